import type { SubmissionKind } from '../vocabulary.ts';
import type { Campaign, FurtherQuestion } from './schema.ts';

/** The campaign's own questions that a form of this kind asks. */
export const questionsFor = (
  { survey, champion }: Pick<Campaign, 'survey' | 'champion'>,
  kind: SubmissionKind,
): FurtherQuestion[] => {
  if (kind === 'contact') return [];
  return (kind === 'issue-response' ? survey : champion)?.questions ?? [];
};

/** Whether a question of this kind has choices. */
export const hasChoices = (kind: FurtherQuestion['kind']): boolean =>
  kind === 'choice' || kind === 'choices';
