import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PeoplePage } from '../../src/collector/people/people-records.ts';
import type { Person } from '../../src/collector/people/person.ts';
import { champion, championConsents, contact, inviteCode, QUINTON } from '../contract/examples.ts';
import { form, HTML, type Open, openCollector, readMarkup } from './harness.ts';

const PEOPLE = '/campaigns/edgbaston/people';
const page = async ({ organise }: Open, path: string) =>
  await readMarkup(organise(`${PEOPLE}/${path}`, { headers: HTML }));
const personOf = async ({ organise }: Open, id: string) =>
  (await (await organise(`${PEOPLE}/${id}`)).json()) as Person;
const idsOf = async ({ organise }: Open) =>
  ((await (await organise(PEOPLE)).json()) as PeoplePage).people.map(({ id }) => id);
const press = ({ organise }: Open, what: string, id: string, more: Record<string, string> = {}) =>
  organise(
    `${PEOPLE}/changes`,
    form({ what, person: id, back: `/organiser${PEOPLE}/${id}`, ...more }),
  );

/** A collector with one person in it. */
async function withPerson(...[changes, answers]: Parameters<typeof champion>) {
  const collector = await openCollector({ now: () => new Date('2026-11-21T18:00:00Z') });
  assert.equal((await collector.post(champion(changes, answers))).status, 201);
  const [id = ''] = await idsOf(collector);
  return { ...collector, id };
}

