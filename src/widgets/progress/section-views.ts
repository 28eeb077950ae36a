import { html, type TemplateResult } from 'lit';
import type { FigureReport } from '../../contract/progress/figures-reader.ts';
import {
  readSections,
  type ReportSections,
  type SectionReading,
} from '../../contract/progress/sections-reader.ts';
import { sectionsMessages } from '../../locales/compiled/en-sections.ts';
import { choiceView } from './choice-view.ts';
import type { ShownMeasure } from './measures-view.ts';
import { milestonesView } from './milestones-view.ts';
import type { SectionContext, SectionViewContext } from './section-context.ts';
import { wardsView } from './wards-view.ts';

export { styles } from './section.styles.ts';

type SectionName = keyof ReportSections;

/** The data of a section: the report, and the measures of it that the page shows. */
export interface SectionData {
  report: FigureReport;
  measures: ShownMeasure[];
  /** The name of the section. */
  part: string;
  headingLevel: number;
}

/** The content of a section; undefined if it is empty. */
type SectionView = (
  context: SectionViewContext,
  sections: ReportSections,
  measures: ShownMeasure[],
) => TemplateResult | undefined;

/** Marks an answer, so that it does not depend on colour or on reading alone. */
const ANSWER_SIGNS = { yes: '✓', no: '✕', partly: '◐', 'none-yet': '…', pending: '…' };

/** A state in a rounded frame. */
const stateChip = (state: keyof typeof ANSWER_SIGNS, word: string): TemplateResult =>
  html`<span part="chip" class=${state}
    ><span aria-hidden="true">${ANSWER_SIGNS[state]} </span>${word}</span
  >`;

const SECTION_VIEWS: Record<SectionName, SectionView> = {
  milestones: milestonesView,
  choice: choiceView,
  wards: wardsView,

  pledges: ({ words, day, text }, { pledges }) =>
    html`<ul class="cards">
      ${pledges.map(
        ({ who, role, ask, answer, saidOn, followUpOn, kept, source }) =>
          html`<li>
            <p><b part="label">${text(who)}</b>${role ? html`, ${text(role)}` : ''}</p>
            <p>${words.asked} ${text(ask)}</p>
            <p class="states">
              <span>${words.answer} ${stateChip(answer, words.answers[answer])}</span>
              ${saidOn ? html`<span part="note">${day(saidOn)}</span>` : ''}
              ${kept ? stateChip(kept, words.kept[kept]) : ''}
            </p>
            ${
              followUpOn || source
                ? html`<p part="note">
                    ${followUpOn ? words.followUp(day(followUpOn)) : ''}
                    ${
                      source
                        ? html`<a href=${source} target="_blank" rel="noopener">${words.source}</a>`
                        : ''
                    }
                  </p>`
                : ''
            }
          </li>`,
      )}
    </ul>`,

  events: ({ words, day, number, text, figureView }, { events }) =>
    html`<ul class="cards">
      ${events.map(({ name, on, target, turnout, lastTime }) => {
        const notes = [
          turnout === undefined && target && words.target(number(target)),
          lastTime !== undefined && words.lastTime(number(lastTime)),
        ].filter(Boolean);
        const figure = { value: turnout ?? 0, goal: target };
        return html`<li>
          <p><b part="label">${text(name)}</b></p>
          <p part="note">${day(on)}</p>
          ${turnout === undefined ? '' : figureView({ figure, label: words.turnout, layout: 'bar' })}
          ${notes[0] ? html`<p part="note">${notes.join(' ')}</p>` : ''}
        </li>`;
      })}
    </ul>`,

  wins: ({ words, day, list, text }, { wins }) =>
    html`<ul class="cards">
      ${wins.map(
        ({ what, where, on, with: partners = [] }) =>
          html`<li>
            <p><b part="label">${text(what)}</b></p>
            <p class="states">
              <span part="chip"><span aria-hidden="true">★ </span>${words.states.won}</span>
              <span part="note">${where ? html`${text(where)}, ` : ''}${day(on)}</span>
            </p>
            ${partners[0] ? html`<p part="note">${words.with(list(partners))}</p>` : ''}
          </li>`,
      )}
    </ul>`,
};

/** The sections of a report are read once, for all trackers and renders. */
const readings = new WeakMap<FigureReport, SectionReading>();

function sectionsOf(report: FigureReport): SectionReading {
  const reading = readings.get(report) ?? readSections(report.source);
  readings.set(report, reading);
  return reading;
}

/** The places of the mistakes in a report's sections. */
export const sectionMistakes = (report: FigureReport): string[] => sectionsOf(report).mistakes;

const isSectionName = (part: string): part is SectionName => Object.hasOwn(SECTION_VIEWS, part);

/** A section of a report, under its heading; nothing if there is no such section. */
export function sectionView(context: SectionContext, data: SectionData): unknown {
  const { report, measures, part, headingLevel } = data;
  if (!isSectionName(part)) return undefined;
  const words = sectionsMessages(context.messages);
  const { sections } = sectionsOf(report);
  const content =
    sections[part][0] && SECTION_VIEWS[part]({ ...context, words }, sections, measures);
  return (
    content &&
    html`<div class="section" part="section">
      <div role="heading" aria-level=${headingLevel} part="label">${words.titles[part]}</div>
      ${content}
    </div>`
  );
}
