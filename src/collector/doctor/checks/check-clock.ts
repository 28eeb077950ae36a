import { MINUTE_MS } from '../../time-units.ts';
import type { Examination } from '../examination.ts';
import type { Finding } from '../finding.ts';

const check = 'clock';
/** An HTTP date has whole seconds, and an answer may take some. */
const MAX_DIFFERENCE_MS = MINUTE_MS;
const TIMEOUT_MS = 5_000;

/** Whether the clock agrees with another one: PostgreSQL's, or that of the service for postcodes. */
export async function checkClock(examination: Examination): Promise<Finding[]> {
  const { store, campaigns, now } = examination;
  const other = await readOtherClock(examination);
  if (other) return [compare(other, now())];
  const looks = await Promise.all(
    campaigns.map(async ({ id }) => (await store?.retention.round(id))?.lastLookAt ?? ''),
  );
  const newest = looks.sort().at(-1) ?? '';
  const isBehind = Date.parse(newest) - now().getTime() > MAX_DIFFERENCE_MS;
  return [isBehind ? behind(newest) : unseen];
}

interface OtherClock {
  name: string;
  at: string;
}

async function readOtherClock({
  facts,
  areaLookup,
  fetchService,
}: Examination): Promise<OtherClock | undefined> {
  const at = await facts.readClock().catch(() => undefined);
  if (at !== undefined) return { name: 'PostgreSQL', at };
  const origin = areaLookup === undefined ? undefined : URL.parse(areaLookup)?.origin;
  if (origin === undefined) return undefined;
  // No postcode is asked for: any answer has the date.
  const answer = await fetchService(`${origin}/`, { timeoutMs: TIMEOUT_MS }).catch(() => undefined);
  const date = Date.parse(answer?.headers.get('date') ?? '');
  return Number.isNaN(date)
    ? undefined
    : { name: new URL(origin).host, at: new Date(date).toISOString() };
}

function compare({ name, at }: OtherClock, now: Date): Finding {
  const difference = Math.abs(Date.parse(at) - now.getTime());
  if (difference <= MAX_DIFFERENCE_MS)
    return { check, state: 'right', code: 'right', seen: ({ clock }) => clock.right(name) };
  return {
    check,
    state: 'wrong',
    code: 'off',
    seen: ({ clock }) => clock.off(name, Math.round(difference / 1000)),
    advice: ({ clock }) => clock.advice,
  };
}

const behind = (at: string): Finding => ({
  check,
  state: 'wrong',
  code: 'back',
  seen: ({ clock }, format) => clock.back(format.time(at)),
  advice: ({ clock }) => clock.advice,
});

const unseen: Finding = {
  check,
  state: 'unseen',
  code: 'unseen',
  seen: ({ clock }) => clock.unseen,
};
