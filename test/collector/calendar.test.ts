import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { foldLine, writeCalendar } from '../../src/collector/people/calendar/calendar-file.ts';
import { londonInstant } from '../../src/collector/people/calendar/london-time.ts';
import { champion } from '../contract/examples.ts';
import { form, HTML, type Open, openCollector, readMarkup } from './harness.ts';

const CAMPAIGN = '/campaigns/edgbaston';

describe('a time on the clocks of London', () => {
  it('is the right instant in winter, in summer, and where the clocks change', () => {
    const cases: [day: string, time: string, instant: string][] = [
      ['2026-11-21', '18:30', '2026-11-21T18:30:00.000Z'],
      ['2026-07-01', '18:30', '2026-07-01T17:30:00.000Z'],
      ['2026-10-24', '18:30', '2026-10-24T17:30:00.000Z'],
      ['2026-10-25', '18:30', '2026-10-25T18:30:00.000Z'],
      // 01:30 comes twice: the first is meant.
      ['2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
      ['2027-03-27', '10:00', '2027-03-27T10:00:00.000Z'],
      ['2027-03-28', '10:00', '2027-03-28T09:00:00.000Z'],
      // 01:30 is left out: an hour later.
      ['2027-03-28', '01:30', '2027-03-28T01:30:00.000Z'],
    ];
    for (const [day, time, instant] of cases)
      assert.equal(londonInstant(day, time).toISOString(), instant, `${day} ${time}`);
  });
});

describe('a calendar file', () => {
  const event = {
    ...{ uid: 'meeting-1@campaign-collector', changedAt: '2026-11-20T10:00:00.000Z' },
    ...{ day: '2026-11-21', time: null, title: 'Tea; cake, and\nmore \\' },
  };

  it('escapes its texts, and ends each line as RFC 5545 says', () => {
    const text = writeCalendar('Ward', [event]);
    assert.ok(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n'));
    assert.ok(text.endsWith('END:VCALENDAR\r\n'));
    assert.ok(text.includes('SUMMARY:Tea\\; cake\\, and\\nmore \\\\\r\n'));
    assert.ok(text.includes('DTSTAMP:20261120T100000Z\r\n'));
    assert.ok(text.includes('DTSTART;VALUE=DATE:20261121\r\nDTEND;VALUE=DATE:20261122\r\n'));
    assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\r\n]/);
  });

  it('folds lines at 75 octets, never within a character, and loses nothing', () => {
    for (const line of [
      'a'.repeat(76),
      'é'.repeat(80),
      `SUMMARY:${'🎺'.repeat(60)}`,
      'x'.repeat(75),
    ]) {
      const folded = foldLine(line);
      const parts = folded.split('\r\n');
      assert.ok(parts.every((part) => Buffer.byteLength(part) <= 75));
      assert.ok(parts.slice(1).every((part) => part.startsWith(' ')));
      assert.equal(folded.replaceAll('\r\n ', ''), line);
    }
    assert.equal(foldLine('x'.repeat(75)), 'x'.repeat(75));
  });
});

describe('the calendar of an organiser', () => {
  async function scene() {
    const collector = await openCollector({ publicUrl: 'https://collector.example' });
    await collector.post(champion({}, { name: 'Ada Okafor', email: 'ada@example.org' }));
    const { people } = await collector.store.people.list('edgbaston', { limit: 1 });
    const id = people[0]?.id ?? '';
    const arranged = {
      what: 'meeting',
      state: 'arranged',
      on: '2026-07-01',
      at: '18:30',
      with: 'collector',
    };
    const changed = await collector.organise(`${CAMPAIGN}/people/changes`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ people: [id], change: arranged }),
    });
    assert.equal(changed.status, 200);
    return { ...collector, id };
  }
  const make = async ({ organise }: Open) => {
    const made = await organise(`${CAMPAIGN}/calendar`, {
      method: 'POST',
      headers: { Accept: 'application/json' },
    });
    assert.equal(made.status, 201);
    return new URL(((await made.json()) as { address: string }).address).pathname;
  };

  it('is followed at an address without a token: a first name, a time and a link', async () => {
    const collector = await scene();
    const path = await make(collector);
    assert.match(path, /^\/calendar\/[\w-]{22}\.ics$/);
    const feed = await collector.get(path);
    assert.equal(feed.headers.get('Cache-Control'), 'no-store');
    assert.match(feed.headers.get('Content-Type') ?? '', /^text\/calendar/);
    const text = await feed.text();
    assert.match(text, /SUMMARY:1-2-1: Ada\r\n/);
    assert.match(text, /DTSTART:20260701T173000Z\r\n/);
    assert.match(
      text.replaceAll('\r\n ', ''),
      new RegExp(`URL:https://collector.example/organiser${CAMPAIGN}/people/${collector.id}\r`),
    );
    assert.doesNotMatch(text, /Okafor|example\.org/);
    const again = await (await collector.get(path)).text();
    assert.equal(/UID:(.*)/.exec(again)?.[1], /UID:(.*)/.exec(text)?.[1]);
  });

  it('ends with a new address, when it is taken back, and for whoever guesses', async () => {
    const collector = await scene();
    const [first, second] = [await make(collector), await make(collector)];
    assert.equal((await collector.get(first)).status, 404);
    assert.equal((await collector.get(second)).status, 200);
    assert.equal((await collector.get(`/calendar/${'A'.repeat(22)}.ics`)).status, 404);
    assert.equal(
      (await collector.organise(`${CAMPAIGN}/calendar/remove`, form({}, HTML))).status,
      303,
    );
    assert.equal((await collector.get(second)).status, 404);
  });

  it('is a file beside a 1-2-1, and of a training', async () => {
    const collector = await scene();
    const page = await readMarkup(
      collector.organise(`${CAMPAIGN}/people/${collector.id}`, { headers: HTML }),
    );
    const path = /href="\/organiser([^"]*calendar\.ics\?meeting=[^"]*)"/.exec(page)?.[1] ?? '';
    assert.match(await (await collector.organise(path)).text(), /SUMMARY:1-2-1: Ada/);
    const training = await collector.organise(
      `${CAMPAIGN}/people/training.ics?name=Listening&on=2026-12-05&at=10:00`,
    );
    assert.match(await training.text(), /DTSTART:20261205T100000Z[^]*SUMMARY:Listening/);
    for (const query of [
      '?name=X&on=2026-02-30',
      '?on=2026-02-20',
      '?name=X&on=2026-02-20&at=25:00',
    ])
      assert.equal(
        (await collector.organise(`${CAMPAIGN}/people/training.ics${query}`)).status,
        422,
        query,
      );
  });
});
