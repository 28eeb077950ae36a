import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { ReportSections } from '../../contract/progress/sections-reader.ts';
import type { SectionViewContext } from './section-context.ts';

type MilestoneState = ReportSections['milestones'][number]['state'];

/** Each state has its own shape, so that it does not depend on colour alone. */
const STATE_PICTURES: Record<MilestoneState, SVGTemplateResult> = {
  // A disc with a tick cut out.
  done: svg`
    <path
      class="fill"
      fill-rule="evenodd"
      d="M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22zM10.4 17l-4.9-4.9 1.7-1.7 3.2 3.2 6.4-6.4 1.7 1.7z"
    />`,
  now: svg`
    <circle class="line" cx="12" cy="12" r="10" />
    <circle class="fill" cx="12" cy="12" r="5.5" />`,
  next: svg`<circle class="line" cx="12" cy="12" r="10" stroke-dasharray="3 3.28" />`,
  won: svg`
    <path
      class="fill"
      d="M12 0l3.3 7.8 8.5.7-6.5 5.5 2 8.3-7.3-4.4-7.3 4.4 2-8.3L.2 8.5l8.5-.7z"
    />`,
};

/** The steps of a campaign, on a line that is filled as far as the campaign has come. */
export const milestonesView = (
  { words, day, text }: SectionViewContext,
  { milestones }: ReportSections,
): TemplateResult =>
  html`<ol>
    ${milestones.map(
      ({ label, state, date, note }) =>
        html`<li class="milestone ${state}" aria-current=${state === 'now' && 'step'}>
          <svg class="step" viewBox="0 0 24 24" aria-hidden="true">${STATE_PICTURES[state]}</svg>
          <div>
            <b part="label">${text(label)}</b>
            <p>
              <span part="chip">${words.states[state]}</span>
              ${date ? html`<span part="note">${day(date)}</span>` : ''}
            </p>
            ${note ? html`<p part="note">${text(note)}</p>` : ''}
          </div>
        </li>`,
    )}
  </ol>`;
