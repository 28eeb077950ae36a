import type { RetentionStop } from '../../people/retention-records.ts';
import { HOUR_MS } from '../../time-units.ts';
import type { Examination } from '../examination.ts';
import type { Finding } from '../finding.ts';

const check = 'retention';
/** It looks every hour; a round may take a while. */
const MAX_LOOK_AGE_MS = 3 * HOUR_MS;
/** As `run-retention.ts` waits, from the first look that saw somebody as due. */
const MIN_DUE_MS = 20 * HOUR_MS;

/** Whether due deletions go on, and whether one waits for a word. */
export async function checkRetention({ store, campaigns, now }: Examination): Promise<Finding[]> {
  if (!store) return [];
  const { retention } = store;
  const stops = (await retention.openStops()).filter(({ decision }) => decision === null);
  const looks: string[] = [];
  const dueSince: string[] = [];
  for (const { id } of campaigns) {
    const round = await retention.round(id);
    if (round) looks.push(round.lastLookAt);
    for (const { firstSeenAt } of await retention.marks(id)) dueSince.push(firstSeenAt);
  }
  const [oldestLook] = looks.sort();
  const [firstDue] = dueSince.sort();
  return [
    ...stops.map(stopFinding),
    lookFinding(oldestLook, now()),
    ...(firstDue === undefined ? [] : [dueFinding(dueSince.length, firstDue)]),
  ];
}

const stopFinding = ({ campaign, due, people }: RetentionStop): Finding => ({
  check,
  state: 'wrong',
  code: 'stopped',
  seen: ({ retention }) => retention.stopped(due, people, campaign),
  advice: ({ retention }) => retention.stoppedAdvice,
});

function lookFinding(lastLook: string | undefined, now: Date): Finding {
  if (lastLook === undefined)
    return { check, state: 'unseen', code: 'none', seen: ({ retention }) => retention.none };
  if (now.getTime() - Date.parse(lastLook) <= MAX_LOOK_AGE_MS)
    return {
      check,
      state: 'right',
      code: 'right',
      seen: ({ retention }, format) => retention.right(format.time(lastLook)),
    };
  return {
    check,
    state: 'wrong',
    code: 'late',
    seen: ({ retention }, format) => retention.late(format.time(lastLook)),
    advice: ({ retention }) => retention.lateAdvice,
  };
}

function dueFinding(count: number, firstSeenAt: string): Finding {
  const at = new Date(Date.parse(firstSeenAt) + MIN_DUE_MS).toISOString();
  return {
    check,
    state: 'right',
    code: 'due',
    seen: ({ retention }, format) => retention.due(count, format.time(at)),
  };
}
