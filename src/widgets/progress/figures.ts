import { html, type TemplateResult } from 'lit';
import type { TrackerReport } from '../../contract/progress/reader.ts';
import { figures as english } from '../../locales/en-figures.ts';
import type { Progress } from '../../locales/index.ts';
import { type Layout, measures } from './measures.ts';
import { sections } from './sections.ts';
import { inOneLine, type Telling, tellIn } from './telling.ts';

/** What the page wants to see, and how it is said. */
export interface Wanted {
  show: string;
  measure: string;
  layout: Layout;
  headingLevel: number;
  lang: string;
  locale: Progress;
  say: Telling['say'];
}

/** A report as the page wants to see it, and how old it is. */
export function renderFigures(
  report: TrackerReport,
  failed: boolean,
  wanted: Wanted,
): TemplateResult {
  const { layout, headingLevel } = wanted;
  const telling = tellOf(wanted);
  const { words, list, day } = telling;
  const shown = shownOf(report, wanted);
  const parts = partsOf(wanted).map((part) => {
    if (part === 'measures')
      return (
        shown[0] &&
        html`${measures(shown, layout, telling)}
        ${report.partners[0] ? html`<p part="note">${words.together(list(report.partners.map(({ name, asOf }) => `${wanted.say(name).words}${asOf ? ` (${day(asOf)})` : ''}`)))}</p>` : ''}`
      );
    const content = report[part][0] && sections[part](report, telling, shown);
    return (
      content &&
      html`<div class="section" part="section">
        <div role="heading" aria-level=${headingLevel} part="label">${words.titles[part]}</div>
        ${content}
      </div>`
    );
  });
  return html`${parts.some(Boolean) ? parts : html`<p>${words.empty}</p>`}
  ${report.asOf || failed ? html`<p part="note">${report.asOf ? words.asOf(day(report.asOf)) : ''} ${failed ? words.notNew : ''}</p>` : ''}`;
}

/** What has changed of the measures that are shown, each in one line; empty where nothing has. */
export function changesIn(before: TrackerReport, now: TrackerReport, wanted: Wanted): string {
  if (!partsOf(wanted).includes('measures')) return '';
  const telling = tellOf(wanted);
  return shownOf(now, wanted)
    .filter(({ id, value }) => before.measures.some((one) => one.id === id && one.value !== value))
    .map((measured) => `${wanted.say(measured.label).words}: ${inOneLine(measured, telling)}.`)
    .join(' ');
}

const tellOf = ({ lang, locale, say }: Wanted): Telling =>
  tellIn(lang, locale.figures ?? english, say);

const wordsOf = (list: string): string[] => list.match(/\S+/g) ?? [];

/** The parts to show, in their order; a word that names none is passed over. */
const partsOf = ({ show }: Wanted) =>
  wordsOf(show).filter(
    (part): part is 'measures' | keyof typeof sections =>
      part === 'measures' || Object.hasOwn(sections, part),
  );

const shownOf = ({ measures }: TrackerReport, { measure }: Wanted): TrackerReport['measures'] =>
  measure ? wordsOf(measure).flatMap((id) => measures.filter((one) => one.id === id)) : measures;
