import { createProblem, type Problem } from 'campaign-widgets/contract';
import {
  type DocumentChecksMessages,
  englishDocumentChecks,
} from '../organiser/locales/compiled/en-document-checks.ts';

/** Subjects that a campaign's own question should ask about only with care. */
export type SensitiveSubject = keyof DocumentChecksMessages['subjects'];

/**
 * The checks of a document beyond its schema: the code of each, and the parameters of its message.
 */
interface OwnData {
  contact: { part: 'contact' | 'complaints' };
  scheme: { address: string };
  encoding: { sign: string };
  'too-long': { max: number; length: number };
  constituency: { place: string };
  council: { place: string };
  'closes-first': object;
  'closed-already': object;
  'unknown-ward': { ward: string; edition: string };
  'other-ward': { name: string; code: string; ward: string; council: string };
  more: { count: number };
  'not-offered': { language: string };
  incomplete: { language: string; count: number; first: string };
  'unknown-key': { meant?: string };
  sensitive: { subject: SensitiveSubject };
  'text-contrast': { ratio: string; nearest?: string };
  'page-contrast': { ratio: string; nearest?: string };
  'reused-id': { id: string } & ({ kind: string } | { words: string });
}
type CheckCode = keyof OwnData;
/** The same as the data of any problem. */
type CheckData = { [Code in CheckCode]: OwnData[Code] & { max?: number } };

type CheckWords = {
  [Code in CheckCode]: (words: DocumentChecksMessages, data: CheckData[Code]) => string;
};

const CHECK_WORDS: CheckWords = {
  contact: (words, { part }) => words[part],
  scheme: (words, { address }) => words.scheme(address),
  encoding: (words, { sign }) => words.encoding(sign),
  'too-long': (words, { max, length }) => words.tooLong(max, length),
  constituency: (words, { place }) => words.constituency(place),
  council: (words, { place }) => words.council(place),
  'closes-first': (words) => words.closesFirst,
  'closed-already': (words) => words.closedAlready,
  'unknown-ward': (words, { ward, edition }) => words.unknownWard(ward, edition),
  'other-ward': (words, { name, code, ward, council }) =>
    words.otherWard(name, code, ward, council),
  more: (words, { count }) => words.moreWards(count),
  'not-offered': (words, { language }) => words.notOffered(language),
  incomplete: (words, { language, count, first }) => words.incomplete(language, count, first),
  'unknown-key': (words, { meant }) =>
    meant === undefined ? words.unknownKey : words.mistypedKey(meant),
  sensitive: ({ sensitive, subjects, reasons }, { subject }) =>
    sensitive(subjects[subject], subject === 'birth' ? reasons.identity : reasons.special),
  'text-contrast': (words, { ratio, nearest }) =>
    nearest === undefined ? words.textContrast(ratio) : words.textContrastNearest(ratio, nearest),
  'page-contrast': (words, { ratio, nearest }) =>
    nearest === undefined ? words.pageContrast(ratio) : words.pageContrastNearest(ratio, nearest),
  'reused-id': (words, data) =>
    'kind' in data ? words.reusedKind(data.kind, data.id) : words.reusedId(data.id, data.words),
};

/**
 * A problem found by the checks of a document, with an English message for the author of the file.
 */
export const documentProblem = <Code extends CheckCode>(
  path: string,
  code: Code,
  data: CheckData[Code],
): Problem => createProblem(path, code, CHECK_WORDS[code](englishDocumentChecks, data), data);

/** The message of such a problem in another language; undefined for any other problem. */
export const describeCheck = (
  words: DocumentChecksMessages,
  { code, params = {} }: Problem,
): string | undefined =>
  Object.hasOwn(CHECK_WORDS, code)
    ? // Its data came from documentProblem with the same code.
      CHECK_WORDS[code as CheckCode](words, params as never)
    : undefined;
