/** Days and times of campaigns are those of the United Kingdom. */
const ZONE = 'Europe/London';

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  dateStyle: 'short',
  timeStyle: 'short',
});

/** Summer time, then winter time: of an hour that comes twice, the first is meant. */
const OFFSETS_MINUTES = [60, 0];
const MINUTE_MS = 60_000;

/**
 * The instant of a day and a time on the clocks of London, `2026-10-25` and `18:30`. A time that
 * the clocks leave out in spring is an hour later.
 */
export function londonInstant(day: string, time: string): Date {
  const read = Date.parse(`${day}T${time}:00.000Z`);
  for (const offset of OFFSETS_MINUTES) {
    const instant = new Date(read - offset * MINUTE_MS);
    if (clock.format(instant) === `${day} ${time}`) return instant;
  }
  return new Date(read);
}
