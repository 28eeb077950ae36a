import { html, type TemplateResult } from 'lit';
import type { BallotResult, PublicBallot } from '../../contract/ballot/reader.ts';
import { localizedText } from '../../forms/index.ts';
import type { BallotResultMessages } from '../../locales/compiled/en-ballot-result.ts';
import type { PhaseContext } from './ballot-parts.ts';
import { optionText } from './contest-names.ts';

/** A bar for each issue and for none, as a share of the votes: the same scale in every ward. */
export function contestBars(
  context: PhaseContext,
  words: BallotResultMessages,
  contest: PublicBallot['contests'][number],
  { ballots, none, options, chosen }: BallotResult['contests'][number],
): TemplateResult {
  const { messages, language } = context;
  const rows = [
    ...options
      .map(({ id, count }) => ({
        label: optionText(context, contest, id),
        count,
        isChosen: chosen.includes(id),
      }))
      .sort((a, b) => b.count - a.count),
    { label: { words: context.words.none, lang: language }, count: none, isChosen: false },
  ];
  return html`<ul class="bars">
      ${rows.map(
        ({ label, count, isChosen }) =>
          html`<li class=${isChosen ? 'own' : ''}>
            <span>${localizedText(label, language)}</span>
            <b>${messages.formats.number(count)}</b>
            <svg aria-hidden="true">
              <rect width="100%" height="100%" />
              <rect
                class="share"
                width="${Math.min(100, (100 * count) / ballots)}%"
                height="100%"
              />
            </svg>
          </li>`,
      )}
    </ul>
    <p>${words.ballots(ballots)}</p>`;
}
