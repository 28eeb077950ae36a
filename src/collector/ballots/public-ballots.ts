import {
  BallotDefinition,
  type BallotList,
  type CampaignDocument,
  type PublicBallot,
} from 'campaign-widgets/contract';
import type { Store } from '../store/store.ts';
import { readPublicResults } from './count/declare-ballot.ts';
import type { StoredBallot } from './ballot-records.ts';
import type { TurnoutSamples } from './turnout-samples.ts';

interface BallotServices {
  store: Store;
}

/** What the log writes for a ballot that was called off. */
export const CALLED_OFF = 'called-off';

/** The public ballots of a campaign, the one that opens last first. */
export async function publicBallotList(
  { store }: BallotServices,
  { id: campaign }: CampaignDocument,
): Promise<BallotList> {
  const stored = (await store.ballots.list(campaign)).filter(isPublic);
  const ballots = stored
    .map(({ document, state }) => ({ ...BallotDefinition.parse(document), state }))
    .sort((one, other) => Date.parse(other.opens) - Date.parse(one.opens))
    .map(({ id, version, state, title, opens, closes, onlineCloses }) => ({
      id,
      version,
      state,
      title,
      opens,
      closes,
      ...(onlineCloses !== undefined && { onlineCloses }),
    }));
  return { campaign, ballots };
}

const DECLARED_STATES: readonly string[] = ['declared', 'corrected'];

/** The ballots whose result is declared, the one that closed last first. */
export async function declaredBallots(
  services: BallotServices,
  samples: TurnoutSamples,
  campaign: string,
): Promise<PublicBallot[]> {
  const stored = await services.store.ballots.list(campaign);
  const ballots = await Promise.all(
    stored
      .filter(({ state }) => DECLARED_STATES.includes(state))
      .map((ballot) => readPublicBallot(services, samples, ballot)),
  );
  return ballots.sort((one, other) => Date.parse(other.closes) - Date.parse(one.closes));
}

export const isPublic = ({ state }: StoredBallot): boolean => state !== 'draft';

/** Whether everybody may read how people voted. */
export const hasResult = ({ state }: StoredBallot): boolean =>
  state === 'declared' || state === 'corrected';

/** A public ballot, with what may be told of it in its state: never a figure about choices. */
export async function readPublicBallot(
  { store }: BallotServices,
  samples: TurnoutSamples,
  ballot: StoredBallot,
): Promise<PublicBallot> {
  const { campaign, id, state, document } = ballot;
  const definition = BallotDefinition.parse(document);
  const isUnderWay = ['open', 'closed', 'counting'].includes(state);
  const turnout = isUnderWay
    ? await samples.read(`${campaign} ${id}`, () => store.ballots.countSpent(campaign, id))
    : undefined;
  const results = hasResult(ballot) ? await readPublicResults(store, ballot) : [];
  const earlierResults = results.slice(0, -1);
  const result = results.at(-1);
  const log = state === CALLED_OFF ? await store.ballots.log(campaign, id) : [];
  const line = log.findLast(({ what }) => what === CALLED_OFF);
  return {
    ...definition,
    state,
    ...(turnout && { turnout }),
    ...(result && { result }),
    ...(earlierResults.length > 0 && { earlierResults }),
    ...(line && {
      calledOff: { reason: String(line.detail.reason ?? ''), on: line.at.slice(0, 10) },
    }),
  };
}
