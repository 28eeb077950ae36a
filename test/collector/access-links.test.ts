import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { CollectorOptions } from '../../src/collector/index.ts';
import { openSqliteStore } from '../../src/collector/index.ts';
import { executeCommand } from '../../src/collector/cli/execute-command.ts';
import type { PeoplePage } from '../../src/collector/people/people-records.ts';
import type { Person } from '../../src/collector/people/person.ts';
import { hashOf } from '../../src/collector/organiser/token-hash.ts';
import { champion } from '../contract/examples.ts';
import {
  folder,
  form,
  HTML,
  type Open,
  openCollector,
  readMarkup,
  serving,
  TOKEN,
} from './harness.ts';

type Headers = Record<string, string>;
const CAMPAIGN = '/organiser/campaigns/edgbaston';

const cookiesOf = (response: Response): string[] =>
  response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');

/** A collector whose clock stands where a test sets it. */
async function openAt(start: string, options: Partial<CollectorOptions> = {}) {
  let time = start;
  const collector = await openCollector({ now: () => new Date(time), ...options });
  return { ...collector, setTime: (next: string) => void (time = next) };
}

const makeLink = async ({ organise }: Open, fields: Headers = {}): Promise<string> => {
  const all = { name: 'Siân', scope: 'work', campaign: 'edgbaston', ...fields };
  const page = await readMarkup(organise('/links', form(all)));
  const [, url = ''] = /id="link" class="copy" value="([^"]+)"/.exec(page) ?? [];
  assert.match(url, /\/organiser\/join\/[\w-]{32}$/, page);
  return new URL(url).pathname;
};

/** A browser of its own, which keeps what it is given. */
function openBrowser({ app }: Pick<Open, 'app'>, sent: Headers = {}) {
  const jar = new Map<string, string>();
  const request = async (path: string, init: RequestInit = {}) => {
    const headers = { ...HTML, ...sent, ...(init.headers as Headers | undefined) };
    const Cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await app.request(path, { ...init, headers: { ...headers, Cookie } });
    for (const cookie of cookiesOf(response)) {
      const [name = '', value = ''] = cookie.split('=');
      jar.set(name, value);
    }
    return response;
  };
  return {
    jar,
    look: (path: string) => request(path),
    press: (path: string, name = 'Siân', headers: Headers = {}) =>
      request(path, form({ name }, headers)),
  };
}

