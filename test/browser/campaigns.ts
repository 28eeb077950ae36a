import edgbaston from '../../demo/campaigns/edgbaston.json' with { type: 'json' };
import { type Campaign, consentsFor, type SubmissionKind } from '../../src/contract/index.ts';
import { collector } from './faults.ts';

export type Document = Record<string, unknown>;

/**
 * The example campaign as an object, with addresses that hold wherever it comes from, and no
 * results.
 */
export function campaign(changes: Document = {}): Document {
  const { results: _, ...document } = structuredClone(edgbaston);
  return { ...document, endpoint: `${collector}/submissions`, ...changes };
}

/** The example campaign with changes to what its survey asks. */
export const survey = (changes: Document, more: Document = {}): Document =>
  campaign({ survey: { ...structuredClone(edgbaston.survey), ...changes }, ...more });

/** The example campaign without some of its keys. */
export function without(...keys: string[]): Document {
  return Object.fromEntries(Object.entries(campaign()).filter(([key]) => !keys.includes(key)));
}

/** The labels of the example campaign's issues, as it gives them. */
export const issues = edgbaston.survey.issues.map(({ label }) => label.en);

export const issueIds = edgbaston.survey.issues.map(({ id }) => id);

const shownIn = (kind: SubmissionKind) => {
  const ids = consentsFor(edgbaston as Campaign, kind).map(({ id }) => id);
  return edgbaston.consents.filter(({ id }) => ids.includes(id));
};

/** The statements beside the boxes of who would like to hear more, and of a champion. */
export const statements = shownIn('contact');
export const championStatements = shownIn('champion-signup');

export const roles = edgbaston.champion.roles.map(({ label }) => label.en);
