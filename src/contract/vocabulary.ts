// The contract's lists of words, without a schema: a page runs them before it paints.

import type { BALLOT_KIND } from './ballot/vocabulary.ts';

/** Where an answer was taken. */
export const ANSWER_CHANNELS = ['online', 'doorstep', 'phone', 'event', 'paper'] as const;
export type AnswerChannel = (typeof ANSWER_CHANNELS)[number];

/**
 * What a submission is: an anonymous answer, a person who would like to hear more, or a champion
 * or an organisation.
 */
export const SUBMISSION_KINDS = ['issue-response', 'contact', 'champion-signup'] as const;
export type SubmissionKind = (typeof SUBMISSION_KINDS)[number];

/** Every kind that a page posts to `/submissions`: a vote too (`src/contract/ballot`). */
export type PostedKind = SubmissionKind | typeof BALLOT_KIND;

/**
 * The format of a submission: the contract's JSON, urlencoded fields, or OSDI for Action Network.
 */
export const SUBMISSION_FORMATS = ['json', 'form', 'osdi'] as const;
export type SubmissionFormat = (typeof SUBMISSION_FORMATS)[number];

/**
 * What a consent statement allows the campaign to do. Without a granted `keep`, a submission with
 * a name may not be kept.
 */
export const CONSENT_CHANNELS = ['keep', 'email', 'sms', 'phone', 'post', 'share'] as const;

/** The order in which a survey shows its issues. */
export const ISSUE_ORDERS = ['given', 'alphabetical', 'random'] as const;

/**
 * The type of answer to a campaign's own question: one of its choices, several of them, one line
 * of text, or a whole number.
 */
export const QUESTION_KINDS = ['choice', 'choices', 'text', 'number'] as const;

/** Days on which a 1-2-1 may be. */
export const WEEK_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** Parts of a day. */
export const DAY_PARTS = ['morning', 'afternoon', 'evening'] as const;
/** How to meet. */
export const MEETING_WAYS = ['in-person', 'phone'] as const;
/** What an organisation is. */
export const ORGANISATION_KINDS = [
  'faith',
  'residents',
  'school',
  'charity',
  'union',
  'other',
] as const;
