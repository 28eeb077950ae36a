import type {
  CampaignDocument,
  Problem,
  Receipt,
  Submission,
  SubmissionKind,
} from 'campaign-widgets/contract';
import {
  hasSignup,
  hostedContact,
  hostedSignup,
  hostedSurvey,
  signupNotice,
  surveyNotice,
  type ViewContext,
} from 'campaign-widgets/hosted';
import type { FormFields } from '../http/form-fields.ts';
import type { FormStamp } from './form-stamp.ts';
import type { PageView } from './page-document.ts';

/** The parameters in the address of a form. */
export interface FormQuery {
  readonly as: 'champion' | 'organisation';
  /** The short name of the page that led here. */
  readonly source: string | undefined;
  /** The GSS code of the preselected ward. */
  readonly ward: string | undefined;
  /** The code of the invitation that brought the person. */
  readonly invite: string | undefined;
  /** Whether it is shown in a frame of another page. */
  readonly isFramed: boolean;
}

/** The data for the view of a form. */
export interface FormViewInput {
  readonly campaign: CampaignDocument;
  readonly query: FormQuery;
  readonly stamp: FormStamp;
  readonly values: FormFields;
  readonly problems: readonly Problem[];
  readonly submission: Submission | undefined;
  readonly lookupResult: string;
  /** The first name of whoever invited the person; empty if it is unknown, or may not be read. */
  readonly inviter: string;
  readonly receipt?: Receipt;
}

/** A form with its own page. */
export interface FormKind {
  readonly kind: SubmissionKind;
  readonly view: PageView;
  /** Whether a campaign has this form. */
  isAsked(campaign: CampaignDocument, query: FormQuery): boolean;
  /** The privacy information that a person must get with the form. */
  notice(context: ViewContext, campaign: CampaignDocument): string;
  render(context: ViewContext, input: FormViewInput): unknown;
}

export const FORM_PATHS = ['survey', 'contact', 'signup'] as const;
export type FormPath = (typeof FORM_PATHS)[number];

/** The invitation in a field or in the address. */
export const INVITED_BY = 'invitedBy';
export const DROPPED = 'dropped';

/** The forms, by the last part of their address. */
export const FORM_KINDS: Record<FormPath, FormKind> = {
  survey: {
    kind: 'issue-response',
    view: 'survey',
    isAsked: ({ survey }) => survey !== undefined,
    notice: surveyNotice,
    render: (context, { stamp, ...input }) =>
      hostedSurvey(context, { ...input, order: stamp.order }),
  },
  contact: {
    kind: 'contact',
    view: 'survey',
    isAsked: ({ survey, consents = [] }) =>
      survey?.contactStep === true && consents.some(({ channel }) => channel === 'keep'),
    notice: () => '',
    render: (context, input) =>
      hostedContact(context, input, input.values.text('area') ?? 'unknown'),
  },
  signup: {
    kind: 'champion-signup',
    view: 'signup',
    isAsked: (campaign, { as }) => hasSignup(campaign, as),
    notice: signupNotice,
    render: (context, { query, values, ...input }) =>
      hostedSignup(context, { ...input, as: query.as, invitation: invitationAnswer(values) }),
  },
};

function invitationAnswer(values: FormFields): 'kept' | 'dropped' | undefined {
  const code = values.text(INVITED_BY);
  if (!code) return undefined;
  return code === DROPPED ? 'dropped' : 'kept';
}
