import { html, type TemplateResult } from 'lit';
import type { PublicBallot } from '../../src/contract/index.ts';
import type { IssueBallotWidget } from '../../src/widgets/issue-ballot/index.ts';
import { campaign } from './campaigns.ts';
import { type Place, place } from './faults.ts';
import { open, type Person, until } from './harness.ts';

/** A resident before a ballot, and the endpoint of its votes. */
export interface Voter {
  person: Person;
  endpoint: Place;
}

/** Opens a page with a ballot. */
export async function openBallot(
  ballot: PublicBallot,
  {
    endpoint,
    later,
    around = (widget) => widget,
    document = campaign,
    ...changes
  }: Partial<Pick<IssueBallotWidget, 'ward' | 'lang' | 'deliver'>> & {
    endpoint?: Place;
    /** What the ballot is when it is asked for again. */
    later?: PublicBallot;
    around?: (widget: TemplateResult) => TemplateResult;
    /** Makes the campaign's document. */
    document?: typeof campaign;
  } = {},
): Promise<Voter> {
  const own = endpoint ?? (await place('receipt'));
  const answers = [ballot, ...(later ? [later] : [])].map((body) => ({ status: 200, body }));
  const { url: ballots } = await place(...answers);
  const person = await open(
    around(
      html`<campaign-issue-ballot
        .campaign=${document({ ballots })}
        .deliver=${changes.deliver}
        ballot=${ballot.id}
        endpoint=${own.url}
        ward=${changes.ward ?? ''}
        lang=${changes.lang ?? ''}
      ></campaign-issue-ballot>`,
    ),
  );
  await until(() => !person.reads().includes('Loading…'), 'the ballot has loaded');
  return { person, endpoint: own };
}

/** Fills in a vote for a ballot of one ward, all but the press of the button. */
export function fillVote(person: Person, code: string, ...issues: string[]): void {
  person.fill('Your code', code);
  for (const issue of issues) person.pick(issue, 'checkbox');
  person.pick(
    'I live in Harborne. I have not voted in this vote before, here, on paper or online.',
    'checkbox',
  );
}
