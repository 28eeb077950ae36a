// The contract's lists of words, without a schema: a page has these before it paints.

/** What stands in place of a ward's code for who doesn't know theirs, or lives outside the campaign's. */
export const NO_WARD = ['unknown', 'outside'] as const;

/** Where an answer was taken. */
export const ANSWER_CHANNELS = ['online', 'doorstep', 'phone', 'event', 'paper'] as const;
export type AnswerChannel = (typeof ANSWER_CHANNELS)[number];

/** What a submission is: an anonymous answer, somebody who would like to hear more, a champion or an organisation. */
export const SUBMISSION_KINDS = ['issue-response', 'contact', 'champion-signup'] as const;
export type SubmissionKind = (typeof SUBMISSION_KINDS)[number];

/** How submissions are written on the wire: the contract's JSON, urlencoded fields, or OSDI as Action Network reads it. */
export const SUBMISSION_FORMATS = ['json', 'form', 'osdi'] as const;
export type SubmissionFormat = (typeof SUBMISSION_FORMATS)[number];

/** What a statement lets the campaign do; `keep` is the one without which a named entry may not be kept. */
export const CONSENT_CHANNELS = ['keep', 'email', 'sms', 'phone', 'post', 'share'] as const;

/** In which order a survey shows its issues. */
export const ISSUE_ORDERS = ['given', 'alphabetical', 'random'] as const;
