import { CampaignDocument, checkValue, type Problem } from 'campaign-widgets/contract';
import { findBrokenTexts } from '../http/plain-text.ts';
import { findMistakes } from './document-rules.ts';
import { findWarnings } from './document-warnings.ts';
import { describeProblem } from './document-words.ts';
import { describeIssue } from './describe-issue.ts';
import { explainImprint } from './explain-imprint.ts';
import type { FindPlace } from './json-text.ts';

/** Everything that is wrong with a document: `problems` has it one a line. */
interface WrongDocument {
  ok: false;
  problems: string[];
  details: Problem[];
}

/** A document that was checked, or what is wrong with it; and what is worth a look either way. */
export type CheckedDocument = { warnings: Problem[] } & (
  { ok: true; campaign: CampaignDocument } | WrongDocument
);

/** More are no help to anybody. */
const MAX_PROBLEMS = 50;

/**
 * Checks a campaign document that somebody wants to publish, as it was written.
 * @param placeOf where each part of it stands in its file, to be told with each problem
 */
export function checkDocument(document: unknown, placeOf?: FindPlace): CheckedDocument {
  const served = checkServedDocument(document);
  const mistakes = served.ok ? findMistakes(served.campaign) : [];
  const warnings = findWarnings(document, served.ok ? served.campaign : undefined);
  if (served.ok && mistakes.length === 0) return { ...served, warnings };
  const all = served.ok ? mistakes : explainImprint(document, served.details);
  const details = all.slice(0, MAX_PROBLEMS).map((problem) => tellMissing(document, problem));
  const problems = details.map((problem) => describeProblem(problem, placeOf));
  return { ok: false, problems, details, warnings };
}

/**
 * Whether a document can be served: one that was published by earlier rules is still served by
 * them.
 */
export function checkServedDocument(
  document: unknown,
): { ok: true; campaign: CampaignDocument } | WrongDocument {
  const broken = findBrokenTexts(document);
  const checked = checkValue(CampaignDocument, document, describeIssue);
  if (checked.ok && broken.length === 0) return { ok: true, campaign: checked.value };
  const details = broken.length > 0 || checked.ok ? broken : checked.problems;
  return { ok: false, problems: details.map(({ message }) => message), details };
}

/** A value that is not there is told as missing, before what it must be. */
function tellMissing(document: unknown, problem: Problem): Problem {
  const { path, code, message } = problem;
  const value = path
    .split('.')
    .reduce<unknown>((inner, key) => (isKeyed(inner) ? inner[key] : undefined), document);
  if (code !== 'required' || path === '' || value !== undefined) return problem;
  return { ...problem, message: message.replace(/^(\S+) must /, '$1 is missing: it must ') };
}

const isKeyed = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
