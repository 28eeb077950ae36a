import type { CampaignDocument } from 'campaign-widgets/contract';
import type { Store } from '../../store/store.ts';
import type { BallotAct } from '../ballot-log.ts';

/** The step of a campaign that a declared ballot completes. */
const CHOSEN = 'chosen';

/** Sets the milestone `chosen`, where the campaign has it. */
export async function setChosenMilestone(
  { progress }: Pick<Store, 'progress'>,
  { id: campaign, progress: definition }: CampaignDocument,
  { by, at }: Pick<BallotAct, 'by' | 'at'>,
): Promise<void> {
  if (!definition?.milestones?.some(({ id }) => id === CHOSEN)) return;
  const data = { state: 'done', date: at.slice(0, 10) };
  await progress.record(campaign, { list: 'milestones', id: CHOSEN, data, by, at });
}