describe('a link that was sent to somebody', () => {
  it('shows what it opens and for whom, and opens a session by its button', async () => {
    const collector = await openCollector();
    const link = await makeLink(collector, { name: 'Siân Hughes' });
    const browser = openBrowser(collector);
    const page = await readMarkup(browser.look(link));
    assert.match(page, /Campaigns: One big issue, ward by ward\./);
    assert.match(page, /What you can do: Working with people and answers\./);
    assert.match(page, /<input id="name" name="name" value="Siân Hughes" maxlength="60"/);
    const opened = await browser.press(link);
    assert.deepEqual([opened.status, opened.headers.get('Location')], [303, '/organiser']);
    assert.equal((await browser.look(CAMPAIGN)).status, 200);
    assert.equal((await browser.look(`${CAMPAIGN}/people`)).status, 200);
    assert.equal((await browser.look('/organiser/tokens')).status, 403);
    assert.equal((await browser.look(`${CAMPAIGN}/edit`)).status, 403);
  });

  it('is used up by no look at its page, however often', async () => {
    const collector = await openCollector();
    const link = await makeLink(collector);
    for (let n = 0; n < 5; n++)
      for (const method of ['GET', 'HEAD'])
        assert.equal((await collector.app.request(link, { method })).status, 200);
    const browser = openBrowser(collector);
    await browser.look(link);
    assert.equal((await browser.press(link)).status, 303);
  });

  it('is neither kept anywhere nor told to another site', async () => {
    const collector = await openCollector();
    const browser = openBrowser(collector);
    const link = await makeLink(collector);
    for (const response of [await browser.look(link), await browser.press(link)]) {
      assert.equal(response.headers.get('Cache-Control'), 'no-store');
      assert.equal(response.headers.get('Referrer-Policy'), 'no-referrer');
    }
    const closed = await openBrowser(collector).look(link);
    assert.deepEqual(
      [closed.status, closed.headers.get('Referrer-Policy'), closed.headers.get('Cache-Control')],
      [410, 'no-referrer', 'no-store'],
    );
  });

  it('opens once: to another browser it says so', async () => {
    const collector = await openAt('2026-11-21T10:00:00Z');
    const link = await makeLink(collector);
    const [first, second] = [openBrowser(collector), openBrowser(collector)];
    await first.look(link);
    await second.look(link);
    assert.equal((await first.press(link)).status, 303);
    const late = await second.press(link);
    assert.equal(late.status, 410);
    assert.match(await readMarkup(late), /<h1>This link was used<\/h1><p>It was opened on 21 Nov/);
    assert.equal(second.jar.has('organiser'), false);
    assert.match(await readMarkup(second.look(link)), /each link opens once/);
  });

  it('opens to one of two browsers that press at the same moment', async () => {
    const collector = await openCollector();
    const link = await makeLink(collector);
    const browsers = [openBrowser(collector), openBrowser(collector)];
    for (const browser of browsers) await browser.look(link);
    const statuses = await Promise.all(
      browsers.map(async (browser) => (await browser.press(link)).status),
    );
    assert.deepEqual(statuses.sort(), [303, 410]);
  });

  it('lets the same browser in again whose first answer was lost, for ten minutes', async () => {
    const collector = await openAt('2026-11-21T10:00:00Z');
    const link = await makeLink(collector);
    const browser = openBrowser(collector);
    await browser.look(link);
    await browser.press(link);
    browser.jar.delete('organiser');
    collector.setTime('2026-11-21T10:09:00Z');
    assert.equal((await browser.look(link)).status, 200);
    assert.equal((await browser.press(link)).status, 303);
    assert.equal((await browser.look(CAMPAIGN)).status, 200);
    collector.setTime('2026-11-21T10:11:00Z');
    assert.equal((await browser.look(link)).status, 410);
    assert.equal((await browser.press(link)).status, 410);
  });

  it('lasts seven days', async () => {
    const collector = await openAt('2026-11-21T10:00:00Z');
    const link = await makeLink(collector);
    const browser = openBrowser(collector);
    collector.setTime('2026-11-28T09:59:00Z');
    assert.equal((await browser.look(link)).status, 200);
    collector.setTime('2026-11-28T10:00:00Z');
    const late = await browser.press(link);
    assert.equal(late.status, 410);
    assert.match(
      await readMarkup(late),
      /This link is too old<\/h1><p>It could be opened until 28 Nov 2026, 10:00/,
    );
  });

  it('opens once whatever the clock does meanwhile', async () => {
    const collector = await openAt('2026-11-21T10:00:00Z');
    const link = await makeLink(collector);
    const [first, second] = [openBrowser(collector), openBrowser(collector)];
    await first.look(link);
    await second.look(link);
    assert.equal((await first.press(link)).status, 303);
    for (const time of ['2026-11-21T08:00:00Z', '2026-10-01T00:00:00Z', '2030-01-01T00:00:00Z']) {
      collector.setTime(time);
      assert.equal((await second.press(link)).status, 410, time);
    }
  });

  it('is refused to scripts in words, and a wrong one to everybody', async () => {
    const collector = await openCollector();
    const link = await makeLink(collector);
    const [{ id = '' } = {}] = await collector.store.links.list();
    await collector.organise(`/links/${id}/revoke`, { method: 'POST' });
    const revoked = await collector.app.request(link);
    assert.equal(revoked.status, 410);
    assert.match(await revoked.text(), /"title":"Gone".*This link was revoked/);
    const [path, key = ''] = link.split(/(?<=\/)(?=[^/]*$)/);
    const otherKey = (key.startsWith('A') ? 'B' : 'A') + key.slice(1);
    const wrong = await openBrowser(collector).look(`${path}${otherKey}`);
    assert.equal(wrong.status, 404);
    assert.match(await readMarkup(wrong), /a part of it is missing\. Copy it again/);
  });

  it('is no token, and its session is not the key either', async () => {
    const collector = await openCollector();
    const link = await makeLink(collector);
    const key = link.split('/').at(-1) ?? '';
    const browser = openBrowser(collector);
    await browser.look(link);
    const bearer = async () =>
      (await collector.app.request(CAMPAIGN, { headers: { Authorization: `Bearer ${key}` } }))
        .status;
    assert.equal(await bearer(), 401);
    await browser.press(link);
    assert.equal(await bearer(), 401);
    const tokenForm = form({ token: key });
    assert.equal((await collector.app.request('/organiser/sign-in', tokenForm)).status, 403);
    assert.notEqual(browser.jar.get('organiser'), key);
    assert.equal(
      (await collector.app.request(CAMPAIGN, { headers: { Cookie: `organiser=${key}` } })).status,
      401,
    );
  });

  it('is kept as a hash', async (t) => {
    const data = folder(t);
    const store = await openSqliteStore(join(data, 'collector.db'));
    const collector = await openCollector({ store });
    const link = await makeLink(collector);
    const browser = openBrowser(collector);
    await browser.look(link);
    await browser.press(link);
    assert.doesNotMatch(
      await readMarkup(collector.organise('/tokens')),
      new RegExp(link.split('/').at(-1) ?? ''),
    );
    await store.close();
    const file = readFileSync(join(data, 'collector.db'), 'latin1');
    for (const secret of [link.split('/').at(-1) ?? '', ...browser.jar.values()])
      assert.equal(file.includes(secret), false);
  });

  it('stays shut to many tries at once, which keep nobody else out', async () => {
    const collector = await openCollector({ rateLimit: 120 });
    const link = await makeLink(collector);
    const wrong = (n: number) => `/organiser/join/${String(n).padStart(32, 'x')}`;
    const statuses = new Map<number, number>();
    for (let n = 0; n < 4000; n += 100)
      for (const { status } of await Promise.all(
        Array.from({ length: 100 }, async (_, at) =>
          collector.app.request(wrong(n + at), at % 2 ? form({ name: 'x' }, { ...HTML }) : {}),
        ),
      ))
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
    assert.deepEqual([...statuses.keys()].sort(), [404, 429]);
    assert.equal(statuses.get(404), 10);
    assert.equal(await collector.store.links.list().then(([one]) => one?.usedAt), null);
    assert.match(link, /join/);
  });

  it('is limited as tokens are: ten wrong ones, and a right one opens all the same', async () => {
    const collector = await openCollector();
    const link = await makeLink(collector);
    const browser = openBrowser(collector);
    for (let n = 0; n < 10; n++) assert.equal((await browser.look(`${link}${n}`)).status, 404);
    assert.equal((await browser.look(`${link}x`)).status, 429);
    assert.equal((await browser.press(`${link}x`)).status, 429);
    assert.equal((await browser.look(link)).status, 200);
    assert.equal((await browser.press(link)).status, 303);
  });
});

