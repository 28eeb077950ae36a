import { html, type TemplateResult } from 'lit';
import { ownValue } from '../../contract/plain-object.ts';
import type { TrackerReport } from '../../contract/progress/reader.ts';
import { sectionsMessages } from '../../locales/compiled/en-sections.ts';
import type { SectionsMessages } from '../../locales/index.ts';
import type { FigureContext } from './figure-context.ts';
import type { GoalFigure } from './goal-progress.ts';
import type { ShownMeasure } from './measures-view.ts';
import type { MeterData } from './meter-view.ts';

export { sectionStyles } from './section.styles.ts';

type SectionName = 'milestones' | 'wards' | 'pledges' | 'events' | 'wins';

/** What a section is given: the report, and the measures of it that the page shows. */
export interface SectionData {
  report: TrackerReport;
  measures: ShownMeasure[];
  /** The name of the section. */
  part: string;
  headingLevel: number;
}

/** The figures of a section are shown in the same way as measures, by what has shown those. */
export interface SectionContext extends Omit<FigureContext, 'words'> {
  readonly sentence: (figure: GoalFigure) => string;
  readonly meter: (data: MeterData) => unknown;
}

/** The content of a section; undefined where there is nothing to tell. */
type SectionView = (
  context: SectionContext & { words: SectionsMessages },
  data: SectionData,
) => TemplateResult | undefined;

const SECTION_VIEWS: Record<SectionName, SectionView> = {
  milestones: ({ words, day, text }, { report }) =>
    html`<ol>
      ${report.milestones.map(
        ({ label, state, date, note }) =>
          html`<li class=${state} aria-current=${state === 'now' && 'step'}>
            <span class="step" aria-hidden="true">${{ done: '✓', now: '●', next: '' }[state]}</span>
            <div>
              <b>${text(label)}</b>
              <p part="note">${words.states[state]}${date ? `, ${day(date)}` : ''}</p>
              ${note ? html`<p>${text(note)}</p>` : ''}
            </div>
          </li>`,
      )}
    </ol>`,

  wards({ words, number, text }, { report, measures }) {
    const { wards } = report;
    const told = measures.filter(({ id }) => wards.some(({ values }) => Object.hasOwn(values, id)));
    if (!told[0]) return undefined;
    return html`${told.map(({ id, label, unit }) => {
      const most = Math.max(...wards.map(({ values }) => ownValue(values, id) ?? 0));
      return html`<p part="label">${text(label)}</p>
        <ul>
          ${wards.map(({ name, values }) => {
            const value = ownValue(values, id);
            return html`<li>
              ${text(name)} <b>${value === undefined ? words.notShown : number(value, unit)}</b>
              ${
                value
                  ? html`<svg class="bar" aria-hidden="true">
                      <rect class="fill" width="${(100 * value) / most}%" height="100%" rx="7" />
                    </svg>`
                  : ''
              }
            </li>`;
          })}
        </ul>`;
    })}`;
  },

  pledges: ({ words, day, text }, { report }) =>
    html`<ul class="cards">
      ${report.pledges.map(
        ({ who, role, ask, answer, saidOn, followUpOn, kept, source }) =>
          html`<li>
            <p><b>${text(who)}</b>${role ? html`, ${text(role)}` : ''}</p>
            <p>${words.asked} ${text(ask)}</p>
            <p>
              ${words.answer}
              <b>${words.answers[answer]}</b
              >${saidOn ? ` (${day(saidOn)})` : ''}${kept ? html`. <b>${words.kept[kept]}</b>` : ''}.
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

  events({ words, day, number, text, sentence, meter }, { report }) {
    return html`<ul class="cards">
      ${report.events.map(({ name, on, target, turnout, lastTime }, at) => {
        const figure = turnout === undefined ? undefined : { value: turnout, goal: target };
        const came = figure ? sentence(figure) : '';
        return html`<li>
          <p><b id="event-${at}">${text(name)}</b>, ${day(on)}</p>
          <p>
            ${figure ? `${words.turnout} ${came}.` : target ? words.target(number(target)) : ''}
            ${lastTime === undefined ? '' : words.lastTime(number(lastTime))}
          </p>
          ${figure ? meter({ figure, sentence: came, labelledBy: `event-${at}`, layout: 'bar' }) : ''}
        </li>`;
      })}
    </ul>`;
  },

  wins: ({ words, day, list, text }, { report }) =>
    html`<ul class="cards">
      ${report.wins.map(
        ({ what, where, on, with: partners = [] }) =>
          html`<li>
            <p><b>${text(what)}</b></p>
            <p part="note">
              ${where ? html`${text(where)}, ` : ''}${day(on)}.
              ${partners[0] ? words.with(list(partners)) : ''}
            </p>
          </li>`,
      )}
    </ul>`,
};

const isSectionName = (part: string): part is SectionName => Object.hasOwn(SECTION_VIEWS, part);

/**
 * A part of a report beside its measures, under its heading; nothing where there is no such part.
 */
export function sectionView(context: SectionContext, data: SectionData): unknown {
  const { report, part, headingLevel } = data;
  if (!isSectionName(part)) return undefined;
  const words = sectionsMessages(context.messages);
  const content = report[part][0] && SECTION_VIEWS[part]({ ...context, words }, data);
  return (
    content &&
    html`<div class="section" part="section">
      <div role="heading" aria-level=${headingLevel} part="label">${words.titles[part]}</div>
      ${content}
    </div>`
  );
}
