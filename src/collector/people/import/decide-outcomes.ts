import { contactKeys } from '../contact-keys.ts';
import type { ImportedPerson, ImportOutcome, PersonMatch } from './import-records.ts';
import { nameVariants } from './match-people.ts';

/**
 * Decides what becomes of the people of a list, one after the other: the same rules before they are
 * kept and while.
 */
export class OutcomeDecider {
  /** Names by contact, of the people who were added. */
  readonly #added = new Map<string, string[]>();

  decide(person: ImportedPerson, { known, shared, suppressed }: PersonMatch): ImportOutcome {
    const keys = contactKeys(person);
    const sharers = keys.flatMap((key) => this.#added.get(key) ?? []);
    const variants = nameVariants(person.name);
    if (known || sharers.some((name) => variants.includes(name))) return 'known';
    const isShared = shared !== undefined || sharers.length > 0;
    if (isShared && person.decision === 'same') return 'known';
    if (suppressed === 'erased') return 'suppressed';
    if (suppressed === 'list') return 'refused-before';
    const [name = ''] = variants;
    for (const key of keys) this.#added.set(key, [...(this.#added.get(key) ?? []), name]);
    return isShared && person.decision !== 'other' ? 'perhaps-known' : 'added';
  }
}