describe('the button of a link', () => {
  it('is pressed by no other site', async () => {
    const collector = await openCollector();
    const link = await makeLink(collector);
    const elsewhere: Headers[] = [
      { Origin: 'https://elsewhere.example' },
      { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'null', 'Sec-Fetch-Site': 'same-site' },
    ];
    const browser = openBrowser(collector);
    await browser.look(link);
    for (const headers of elsewhere) {
      const refused = await browser.press(link, 'Siân', headers);
      assert.equal(refused.status, 403, JSON.stringify(headers));
      assert.equal(browser.jar.has('organiser'), false);
    }
    // A browser that tells no site sends no strict cookie from another one either.
    const old = openBrowser(collector);
    assert.equal((await old.press(link, 'Siân', { Origin: 'null' })).status, 403);
    assert.equal((await browser.press(link)).status, 303);
  });

  it('works in a browser that tells neither its site nor its origin', async () => {
    const collector = await openCollector();
    const link = await makeLink(collector);
    const browser = openBrowser(collector);
    await browser.look(link);
    assert.equal((await browser.press(link, 'Siân', { Origin: 'null' })).status, 303);
  });

  it('uses nothing up in a browser that keeps no cookie, and says why', async () => {
    const collector = await openCollector({ publicUrl: 'https://collector.example' });
    const link = await makeLink(collector);
    const refused = await collector.app.request(link, form({ name: 'Siân' }, HTML));
    const page = await readMarkup(refused);
    assert.equal(refused.status, 400);
    assert.match(page, /role="alert">This browser kept nothing of this page/);
    assert.match(page, new RegExp(`href="https://collector.example${link}"`));
    assert.equal((await collector.store.links.list())[0]?.usedAt, null);
  });

  it('gives a cookie that is strict, and a session of its own to each browser', async () => {
    const collector = await openCollector({ publicUrl: 'https://collector.example' });
    const link = await makeLink(collector);
    const asked = await openBrowser(collector).look(link);
    const [cookie = ''] = asked.headers.getSetCookie();
    assert.match(cookie, /^__Host-organiser-join=[\w-]{32};/);
    for (const part of ['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/'])
      assert.match(cookie, new RegExp(`; ${part}(;|$)`));
    const planted = openBrowser(collector);
    planted.jar.set('__Host-organiser', 'a-session-that-somebody-planted');
    await planted.look(link);
    await planted.press(link);
    assert.match(planted.jar.get('__Host-organiser') ?? '', /^[\w-]{43}$/);
  });

  it('leads who pastes the link where a key is asked for to the link', async () => {
    const collector = await openCollector();
    const link = await makeLink(collector);
    const pasted = form({ token: `Siân, here: http://localhost${link} (until Saturday)` });
    const led = await collector.app.request('/organiser/sign-in', pasted);
    assert.deepEqual([led.status, led.headers.get('Location')], [303, link]);
  });
});

