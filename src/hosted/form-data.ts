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
  /** What was read from the form: a problem may name a statement by its place in it. */
  readonly submission?: Submission | undefined;
  readonly receipt?: Receipt | undefined;
  /** What came of looking a postcode up. */
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
 * What the template of a form is given by a server: nothing happens in it before a script is there.
 */
export const hostedFormData = (form: HostedForm): FormViewData => ({
  campaign: form.campaign,
  form: formState(form),
  questionFields,
  notice: undefined,
  // What is chosen and typed is put into the markup, as it is after a form was wrong.
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
