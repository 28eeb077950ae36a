import { isDeepStrictEqual } from 'node:util';
import { createProblem, type Problem } from 'campaign-widgets/contract';
import { type JsonObject, valueAt } from './document-paths.ts';

/** Where what people send goes, and what is told of it: not an editor's to lead elsewhere. */
const OWNER_PATHS = ['endpoint', 'delivery', 'results', 'report', 'hosts'];
/** Below what was live, these publish or delete more than an editor may; and what is meant without them. */
const OWNER_FLOORS = [
  { path: 'publishThreshold', usual: 5 },
  { path: 'controller.retentionDays', usual: Infinity },
];

const onlyOwner = (path: string): Problem =>
  createProblem(path, 'owner-only', 'can be changed so by the owner only');

/**
 * What of a change only the owner may publish: who edits the words of a campaign must not learn by
 * it what single people answered, nor receive what they send.
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