describe('the list of links', () => {
  it('tells what became of each, and takes one back by a second press', async () => {
    const collector = await openAt('2026-11-21T10:00:00Z');
    const used = await makeLink(collector, { name: 'Siân' });
    await makeLink(collector, { name: 'Bo', scope: 'edit' });
    const browser = openBrowser(collector);
    await browser.look(used);
    await browser.press(used);
    const page = await readMarkup(collector.organise('/tokens'));
    assert.match(page, /<bdi>Siân<\/bdi><\/b> <span class="tag">Opened 21 Nov 2026, 10:00<\/span>/);
    assert.match(page, /<bdi>Bo<\/bdi><\/b> <span class="tag">Waits to be opened, until 28 Nov/);
    assert.match(page, /Editing campaigns: One big issue, ward by ward/);
    assert.match(
      page,
      /<summary aria-label="Take back the link of Siân">Take back<\/summary><form [^>]*revoke"><button>/,
    );
    const [{ id = '' } = {}] = (await collector.store.links.list()).filter(
      ({ name }) => name === 'Siân',
    );
    const revoked = await collector.organise(`/links/${id}/revoke`, form({}));
    assert.equal(
      revoked.headers.get('Location'),
      `/organiser/tokens?done=link-revoked&at=${id}#done`,
    );
    assert.equal((await browser.look(CAMPAIGN)).status, 401, 'its session is ended');
    assert.equal((await browser.look(used)).status, 410);
    assert.match(await readMarkup(collector.organise('/tokens')), /1 link that opens nothing any/);
  });

  it('gives no link to everything in some campaigns, and none without a choice', async () => {
    const collector = await openCollector();
    for (const fields of [
      { name: 'Siân', scope: 'owner', campaign: 'edgbaston' },
      { name: 'Siân', scope: 'work' },
      { name: 'Siân', campaign: '*' },
      { name: '', scope: 'work', campaign: '*' },
    ] as Headers[])
      assert.equal((await collector.organise('/links', form(fields))).status, 422);
    assert.deepEqual(await collector.store.links.list(), []);
  });
});

