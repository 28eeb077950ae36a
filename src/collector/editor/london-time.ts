import { HOUR_MS } from '../time-units.ts';

/** The time zone of organisers and residents. */
const TIME_ZONE = 'Europe/London';

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: TIME_ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** The local time in London at an instant: `2026-05-01T09:00`. */
export function toLondonTime(instant: Date): string {
  const parts = Object.fromEntries(london.formatToParts(instant).map((p) => [p.type, p.value]));
  const { year = '', month = '', day = '', hour = '', minute = '' } = parts;
  return `${year.padStart(4, '0')}-${month}-${day}T${hour}:${minute}`;
}

/**
 * The instants at which a clock in London shows a time. There are two in the hour after the clocks
 * go back, the earlier one first, and none in the hour that is skipped when they go forward.
 * @param shown `2026-05-01T09:00`, also with a space in place of the T, and with seconds, which are
 * ignored
 * @returns undefined if the text is not a time
 */
export function fromLondonTime(shown: string): string[] | undefined {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d)?$/.exec(shown.trim()) ?? [];
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(`${day}T${time}`))
    return undefined;
  return [asUtc - HOUR_MS, asUtc]
    .map((ms) => new Date(ms))
    .filter((instant) => toLondonTime(instant) === `${day}T${time}`)
    .map((instant) => instant.toISOString().replace('.000Z', 'Z'));
}
