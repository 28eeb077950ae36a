import { html, type TemplateResult } from 'lit';
import type { ReportSections } from '../../contract/progress/sections-reader.ts';
import type { SectionViewContext } from './section-context.ts';

type WardChoice = ReportSections['choice'][number];

/** The issues that were chosen in a ward, or why there is none. */
function chosenLines(
  { words, text, list }: SectionViewContext,
  { chosen, tied = [] }: WardChoice,
): TemplateResult | TemplateResult[] {
  if (chosen[0])
    return chosen.map(
      (issue) =>
        html`<p class="chosen">
          <span aria-hidden="true">✓ </span><b part="label">${text(issue)}</b>
        </p>`,
    );
  return html`<p>
    ${tied[0] ? words.choice.tied(`\u2068${list(tied)}\u2069`) : words.choice.none}
  </p>`;
}

/** What was chosen in a vote, ward by ward. It never says how many: that is in the result. */
export function choiceView(
  context: SectionViewContext,
  { choice }: ReportSections,
): TemplateResult {
  const { words, day, text } = context;
  return html`<p part="note">${words.choice.people}</p>
    <ul class="cards">
      ${choice.map(
        (ward) =>
          html`<li>
            <p>${ward.where.map((name, at) => html`${at ? ', ' : ''}${text(name)}`)}</p>
            ${chosenLines(context, ward)}
            <p class="states" part="note">
              <span>${day(ward.on)}</span>
              ${
                ward.source
                  ? html`<a href=${ward.source} target="_blank" rel="noopener"
                      >${words.choice.result}</a
                    >`
                  : ''
              }
            </p>
          </li>`,
      )}
    </ul>`;
}
