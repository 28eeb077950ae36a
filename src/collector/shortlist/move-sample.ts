import { html } from 'hono/html';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import type { Html } from '../organiser/ui/page-layout.ts';
import { undoButton } from './move-log.ts';
import type { SortPageData } from './sort-page-data.ts';

/** Some of the texts of a large move, to look at once more, with a button that undoes it. */
export function moveSample(
  context: CampaignContext,
  { sample, headings }: SortPageData,
): Html | '' {
  const { sort } = context.messages.choose;
  if (!sample) return '';
  const { move, texts } = sample;
  const heading =
    move.theme === null
      ? sort.takeOut
      : (headings.find(([id]) => id === move.theme)?.[1] ?? move.theme);
  const title = sort.confirm(html`<bdi>${heading}</bdi>`);
  return html`<section class="card" aria-labelledby="sample">
    <h2 id="sample">${title}</h2>
    <p>${sort.sample(texts.length, move.texts)}</p>
    <ul>
      ${texts.map(({ text, language }) => html`<li><bdi class="typed" lang="${language}">${text}</bdi></li>`)}
    </ul>
    ${undoButton(context, move, sort.move(move.texts, heading))}
  </section>`;
}
