import type { Campaign } from '../contract/campaign/reader.ts';
import type { Problem } from '../contract/problem/problem.ts';
import type { Receipt } from '../contract/receipt/reader.ts';
import type { Submission } from '../contract/submission/form-reader.ts';
import type { FormState, FormViewData } from '../widgets/form-parts.ts';
import * as questionFields from '../widgets/question-fields.ts';

/** A form as a server shows it: to fill in, with problems or none, or received. */
export interface HostedForm {
  readonly campaign: Campaign;
  readonly problems?: readonly Problem[];
  /** The submission that was read from the form. A problem may name a statement by its place in it. */
  readonly submission?: Submission | undefined;
  readonly receipt?: Receipt | undefined;
  /** The result of the look-up of a postcode. */
  readonly lookupResult?: string;
}

const ignore = (): void => undefined;

const formState = ({ problems = [], submission, receipt }: HostedForm): FormState => ({
  contact: '',
  step: receipt ? 'received' : 'form',
  problems,
  status: 0,
  locked: false,
  done: !!receipt,
  submission,
  receipt,
});

/**
 * The data that a server gives to the template of a form. Its handlers do nothing, because a server
 * renders no events.
 */
export const hostedFormData = (form: HostedForm): FormViewData => ({
  campaign: form.campaign,
  form: formState(form),
  questionFields,
  notice: undefined,
  // The server writes choices and typed texts into the markup.
  preset: '',
  lookupResult: form.lookupResult ?? '',
  pageUrl: form.receipt?.mine ?? 'about:blank',
  onFind: ignore,
  wantedCount: Infinity,
  onOpen: ignore,
  onSubmit: ignore,
});

/** The handlers that a server leaves out of a form. */
export const NO_HANDLERS = {
  onInput: ignore,
  onReset: ignore,
  onFormData: ignore,
  onDropInvitation: ignore,
  onContinue: ignore,
  onBack: ignore,
  onKeep: ignore,
};
