import {
  readList,
  readNumber,
  readObject,
  readOneOf,
  readText,
  readWhole,
} from '../contract/value-readers.ts';
import { SUBMISSION_KINDS, type SubmissionKind } from '../contract/vocabulary.ts';

/** What the collector tells its own script about the form of one page view. */
export interface FormPageView {
  /** The id of the submission that the form will send. */
  readonly id: string;
  readonly kind: SubmissionKind;
  readonly campaign: string;
  /** The version of the campaign whose words are shown, and their language. */
  readonly version: number;
  readonly language: string;
  /** When the form was first shown: ISO 8601, UTC. */
  readonly shownAt: string;
  /** The issues in the order shown. */
  readonly order: readonly string[];
  /** The code by which a champion invites others. */
  readonly inviteCode: string;
  /** Origin and path of the page. */
  readonly page: string;
  /** The short name of the page that led here. */
  readonly source?: string | undefined;
  readonly as: 'champion' | 'organisation';
}

const readView = readObject({
  id: readText,
  kind: readOneOf(...SUBMISSION_KINDS),
  campaign: readText,
  version: readNumber,
  language: readText,
  shownAt: readText,
  order: readList(readText),
  inviteCode: readText,
  page: readText,
  'source?': readText,
  as: readOneOf('champion', 'organisation'),
});

/** Reads what a form of a page says about itself; undefined if it says nothing that is known. */
export function readPageView(json: string | undefined): FormPageView | undefined {
  try {
    return readWhole(readView, JSON.parse(json ?? ''));
  } catch {
    return undefined;
  }
}
