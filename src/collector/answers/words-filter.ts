import { html } from 'hono/html';
import type { NamedOption } from '../organiser/ui/display-names.ts';
import { selectField, textField } from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import { wardField } from '../organiser/ui/ward-field.ts';
import { OTHER_ISSUE } from './answer-records.ts';
import { isNarrowed, type WordsQuery, WORDS_STATES } from './words-query.ts';

/** The fields that find texts by their words, ward, issue, and whether they are public. */
export function wordsFilterForm(context: CampaignContext, query: WordsQuery): Html {
  const { campaign, names } = context;
  const messages = context.messages.answers.wordsFilter;
  const path = campaignPath(campaign, '/words');
  const issues = [...(campaign.survey?.issues ?? []).map(({ id }) => id), OTHER_ISSUE];
  return html`<form method="get" action="${path}" class="search" role="search">
      <div class="search-line">
        ${textField({ id: 'q', name: 'q', label: messages.search, value: query.search, type: 'search' })}
        <button class="main">${messages.find}</button>
      </div>
      <details ${isNarrowed({ ...query, search: '' }) ? 'open' : ''}>
        <summary>${messages.more}</summary>
        <div class="fields">
          ${wardField(context, { id: 'ward', name: 'ward', label: messages.ward, value: query.area ?? query.ward, anyWard: messages.anyWard })}
          ${selectField({
            ...{ id: 'issue', name: 'issue', label: messages.issue, value: query.issue },
            options: [
              ['', messages.anyIssue],
              ...issues.map((id): NamedOption => [id, names.issue(id)]),
            ],
          })}
          ${selectField({
            ...{ id: 'show', name: 'show', label: messages.show, value: query.state },
            options: [
              ['', messages.states.all],
              ...WORDS_STATES.map((each): NamedOption => [each, messages.states[each]]),
            ],
          })}
        </div>
        <button>${messages.find}</button>
      </details>
    </form>
    ${isNarrowed(query) ? html`<p><a href="${path}">${messages.showAll}</a></p>` : ''}`;
}
