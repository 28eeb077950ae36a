import type { CampaignRecords } from './campaign-records.ts';
import { checkDocument, type CheckedDocument } from './check-document.ts';
import { describeProblem } from './document-words.ts';
import type { FindPlace } from './json-text.ts';
import { findReusedIds, hasQuestions } from './reused-questions.ts';

/**
 * Checks a campaign document before it is published, also against the versions published before.
 */
export async function checkPublication(
  records: Pick<CampaignRecords, 'listDocuments'>,
  document: unknown,
  placeOf?: FindPlace,
): Promise<CheckedDocument> {
  const checked = checkDocument(document, placeOf);
  if (!checked.ok || !hasQuestions(document)) return checked;
  const details = findReusedIds(document, await records.listDocuments(checked.campaign.id));
  if (details.length === 0) return checked;
  const problems = details.map((problem) => describeProblem(problem, placeOf));
  return { ok: false, problems, details, warnings: checked.warnings };
}
