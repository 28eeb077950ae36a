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

/** A document that was checked, or its problems; and warnings in both cases. */
export type CheckedDocument = { warnings: Problem[] } & (
  { ok: true; campaign: CampaignDocument } | WrongDocument
);

/** The most problems listed: more would not help anybody. */
const MAX_PROBLEMS = 50;

/**
 * Checks a campaign document as an author wrote it, before it is published.
 * @param placeOf where each part of it stands in its file, to be shown with each problem
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
 * Whether a document can be served: a document that was published under earlier rules is still
 * served under those rules.
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

/** A missing value is reported as missing, and not as one of the wrong form. */
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
