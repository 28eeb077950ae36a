import { CampaignDocument, checkValue, type Problem } from 'campaign-widgets/contract';
import { findBrokenTexts } from '../http/plain-text.ts';

/** A document that was checked, or everything that is wrong with it: `problems` has it one a line. */
export type CheckedDocument =
  { ok: true; campaign: CampaignDocument } | { ok: false; problems: string[]; details: Problem[] };

/** Checks a campaign document as it was written. */
export function checkDocument(document: unknown): CheckedDocument {
  const checked = checkValue(CampaignDocument, document);
  const broken = findBrokenTexts(document);
  if (checked.ok && broken.length === 0) return { ok: true, campaign: checked.value };
  const problems = broken.length > 0 || checked.ok ? broken : checked.problems;
  return { ok: false, problems: problems.map(({ message }) => message), details: problems };
}
