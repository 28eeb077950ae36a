import {
  type CampaignDocument,
  type CheckResult,
  checkSubmissionForm,
  checkValue,
  readSubmissionForm,
  Submission,
} from 'campaign-widgets/contract';
import type { FormFields } from '../http/form-fields.ts';
import { DROPPED, INVITED_BY } from './form-kinds.ts';
import type { FormStamp } from './form-stamp.ts';

const MAX_HONEYPOT_LENGTH = 200;

/** What a form does not say: where it stands, and how long it was there. */
export interface PostedForm {
  readonly fields: FormFields;
  readonly stamp: FormStamp;
  readonly source: string | undefined;
  /** Origin and path of the page. */
  readonly page: string;
  /** Whether it came back faster than anybody fills it in. */
  readonly isTooFast: boolean;
}

/** What was read, and what is wrong with it. */
export interface ReadForm {
  readonly checked: CheckResult<Submission>;
  /** As far as it could be read: a problem may name a statement by its place. */
  readonly read: Submission;
}

/**
 * Reads a form as the widget does, with the flat field names of the contract. Its times are those
 * of the page view, so that the button pressed twice sends the same answer.
 * @param campaign the version whose words were shown
 */
export function readPostedForm(form: PostedForm, campaign: CampaignDocument): ReadForm {
  const { fields, stamp, source, page, isTooFast } = form;
  const data = new FormData();
  for (const [name, text] of fields.entries()) data.append(name, text);
  data.set('inviteCode', stamp.inviteCode);
  if (data.get(INVITED_BY) === DROPPED) data.delete(INVITED_BY);
  const honeypot = fields.text('homepage')?.slice(0, MAX_HONEYPOT_LENGTH);
  const read = readSubmissionForm(data, campaign, stamp.kind, {
    id: stamp.id,
    answeredAt: stamp.shownAt,
    channel: 'online',
    locale: stamp.language,
    page,
    signals: {
      ...(stamp.kind === 'issue-response' && { order: [...stamp.order, 'other'] }),
      ...(isTooFast && { seconds: 0 }),
      ...(honeypot && { honeypot }),
    },
    ...(source !== undefined && { source }),
  });
  const checked = checkSubmissionForm(read, campaign, stamp.kind);
  return {
    // What its fields leave open the contract decides, as of a submission that comes as JSON.
    checked: checked.ok ? checkValue(Submission, withoutUndefined(checked.value)) : checked,
    read: read as Submission,
  };
}

/** As JSON has it: what is undefined is not there. */
const withoutUndefined = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
