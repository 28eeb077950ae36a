import { html } from 'hono/html';
import type { CampaignDocument } from 'campaign-widgets/contract';
import type { Figure, Measure, RegisterFigures } from './people-records.ts';
import { type Html, formatNumber } from '../organiser/ui/page-layout.ts';
import { displayNames } from '../organiser/ui/display-names.ts';

const MEASURES: [Measure, short: string, one: string, many: string][] = [
  ['recruited', 'Recruited', 'person recruited', 'people recruited'],
  ['oneToOnesAsked', '1-2-1s asked for', '1-2-1 asked for', '1-2-1s asked for'],
  ['oneToOnesHeld', '1-2-1s held', '1-2-1 held', '1-2-1s held'],
  ['trained', 'Trained', 'person trained', 'people trained'],
  ['organisations', 'Organisations', 'organisation', 'organisations'],
  ['invitations', 'Invitations', 'invitation brought somebody', 'invitations brought somebody'],
];

const sum = (figures: Figure[], measure: Measure) =>
  figures.reduce((sum, figure) => (figure.measure === measure ? sum + figure.count : sum), 0);

/** What was reached, without names: erasing somebody does not lower it. */
export const figuresTotals = ({ figures, depth }: RegisterFigures): Html =>
  html`<dl class="figures small">
    ${MEASURES.map(([measure, , one, many]) => {
      const count = sum(figures, measure);
      return html`<div>
        <dt>${count === 1 ? one : many}</dt>
        <dd>${formatNumber(count)}</dd>
      </div>`;
    })}
    <div>
      <dt>in the longest chain of invitations</dt>
      <dd>${formatNumber(depth)}</dd>
    </div>
  </dl>`;

/** The same by ward and by source. */
export function figuresTables(campaign: CampaignDocument, { figures }: RegisterFigures): Html | '' {
  if (figures.length === 0) return '';
  const names = displayNames(campaign);
  return html`<details class="by">
    <summary>By ward and by source</summary>
    ${table(
      'Ward',
      groups(figures, ({ area }) => names.area(area)),
    )}
    ${table(
      'Source',
      groups(figures, ({ source }) => source ?? 'not given'),
    )}
    <p class="hint">
      Each person counts where they first were. Deleting somebody does not lower what was reached.
    </p>
  </details>`;
}

function groups(figures: Figure[], nameOf: (figure: Figure) => string): [string, Figure[]][] {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures)
    groups.set(nameOf(figure), [...(groups.get(nameOf(figure)) ?? []), figure]);
  return [...groups].sort(([a], [b]) => a.localeCompare(b, 'en-GB'));
}

const table = (heading: string, rows: [string, Figure[]][]) =>
  html`<div class="wide" tabindex="0" role="region" aria-label="By ${heading.toLowerCase()}">
    <table>
      <thead>
        <tr>
          <th scope="col">${heading}</th>
          ${MEASURES.map(([, short]) => html`<th scope="col" class="number">${short}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, figures]) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${MEASURES.map(([measure]) => html`<td class="number">${formatNumber(sum(figures, measure))}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