describe("a person's page", () => {
  it('shows what is known, and how they wish to meet', async () => {
    const collector = await withPerson(
      { channel: 'doorstep', assistedBy: 'P. Example' },
      {
        phone: '07700 900123',
        roles: ['host'],
        cares: ['road-safety'],
        language: 'Cymraeg',
        oneToOne: {
          days: ['mon', 'thu'],
          parts: ['evening'],
          way: 'in-person',
          place: 'The library',
        },
        organisation: {
          name: 'St Peter’s',
          kind: 'faith',
          role: 'Vicar',
          people: 120,
          listed: false,
        },
      },
    );
    const text = await page(collector, collector.id);
    for (const [term, told] of [
      ['Email', '<a href="mailto:ada%40example.org"><bdi>ada@example.org</bdi></a>'],
      ['Phone', '<a href="tel:07700900123">07700 900123</a>'],
      ['Ward', 'Harborne'],
      ['Would help', 'Host a meeting at home or in a hall'],
      ['Cares about', 'Road safety and speeding'],
      ['Language', '<bdi>Cymraeg</bdi>'],
      ['Came from', 'residents-site'],
    ])
      assert.ok(text.includes(`<dt>${term}</dt><dd>${told}</dd>`), term);
    assert.match(
      text,
      /<bdi>St Peter’s<\/bdi> \(Church or faith group\), as <bdi>Vicar<\/bdi>, about 120 people, not to be listed publicly/,
    );
    assert.match(
      text,
      /Asked for; would like: Monday, Thursday; evening; in person; <bdi>The library<\/bdi>/,
    );
    assert.match(text, /doorstep · written down by <bdi>P\. Example<\/bdi>/);
  });

  it('shows each sentence with the words that were shown, whether agreed to, and by which way', async () => {
    const collector = await withPerson({ consents: championConsents('keep-champion', 'phone') });
    await collector.store.signups.withdraw(
      (await personOf(collector, collector.id)).signups[0]?.id ?? '',
      'phone',
      'mine',
      '2026-11-22T09:30:00.000Z',
    );
    const text = await page(collector, collector.id);
    assert.match(
      text,
      /<b>Agreed<\/b>: <q lang="en">I consent to Birmingham Edgbaston Constituency Party keeping the answers in this form, [^<]+<\/q> <small>21 Nov 2026, 18:00, on the form<\/small>/,
    );
    assert.match(text, /<b>Not agreed<\/b>: <q lang="en">Email me about this campaign\.<\/q>/);
    assert.match(
      text,
      /<b>Taken back<\/b>: <q lang="en">Phone me about this campaign\.<\/q> <small>22 Nov 2026, 09:30, on their private page<\/small>/,
    );
    assert.match(
      text,
      /<td[^>]*>22 Nov 2026, 09:30<\/td><td[^>]*><bdi>the person<\/bdi><\/td><td[^>]*>Took back: <bdi>phone<\/bdi><\/td>/,
    );
  });

  it('tells who invited them, and how many they brought', async () => {
    const code = inviteCode();
    const collector = await withPerson({}, { inviteCode: code });
    for (const name of ['Bo', 'Cai'])
      await collector.post(champion({}, { name, email: `${name}@example.org`, invitedBy: code }));
    const [ada = '', bo = ''] = await idsOf(collector);
    assert.match(await page(collector, ada), /<dt>Brought<\/dt><dd>2 people<\/dd>/);
    assert.match(
      await page(collector, bo),
      new RegExp(
        `<dt>Invited by</dt><dd><a href="/organiser${PEOPLE}/${ada}"><bdi>Ada Okafor</bdi></a></dd>`,
      ),
    );
  });

  it('gives the history of every change: when, who and what', async () => {
    const collector = await withPerson();
    await press(collector, 'training', collector.id, { course: 'Listening', on: '2026-11-20' });
    await press(collector, 'stage', collector.id, { stage: 'met' });
    await collector.organise(
      `${PEOPLE}/${collector.id}/details`,
      form({
        name: 'Ada Okafor',
        email: 'ada@example.org',
        phone: '',
        area: QUINTON,
        language: '',
      }),
    );
    assert.match(
      await page(collector, collector.id),
      /<td[^>]*>21 Nov 2026, 18:00<\/td><td[^>]*><bdi>the owner<\/bdi><\/td><td[^>]*>Details: <bdi>Ward: Harborne → Quinton<\/bdi><\/td><\/tr><tr>.*Stage: <bdi>Trained → Met<\/bdi>.*Training: <bdi>Listening, 20 Nov 2026<\/bdi>.*<bdi>their form<\/bdi><\/td><td[^>]*>Signed up/,
    );
  });

  it('tells what was done, and what is wrong, where it was done', async () => {
    const collector = await withPerson({}, { oneToOne: { days: ['mon'] } });
    const path = collector.id;
    const meeting = (await personOf(collector, path)).meetings[0]?.id ?? '';
    const follow = async (sent: Response) => {
      const [, query = ''] = (sent.headers.get('Location') ?? '').split(/\?|#/);
      return page(collector, `${path}?${query}`);
    };
    const training = { course: 'Listening', on: '2026-11-20' };
    const done = '<p class="done" id="done" tabindex="-1" role="status">';
    const cases: [Promise<Response>, RegExp][] = [
      [press(collector, 'training', path, training), /<summary>A training<\/summary>DONE/],
      [
        press(collector, 'stage', path, { stage: 'met' }),
        /<summary>How far they are<\/summary>DONE/,
      ],
      [
        press(collector, 'meeting', path, { meeting, state: 'arranged' }),
        /<li>Arranged[^]*DONE[^]*<summary>Correct this/,
      ],
      [press(collector, 'hold', path), /<h2>Their data<\/h2>DONE/],
      [press(collector, 'count', path), /<h1><bdi>Ada Okafor<\/bdi><\/h1>DONE/],
    ];
    for (const [sent, place] of cases) {
      const text = await follow(await sent);
      assert.match(text, new RegExp(place.source.replace('DONE', done)));
      assert.equal(text.split('role="status"').length, 2, 'it is told once');
    }
    const problem = '<div class="problem" role="alert" tabindex="-1" autofocus';
    const wrong: [Record<string, string>, RegExp][] = [
      [
        { what: 'training', on: '2026-11-20' },
        /<summary>A training<\/summary>PROBLEM[^]*href="#training-course"/,
      ],
      [
        { what: 'meeting', meeting, state: 'held', on: 'soon' },
        /<details open><summary>Correct this<\/summary>PROBLEM[^]*href="#m-ID-on"/,
      ],
    ];
    for (const [{ what = '', ...fields }, place] of wrong) {
      const sent = await press(collector, what, path, fields);
      assert.equal(sent.status, 422);
      const text = await readMarkup(sent);
      assert.match(text, /<h1><bdi>Ada Okafor<\/bdi><\/h1>/);
      const source = place.source.replace('PROBLEM', problem).replace('ID', meeting);
      assert.match(text, new RegExp(source));
      assert.equal(text.split('role="alert"').length, 2, 'it is told once');
    }
  });

  it('is exported as JSON with all that is held', async () => {
    const collector = await withPerson();
    const response = await collector.organise(`${PEOPLE}/${collector.id}/data.json`);
    assert.equal(
      response.headers.get('Content-Disposition'),
      `attachment; filename="person-${collector.id}.json"`,
    );
    assert.deepEqual(
      await response.json(),
      await collector.store.people.find('edgbaston', collector.id),
    );
  });

  it('is nobody where there is none, told as a page to who reads pages', async () => {
    const { organise } = await openCollector();
    for (const path of ['nobody', 'nobody/details', 'nobody/delete', 'nobody/data.json']) {
      assert.equal(
        (await organise(`${PEOPLE}/${path}`)).headers.get('Content-Type'),
        'application/problem+json',
      );
      const response = await organise(`${PEOPLE}/${path}`, { headers: HTML });
      assert.equal(response.status, 404);
      assert.match(
        await readMarkup(response),
        /<h1>Not found<\/h1>\s*<p>There is no such person\. They may have been deleted\.<\/p>/,
      );
    }
    assert.equal(
      (await organise(`${PEOPLE}/changes`, form({ what: 'stage', stage: 'met', person: 'nobody' })))
        .status,
      404,
    );
    assert.equal((await organise(`${PEOPLE}/nobody/details`, form({ name: 'x' }))).status, 404);
    assert.equal((await organise(`${PEOPLE}/nobody/delete`, form({}))).status, 404);
  });
});

describe('correcting the details of a person', () => {
  const details = (collector: Open & { id: string }, fields: Record<string, string>) =>
    collector.organise(
      `${PEOPLE}/${collector.id}/details`,
      form({
        name: 'Ada Okafor',
        email: 'ada@example.org',
        phone: '',
        area: 'E05011144',
        language: '',
        ...fields,
      }),
    );

  it('saves what differs, and leaves what they gave as it was', async () => {
    const collector = await withPerson();
    assert.equal(
      (
        await details(collector, {
          name: 'Adaeze Okafor',
          email: '',
          phone: '01632 960 001',
          language: 'Igbo',
        })
      ).headers.get('Location'),
      `/organiser${PEOPLE}/${collector.id}?done=details#done`,
    );
    const person = await personOf(collector, collector.id);
    assert.deepEqual(
      [person.name, person.email, person.phone, person.language],
      ['Adaeze Okafor', null, '01632 960001', 'Igbo'],
    );
    assert.deepEqual(
      [person.signups[0]?.name, person.signups[0]?.email],
      ['Ada Okafor', 'ada@example.org'],
    );
  });

  it('changes nothing where nothing was changed', async () => {
    const collector = await withPerson({}, { phone: '+447700900123', language: 'Igbo' });
    const shown = await page(collector, `${collector.id}/details`);
    const value = (name: string) =>
      new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(shown)?.[1] ?? '';
    await details(collector, { phone: value('phone'), language: value('language') });
    assert.deepEqual(
      (await personOf(collector, collector.id)).changes.map(({ what }) => what),
      ['champion-signup'],
    );
  });

  it('says what is wrong, and keeps what was typed', async () => {
    const collector = await withPerson();
    const cases: [Record<string, string>, string, string][] = [
      [{ name: ' ' }, 'name', 'Write their name'],
      [{ name: 'x'.repeat(201) }, 'name', 'Write the name in 200 characters at most'],
      [{ email: 'nowhere' }, 'email', 'Write an email address like name@example.org'],
      [
        { email: '' },
        'email',
        'Leave an email address or a telephone number, so that they can be reached',
      ],
      [{ phone: '12' }, 'phone', 'Write a telephone number like 01632 960 001'],
      [{ area: 'E05999999' }, 'area', 'Choose a ward of the list'],
    ];
    for (const [fields, field, words] of cases) {
      const response = await details(collector, fields);
      assert.equal(response.status, 422, words);
      const text = await readMarkup(response);
      assert.ok(text.includes(`<a href="#${field}">${words}</a>`), words);
      assert.ok(text.includes(`<p class="wrong" id="${field}-problem">${words}</p>`), words);
      if (field !== 'area') assert.ok(text.includes(`value="${fields[field]}"`), words);
    }
    assert.equal((await personOf(collector, collector.id)).changes.length, 1);
  });
});

describe('buttons on the page of a person', () => {
  it('hold them back and let them count', async () => {
    const collector = await withPerson();
    const recruited = async () =>
      (await collector.store.people.figures('edgbaston')).figures.reduce(
        (sum, { measure, count }) => (measure === 'recruited' ? sum + count : sum),
        0,
      );
    await press(collector, 'hold', collector.id);
    assert.match(
      await page(collector, collector.id),
      /Set aside, and in no figure: by an organiser\./,
    );
    assert.equal(await recruited(), 0);
    await press(collector, 'count', collector.id);
    assert.doesNotMatch(await page(collector, collector.id), /Set aside, and/);
    assert.equal(await recruited(), 1);
  });

  it('put two together, and lead to the one who was here first', async () => {
    const collector = await withPerson();
    await collector.post(
      contact({ answers: { name: 'A. Okafor', email: 'ADA@example.org', ageConfirmed: true } }),
    );
    const [older = '', younger = ''] = await idsOf(collector);
    assert.match(
      await page(collector, younger),
      new RegExp(
        `given before, by <a href="/organiser${PEOPLE}/${older}"><bdi>Ada Okafor</bdi></a>`,
      ),
    );
    assert.equal(
      (await press(collector, 'merge', younger)).headers.get('Location'),
      `/organiser${PEOPLE}/${older}?done=merge&n=1#done`,
    );
    assert.deepEqual(await idsOf(collector), [older]);
    assert.equal((await personOf(collector, older)).signups.length, 2);
  });

  it('leave two as they are', async () => {
    const collector = await withPerson();
    await collector.post(
      contact({ answers: { name: 'A. Okafor', email: 'ada@example.org', ageConfirmed: true } }),
    );
    const [older = '', younger = ''] = await idsOf(collector);
    assert.equal(
      (await press(collector, 'dismiss', younger)).headers.get('Location'),
      `/organiser${PEOPLE}/${younger}?done=dismiss&n=1#done`,
    );
    assert.deepEqual(await idsOf(collector), [older, younger]);
    assert.doesNotMatch(await page(collector, younger), /given before, by/);
  });

  it('take a course back', async () => {
    const collector = await withPerson();
    await press(collector, 'training', collector.id, { course: 'Listening', on: '2026-11-20' });
    const [, training = ''] =
      /name="training" value="([^"]+)"/.exec(await page(collector, collector.id)) ?? [];
    await press(collector, 'no-training', collector.id, { training });
    assert.deepEqual((await personOf(collector, collector.id)).courses, []);
  });

  it('correct one 1-2-1 among several', async () => {
    const collector = await withPerson();
    await press(collector, 'meeting', collector.id, { state: 'held', on: '2026-11-20' });
    await press(collector, 'meeting', collector.id, { state: 'arranged', on: '2026-12-01' });
    const [first] = (await personOf(collector, collector.id)).meetings;
    assert.match(
      await page(collector, collector.id),
      new RegExp(`name="meeting" value="${first?.id}"`),
    );
    await press(collector, 'meeting', collector.id, {
      state: 'cancelled',
      on: '2026-11-20',
      with: 'Siân',
      meeting: first?.id ?? '',
    });
    assert.deepEqual(
      (await personOf(collector, collector.id)).meetings.map(({ state, on, with: by }) => [
        state,
        on,
        by,
      ]),
      [
        ['cancelled', '2026-11-20', 'Siân'],
        ['arranged', '2026-12-01', null],
      ],
    );
    const wrong = await readMarkup(
      press(collector, 'meeting', collector.id, {
        state: 'held',
        on: 'soon',
        meeting: first?.id ?? '',
      }),
    );
    assert.match(
      wrong,
      new RegExp(`name="meeting" value="${first?.id}"`),
      'it is still that one which is corrected',
    );
  });
});