describe('a name at signing in', () => {
  const stageBy = async (collector: Open, cookie: string): Promise<string | undefined> => {
    await collector.post(champion());
    const ask = (path: string, init: RequestInit = {}) =>
      collector.app.request(`${CAMPAIGN}${path}`, {
        ...init,
        headers: { ...(init.headers as Headers), Cookie: cookie },
      });
    const { people } = (await (await ask('/people')).json()) as PeoplePage;
    const id = people[0]?.id ?? '';
    await ask('/people/changes', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ people: [id], change: { what: 'stage', stage: 'met' } }),
    });
    const person = (await (await ask(`/people/${id}`)).json()) as Person;
    return person.changes.find(({ what }) => what === 'stage')?.by;
  };
  const signInAs = async ({ app }: Open, name: string) => {
    const response = await app.request('/organiser/sign-in', form({ token: TOKEN, name }));
    return cookiesOf(response)[0] ?? '';
  };

  it('stands in the log before the name of the token, which nobody can choose', async () => {
    const names = {
      Grace: 'Grace (collector)',
      '  Grace \u202e  Hopper ': 'Grace Hopper (collector)',
      '': 'collector',
      Collector: 'collector',
      [`${'x'.repeat(59)}🙂🙂`]: `${'x'.repeat(59)}🙂 (collector)`,
    };
    for (const [typed, logged] of Object.entries(names)) {
      const collector = await openCollector();
      assert.equal(await stageBy(collector, await signInAs(collector, typed)), logged);
    }
  });

  it('stands in the log of who came by a link', async () => {
    const collector = await openCollector();
    for (const [typed, logged] of [
      ['Siân', 'Siân'],
      ['Bo', 'Bo (Siân)'],
    ] as const) {
      const link = await makeLink(collector);
      const browser = openBrowser(collector);
      await browser.look(link);
      await browser.press(link, typed);
      const page = await readMarkup(browser.look(CAMPAIGN));
      assert.ok(page.includes(`Sign out: you are ${logged}`), logged);
    }
  });

  it('is asked for with the token, and is there again after a wrong one', async () => {
    const collector = await openCollector();
    const page = await readMarkup(collector.app.request('/organiser', { headers: HTML }));
    assert.match(page, /<label for="name">Your name<\/label>/);
    assert.match(page, /<input id="name" name="name" value="" maxlength="60" [^>]*required/);
    const wrong = form({ token: 'wrong', name: 'Grace "x"' });
    const again = await readMarkup(collector.app.request('/organiser/sign-in', wrong));
    assert.match(again, /name="name" value="Grace &quot;x&quot;"/);
  });

  it('is on the list of browsers that are signed in, of which each but one’s own can be ended', async () => {
    const collector = await openAt('2026-11-21T10:00:00Z');
    const [own, other] = [await signInAs(collector, 'Grace'), await signInAs(collector, 'Ada')];
    const ask = (cookie: string, path: string, init: RequestInit = {}) =>
      collector.app.request(path, {
        ...init,
        headers: { ...HTML, ...(init.headers as Headers), Cookie: cookie },
      });
    const page = await readMarkup(ask(own, '/organiser/tokens'));
    assert.match(page, /<bdi>Grace \(the owner\)<\/bdi><\/b> <span class="tag">This browser/);
    assert.match(page, /<bdi>Ada \(the owner\)<\/bdi><\/b><br \/><small>Since 21 Nov 2026, 10:00/);
    const actions = [...page.matchAll(/action="(\/organiser\/sessions\/[^"]+)"/g)];
    assert.equal(actions.length, 1);
    assert.match(page, /<summary aria-label="Sign out the browser of Ada \(the owner\)">/);
    const end = actions[0]?.[1] ?? '';
    const ended = await ask(own, end, form({}));
    assert.equal(ended.status, 303);
    assert.equal((await ask(other, '/organiser/tokens')).status, 401);
    assert.equal((await ask(own, '/organiser/tokens')).status, 200);
    assert.equal((await ask(own, end, form({}))).status, 404);
    assert.ok(!page.includes(other.split('=')[1] ?? ''), 'no page tells the id of a session');
  });

  it('is missing in sessions of an earlier version, which go on', async () => {
    const collector = await openAt('2026-11-21T10:00:00Z');
    const [id, day] = ['an-id-that-only-the-browser-knows', '2026-11-30T00:00:00.000Z'];
    const kept = { hash: hashOf(id), tokenHash: hashOf(TOKEN), name: null, openedAt: null };
    await collector.store.sessions.add({ ...kept, endsAt: day, idleEndsAt: day }, '');
    const headers = { ...HTML, Cookie: `organiser=${id}` };
    const page = await readMarkup(collector.app.request('/organiser/tokens', { headers }));
    assert.match(page, /you are the owner/);
    assert.match(page, /<bdi>the owner<\/bdi><\/b> <span class="tag">This browser<\/span><\/p>/);
  });
});

describe('the command that makes links', () => {
  it('makes one that opens while the collector runs, lists it and takes it back', async (t) => {
    const DATA = folder(t);
    const { url } = await serving(t, { DATA });
    const env = { DATA, CAMPAIGNS: 'demo/campaigns', PUBLIC_URL: url };
    const run = async (...args: string[]) => (await executeCommand(['link', ...args], env)).output;
    const [link = '', told] = (
      await run('add', 'Siân Hughes', '--campaign', 'edgbaston', '--scope', 'edit')
    ).split('\n');
    assert.match(told ?? '', /opens once, until 20/);
    const page = await fetch(link, { headers: HTML });
    assert.equal(page.status, 200);
    const opened = await fetch(link, {
      ...form({ name: 'Siân' }, { Origin: url, Host: '', Cookie: cookiesOf(page).join('; ') }),
      redirect: 'manual',
    });
    assert.equal(opened.status, 303);
    assert.match(
      await run('list'),
      /^[\w-]{36} {2}Siân Hughes {2}edit {2}edgbaston {2}made \S+ by collector {2}used 20\S+$/,
    );
    assert.equal(await run('revoke', 'Siân Hughes'), 'Revoked: Siân Hughes');
    assert.match(await run('list'), /revoked 20/);
    await assert.rejects(run('revoke', 'Siân Hughes'), /There is no link "Siân Hughes"/);
    await assert.rejects(run('add', 'Bo', '--scope', 'all'), /must be among figures/);
  });
});
