import { nextDay } from '../next-day.ts';
import { londonInstant } from './london-time.ts';

/** An event of a calendar file: a whole day, or an hour from a time on. */
export interface CalendarEvent {
  /** The same for each copy of the event, so that a calendar replaces the one that it has. */
  uid: string;
  /** When it was changed last, ISO 8601 in UTC. */
  changedAt: string;
  /** `2026-11-21`, and `18:30` on the clocks of London, if it is known. */
  day: string;
  time: string | null;
  title: string;
  url?: string;
}

const EVENT_MINUTES = 60;
const MAX_LINE_BYTES = 75;

/** A calendar file, as RFC 5545 defines it. */
export function writeCalendar(name: string, events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//campaign-collector//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

const eventLines = ({ uid, changedAt, day, time, title, url }: CalendarEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${escapeText(uid)}`,
  `DTSTAMP:${utcTime(new Date(changedAt))}`,
  ...timeLines(day, time),
  `SUMMARY:${escapeText(title)}`,
  ...(url ? [`URL:${url}`] : []),
  'END:VEVENT',
];

/** In UTC: no calendar needs to know when the clocks change. */
function timeLines(day: string, time: string | null): string[] {
  if (time === null)
    return [
      `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
      `DTEND;VALUE=DATE:${nextDay(day).replaceAll('-', '')}`,
    ];
  const start = londonInstant(day, time);
  const end = new Date(start.getTime() + EVENT_MINUTES * 60_000);
  return [`DTSTART:${utcTime(start)}`, `DTEND:${utcTime(end)}`];
}

const utcTime = (date: Date): string => `${date.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

const escapeText = (text: string): string =>
  text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n?|\n/g, '\\n')
    // Other control characters have no place in a calendar file.
    .replace(/[\u0000-\u001F\u007F]/g, ' ');

/** Breaks a line after 75 octets at most, never within a character; the rest begins with a space. */
export function foldLine(line: string): string {
  let folded = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > MAX_LINE_BYTES) {
      folded += '\r\n ';
      bytes = 1;
    }
    folded += character;
    bytes += size;
  }
  return folded;
}