describe('deleting a person', () => {
  it('asks once more on a page of its own', async () => {
    const collector = await withPerson();
    const text = await page(collector, `${collector.id}/delete`);
    assert.match(text, /<h1>Remove or forget <bdi>Ada Okafor<\/bdi>\?<\/h1>/);
    assert.match(
      text,
      new RegExp(`<form method="post" action="/organiser${PEOPLE}/${collector.id}/delete"`),
    );
    assert.equal((await idsOf(collector)).length, 1);
  });

  it('deletes all they gave, and an import never brings them back', async () => {
    const collector = await withPerson();
    const [signup] = (await personOf(collector, collector.id)).signups;
    assert.equal(
      (await collector.organise(`${PEOPLE}/${collector.id}/delete`, form({}))).headers.get(
        'Location',
      ),
      `/organiser${PEOPLE}?done=deleted#done`,
    );
    assert.deepEqual(await idsOf(collector), []);
    assert.equal(await collector.store.signups.find(signup?.id ?? ''), undefined);
    const imported = await collector.organise(`${PEOPLE}/import?consent=a%20list`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/csv' },
      body: 'name,email\nAda,Ada@Example.org',
    });
    assert.equal(((await imported.json()) as { suppressed: number }).suppressed, 1);
  });

  it('is a route for scripts, and says who was not here', async () => {
    const collector = await withPerson();
    const erase = async () =>
      (await collector.organise(`${PEOPLE}/${collector.id}`, { method: 'DELETE' })).status;
    assert.deepEqual([await erase(), await erase()], [204, 404]);
  });
});
