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

/** The data that is not in a form: its page, and how long it was open. */
export interface PostedForm {
  readonly fields: FormFields;
  readonly stamp: FormStamp;
  readonly source: string | undefined;
  /** Origin and path of the page. */
  readonly page: string;
  /** Whether it came back faster than a person can fill it in. */
  readonly isTooFast: boolean;
}

/** The submission that was read, and its problems. */
export interface ReadForm {
  readonly checked: CheckResult<Submission>;
  /** As far as it could be read: a problem may name a statement by its position. */
  readonly read: Submission;
}

/**
 * Reads a form as the widget does, with the flat field names of the contract. Its times are those
 * of the page view, so that pressing the button twice sends the same answer.
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
    // The contract then checks it like a submission that comes as JSON.
    checked: checked.ok ? checkValue(Submission, withoutUndefined(checked.value)) : checked,
    read: read as Submission,
  };
}

/** In the form of JSON, without undefined values. */
const withoutUndefined = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
