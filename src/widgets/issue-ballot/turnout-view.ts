import { html, nothing, type TemplateResult } from 'lit';
import type { BallotResult, PublicBallot } from '../../contract/ballot/reader.ts';
import { localizedText } from '../../forms/index.ts';
import type { BallotResultMessages } from '../../locales/compiled/en-ballot-result.ts';
import type { PhaseContext } from './ballot-parts.ts';

type Turnout = BallotResult['turnout'];

/** A figure of the turnout; `parts` says where it comes from. */
interface TurnoutRow {
  readonly label: string;
  readonly figure: number;
  readonly parts?: Readonly<Record<string, number>>;
}

const sumCounts = (figures: Readonly<Record<string, number>>): number =>
  Object.values(figures).reduce((sum, figure) => sum + figure, 0);

/** How many took part, in every way. It says nothing about choices. */
export function turnoutView(
  context: PhaseContext,
  words: BallotResultMessages,
  ballot: PublicBallot,
  { turnout, log }: BallotResult,
): TemplateResult {
  const { messages, isUnfolded } = context;
  const [issued, ...others] = turnoutRows(words, turnout);
  const rows = [...(issued ? [issued] : []), ...others.filter(({ figure }) => figure > 0)];
  return html`<details ?open=${isUnfolded}>
    <summary>${words.turnout.title}</summary>
    <ul>
      ${rows.map(
        ({ label, figure, parts }) =>
          html`<li>
            ${label}: <b>${messages.formats.number(figure)}</b>
            ${parts ? turnoutParts(context, words, ballot, parts) : nothing}
          </li>`,
      )}
    </ul>
    <p class="log">${words.log(log)}</p>
  </details>`;
}

const turnoutRows = (
  { turnout: words }: BallotResultMessages,
  { issued, issuedLate = 0, spent, papers, spoiled, refused, headcount }: Turnout,
): TurnoutRow[] => [
  { label: words.issued, figure: sumCounts(issued), parts: issued },
  { label: words.late, figure: issuedLate },
  { label: words.online, figure: spent.online },
  { label: words.event, figure: spent.event },
  { label: words.paper, figure: spent.paper },
  { label: words.papers, figure: papers },
  { label: words.spoiled, figure: spoiled },
  { label: words.refused, figure: sumCounts(refused) },
  { label: words.headcount, figure: sumCounts(headcount), parts: headcount },
];

/** Event by event, and how many by email, so that codes and people can be compared. */
function turnoutParts(
  { messages, localize, language }: PhaseContext,
  { turnout: words }: BallotResultMessages,
  { events = [] }: PublicBallot,
  parts: Readonly<Record<string, number>>,
): TemplateResult | typeof nothing {
  const ways: Readonly<Record<string, string>> = words.ways;
  const named = Object.entries(parts).flatMap(([id, figure]) => {
    const event = events.find((one) => one.id === id);
    const way = Object.hasOwn(ways, id) ? ways[id] : undefined;
    const name = event ? localizedText(localize(event.name), language) : way;
    return name && figure ? [{ name, figure }] : [];
  });
  if (!named[0]) return nothing;
  return html`(${named.map(
    ({ name, figure }, at) =>
      html`${at ? ', ' : ''}<bdi>${name}</bdi>: ${messages.formats.number(figure)}`,
  )})`;
}
