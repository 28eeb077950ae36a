import { CountableRule } from '../answers/countable-entries.ts';
import type { ConsentGiven, DetailsChange } from 'campaign-widgets/contract';
import { changePerson } from './change-person.ts';
import { changeSignup } from './change-signup.ts';
import { giveConsents } from './give-consents.ts';
import { erasePerson } from './erase-person.ts';
import { eraseSignup } from './erase-signup.ts';
import type {
  ImportedPerson,
  ImportOptions,
  ImportOutcome,
  ListRefusal,
} from './import/import-records.ts';
import { importPeople } from './import/import-people.ts';
import { rememberRefusals } from './import/remember-refusals.ts';
import { type BatchRef, takeBatchBack } from './import/take-batch-back.ts';
import { PeopleRows } from './people-rows.ts';
import type { ConsentState, PersonChange } from './person.ts';
import { removePerson } from './remove-person.ts';
import type { SignupChangeOutcome } from './signup-records.ts';
import { showFirstName } from './show-first-name.ts';
import { withdrawConsent } from './withdraw-consent.ts';

/**
 * A unit of work on the people of one campaign, by one actor, in one transaction; each method is a
 * step.
 */
export class PeopleTransaction extends PeopleRows {
  readonly #rule = new CountableRule(this.trx);

  /**
   * Makes the same change to each of these people; repeating it changes nothing.
   * @returns how many of them exist
   * @throws UncountableError if one of them may not be counted
   */
  async change(ids: string[], change: PersonChange): Promise<number> {
    await this.lock();
    let found = 0;
    for (const id of ids) if (await changePerson(this, this.#rule, id, change)) found += 1;
    return found;
  }

  /** @throws UncountableError if one of these people may not be counted */
  async assertCountable(ids: string[]): Promise<void> {
    for (const id of ids) await this.#rule.assertPerson(this.campaign, id);
  }

  /**
   * Keeps the people of a list.
   * @returns the result for each, in their order
   */
  import(people: ImportedPerson[], options?: ImportOptions): Promise<ImportOutcome[]> {
    return importPeople(this, people, options);
  }

  /**
   * Keeps contacts that a list refuses out of later lists.
   * @returns for each, the ids of its people in the register
   */
  rememberRefusals(refusals: ListRefusal[], batch?: string): Promise<string[][]> {
    return rememberRefusals(this, refusals, batch);
  }

  /** Changes the data of one sign-up. */
  changeSignup(id: string, change: DetailsChange): Promise<SignupChangeOutcome> {
    return changeSignup(this, id, change);
  }

  /**
   * Records what a person agrees to on the private page of a sign-up.
   * @returns whether there is such a sign-up
   */
  give(id: string, consents: readonly ConsentGiven[]): Promise<boolean> {
    return giveConsents(this, id, consents);
  }

  /**
   * Withdraws a statement of a sign-up.
   * @returns whether it was granted until now
   */
  withdraw(id: string, statement: string, via: ConsentState['via']): Promise<boolean> {
    return withdrawConsent(this, id, statement, via);
  }

  /**
   * Withdraws statements in every sign-up of the person whose sign-up this is, as they ask.
   * @returns how many were granted until now
   */
  async withdrawAll(id: string, statements: readonly string[]): Promise<number> {
    await this.lock();
    const person = (await this.findSignup(id))?.person;
    if (!person) return 0;
    let count = 0;
    for (const signup of await this.signupsOf(person))
      for (const statement of statements)
        if (await withdrawConsent(this, signup.id, statement, 'mine')) count += 1;
    return count;
  }

  /**
   * Sets whether a person who opens the invitation of a sign-up may read its person's first name.
   * @returns whether there is such a sign-up
   */
  showFirstName(id: string, isShown: boolean): Promise<boolean> {
    return showFirstName(this, id, isShown);
  }

  /**
   * Deletes the data of a sign-up, as its person asked.
   * @returns whether it existed
   */
  eraseSignup(id: string): Promise<boolean> {
    return eraseSignup(this, id, 'asked');
  }

  /**
   * Deletes a person with all their sign-ups, as they or an organiser asked.
   * @returns whether they existed
   */
  async erase(id: string): Promise<boolean> {
    await this.lock();
    const person = await this.find(id);
    if (person) await erasePerson(this, person, 'asked');
    return person !== undefined;
  }

  /**
   * Removes a person who was written down by mistake, with what they count: nobody is kept out.
   * @returns whether they existed
   */
  async remove(id: string): Promise<boolean> {
    await this.lock();
    const person = await this.find(id);
    if (person) await removePerson(this, person);
    return person !== undefined;
  }

  /**
   * Takes back what some people brought by an imported list.
   * @returns how many of its sign-ups were left
   */
  takeBatchBack(batch: BatchRef, limit: number): Promise<number> {
    return takeBatchBack(this, batch, limit);
  }

  /**
   * Deletes those of these people whose last contact was before this time.
   * @returns how many
   */
  async expirePeople(ids: string[], lastContactBefore: string): Promise<number> {
    if (ids.length === 0) return 0;
    await this.lock();
    const people = await this.findMany(ids);
    const due = people.filter(({ last_contact_at }) => last_contact_at < lastContactBefore);
    for (const person of due) await erasePerson(this, person, 'expired');
    return due.length;
  }

  /**
   * Deletes sign-ups without a consent that lets the campaign keep them.
   * @returns how many existed
   */
  async expireSignups(ids: string[]): Promise<number> {
    let count = 0;
    for (const id of ids) if (await eraseSignup(this, id, 'expired')) count += 1;
    return count;
  }
}
