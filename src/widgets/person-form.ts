/**
 * The common part of forms that ask for a name: their boxes, their messages, and how they are read
 * and checked. A page whose visitors only answer a survey loads it only when somebody begins.
 * @module
 */
import { html, nothing, type TemplateResult } from 'lit';
import { consentsFor } from '../contract/campaign/consents.ts';
import type { Campaign, Consent } from '../contract/campaign/reader.ts';
import type { CheckResult, Problem } from '../contract/problem/problem.ts';
import type { Receipt } from '../contract/receipt/reader.ts';
import type { Submission, SubmissionContext } from '../contract/submission/form-reader.ts';
import {
  checkPersonForm,
  type PersonKind,
  readPersonForm,
} from '../contract/submission/person-form.ts';
import { resolveUrl } from '../contract/url-reference.ts';
import { consentBoxes, type FieldContext } from '../forms/index.ts';
import { personMessages } from '../locales/compiled/en-person.ts';
import type { ViewContext } from './view-context.ts';

export { consentsFor } from '../contract/campaign/consents.ts';
export { checkboxField } from '../forms/index.ts';
export { personMessages };

/** The link to the person's private page; nothing if the endpoint has none. */
export function privatePageLink(
  { messages }: ViewContext,
  receipt: Receipt | undefined,
  pageUrl: string,
): TemplateResult | typeof nothing {
  const url = receipt?.mine && resolveUrl(receipt.mine, pageUrl);
  if (!url) return nothing;
  const words = personMessages(messages).privatePage;
  return html`<p><a href=${url} target="_blank" rel="noopener noreferrer">${words}</a></p>`;
}

/** Reads a form, and checks the person's answers. */
export const checkForm = (
  data: FormData,
  campaign: Campaign,
  kind: PersonKind,
  about: SubmissionContext,
): CheckResult<Submission> =>
  checkPersonForm(readPersonForm(data, campaign, kind, about), campaign, kind);

/** A form, and its submission. */
interface CheckedForm {
  readonly problems: readonly Problem[];
  readonly submission?: Pick<Submission, 'consents'> | undefined;
}

/**
 * A form's problems, by the names of its fields. An endpoint names a statement by its position,
 * this form by its id. `answers.organisation.kind` is the field `organisationKind`,
 * `answers.oneToOne.days.0` is `days`.
 */
export const formProblems = ({ problems, submission }: CheckedForm): Problem[] =>
  problems.map((problem) => ({
    ...problem,
    path: problem.path
      .replace(/^(consents\.)(\d+).*/, (path, top: string, at: number) => {
        const id = submission?.consents[at]?.statement;
        return id ? top + id : path;
      })
      .replace(/oneToOne\.(\w+).*/, '$1')
      .replace(
        /(organisation)\.(?!name)(.)/,
        (_, top: string, first: string) => top + first.toUpperCase(),
      ),
  }));

/** The statements of a form, by the names of their boxes. */
export const consentLabels = (
  { localize }: ViewContext,
  campaign: Campaign,
  kind: PersonKind,
  isOrganisation?: boolean,
): Record<string, string> =>
  Object.fromEntries(
    consentsFor(campaign, kind, isOrganisation).map(({ id, statement }) => [
      `consents-${id}`,
      localize(statement).words,
    ]),
  );

/** The statements that a form shows in one place, and the text beside the consent to be kept. */
interface ConsentOptions {
  readonly isShown?: (consent: Consent) => boolean;
  readonly keepHint?: string;
  /** Whether an organisation signs up, which may have its own words. */
  readonly isOrganisation?: boolean;
}

/** The boxes of the statements that a form shows, or of some of them. */
export const consentFields = (
  context: ViewContext,
  field: FieldContext,
  campaign: Campaign,
  kind: PersonKind,
  { isShown = () => true, keepHint, isOrganisation }: ConsentOptions = {},
): TemplateResult =>
  consentBoxes(
    field,
    consentsFor(campaign, kind, isOrganisation).filter(isShown),
    keepHint ?? personMessages(context.messages).keepHint,
    context,
  );
