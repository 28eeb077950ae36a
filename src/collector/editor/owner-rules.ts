import { isDeepStrictEqual } from 'node:util';
import { createProblem, type Problem } from 'campaign-widgets/contract';
import { type JsonObject, valueAt } from './document-paths.ts';

/** Where submissions go, and what others are told about them: an editor must not redirect these. */
const OWNER_PATHS = ['endpoint', 'delivery', 'results', 'report', 'ballots', 'hosts'];
/** Only the owner may lower these: that publishes or deletes more. `usual` is the default. */
const OWNER_FLOORS = [
  { path: 'publishThreshold', usual: 5 },
  { path: 'controller.retentionDays', usual: Infinity },
];

const onlyOwner = (path: string): Problem =>
  createProblem(path, 'owner-only', 'can be changed so by the owner only');

/**
 * The changes that only the owner may publish: an editor of the words of a campaign must not be
 * able to learn single people's answers, nor receive their data.
 */
export function findOwnerChanges(live: JsonObject, next: JsonObject): Problem[] {
  const moved = OWNER_PATHS.filter(
    (path) => !isDeepStrictEqual(valueAt(live, path), valueAt(next, path)),
  );
  const lowered = OWNER_FLOORS.filter(
    ({ path, usual }) =>
      numberOf(valueAt(next, path), usual) < numberOf(valueAt(live, path), usual),
  );
  return [...moved, ...lowered.map(({ path }) => path)].map(onlyOwner);
}

const numberOf = (value: unknown, usual: number): number =>
  typeof value === 'number' ? value : usual;
