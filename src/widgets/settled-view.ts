import { html, type TemplateResult } from 'lit';
import type { Campaign } from '../contract/campaign/reader.ts';
import type { Submission } from '../contract/submission/form-reader.ts';
import type { OutboxEntry, OutboxEvent } from '../delivery/index.ts';
import { fieldOf, fieldProblems } from '../forms/index.ts';
import type * as PersonForm from './person-form.ts';
import type { PendingWords } from './pending-host.ts';
import type { PendingContext } from './pending-view.ts';

const MAX_SHOWN_REFERENCES = 3;

export interface RefusedData {
  entry: OutboxEntry;
  /** The host's own words: then the content is not shown. */
  own: PendingWords | undefined;
  /** The entry's campaign, if it is loaded: its words replace the codes in the answers. */
  campaign: Campaign | undefined;
  /** The messages about problems of forms that ask for a name, if they are loaded. */
  personForm: Pick<typeof PersonForm, 'formProblems' | 'personMessages'> | undefined;
  /** The labels of the fields of those forms, if they are loaded. */
  fieldLabels: Record<string, string> | undefined;
  /** Since when it has waited. */
  since: string;
  /** Deletes it. */
  deletion: TemplateResult;
}

/**
 * Says that waiting entries have been sent, with the references of the first ones; undefined if
 * none.
 */
export function sentNotice(
  { messages, outboxMessages }: PendingContext,
  events: readonly OutboxEvent[],
): TemplateResult | undefined {
  const sent = events.flatMap((event) => ('receipt' in event ? [event.receipt] : []));
  const references = sent.flatMap((receipt) => receipt?.reference ?? []);
  const shown = references.slice(0, MAX_SHOWN_REFERENCES);
  if (!sent.length) return undefined;
  return html`<div class="notice calm">
    <p>
      ${outboxMessages.sent(sent.length)}
      ${
        shown[0]
          ? outboxMessages.references(shown.join(', '), references.length - shown.length)
          : messages.noReceipt
      }
    </p>
  </div>`;
}

/** Why a waiting entry was refused, and its content, because its form is gone. */
export function refusedEntry(context: PendingContext, data: RefusedData): TemplateResult {
  const { headingLevel, messages, outboxMessages } = context;
  const { entry, own, personForm, fieldLabels, since, deletion } = data;
  if (own) return ownRefusal(context, { entry, own, deletion });
  const { problems: given = [], status } = entry.refused ?? {};
  const problems = personForm?.formProblems({ problems: given, ...sentOf(entry) }) ?? given;
  const reasons = fieldProblems(
    problems,
    [...new Set(problems.map(({ path }) => fieldOf(path)))],
    messages,
    {
      sentences: {
        ...personForm?.personMessages(messages).problems,
        ...messages.surveyThanks?.contact.problems,
        'campaign withdrawn': outboxMessages.withdrawn,
      },
      labels: { ...fieldLabels, ...ownLabels(context, data) },
    },
  );
  const isWithdrawn = problems.some(({ code }) => code === 'withdrawn');
  return html`<div class="notice" role="alert">
    <div role="heading" aria-level=${headingLevel}>
      ${isWithdrawn ? messages.withdrawn : messages.refusedTitle}
    </div>
    <p>${outboxMessages.refused(since)}</p>
    <ul>
      ${
        reasons[0]
          ? reasons.map(({ words }) => html`<li>${words}</li>`)
          : html`<li>${messages.notTaken} (${status})</li>`
      }
    </ul>
    <details>
      <summary>${outboxMessages.wrote}</summary>
      ${textsOf(context, entry, data.campaign).map((text) => html`<p><bdi>${text}</bdi></p>`)}
    </details>
    ${deletion}
  </div>`;
}

/** Why an entry was refused whose content must not be shown. */
function ownRefusal(
  { headingLevel, messages }: PendingContext,
  { entry, own, deletion }: { entry: OutboxEntry; own: PendingWords; deletion: TemplateResult },
): TemplateResult {
  const { problems = [], status = 0 } = entry.refused ?? {};
  return html`<div class="notice" role="alert">
    <div role="heading" aria-level=${headingLevel}>${messages.refusedTitle}</div>
    <p>${own.refused}</p>
    <ul>
      ${own.reasons(problems, status).map((reason) => html`<li>${reason}</li>`)}
    </ul>
    ${deletion}
  </div>`;
}

/** The submission that was sent. */
const sentOf = ({ body }: OutboxEntry) => ({ submission: JSON.parse(body) as Submission });

/** The texts of the campaign's own questions and statements, by the names of their fields. */
function ownLabels(
  { localize }: PendingContext,
  { entry, campaign }: RefusedData,
): Record<string, string> {
  const { survey, champion } = campaign ?? {};
  const questions = [...(survey?.questions ?? []), ...(champion?.questions ?? [])];
  const { consents = [] } = sentOf(entry).submission;
  return Object.fromEntries([
    ...questions.map(({ id, label }) => [`more-${id}`, localize(label).words] as const),
    ...consents.map(({ statement, words }) => [`consents-${statement}`, words] as const),
  ]);
}

/** The person's answers, in the form's own words if the campaign is loaded. */
function textsOf(
  { localize }: PendingContext,
  { body }: OutboxEntry,
  campaign: Campaign | undefined,
): string[] {
  const { area, answers } = JSON.parse(body) as Partial<Submission>;
  const { inviteCode: _, invitedBy: __, ...given } = answers as Record<string, unknown>;
  const { areas, survey, champion } = campaign ?? {};
  const labels = new Map([
    ...(areas?.wards ?? []).map(({ code, name }) => [code, name] as const),
    ...[...(survey?.issues ?? []), ...(champion?.roles ?? [])].map(
      ({ id, label }) => [id, label] as const,
    ),
  ]);
  const flatten = (value: unknown): unknown[] =>
    value && typeof value === 'object' ? Object.values(value).flatMap(flatten) : [value];
  return flatten([area?.code, given])
    .filter((text) => typeof text === 'string')
    .map((text) => localize(labels.get(text) ?? text).words);
}
