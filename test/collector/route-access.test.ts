import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspectRoutes } from 'hono/dev';
import {
  ACCESS_SCOPES,
  type AccessScope,
  includesScope,
} from '../../src/collector/organiser/access-scopes.ts';
import { hashOf } from '../../src/collector/organiser/token-hash.ts';
import { ROUTE_ACCESS } from '../../src/collector/organiser/route-access.ts';
import { answer, champion, edgbaston } from '../contract/examples.ts';
import { HTML, type Open, openCollector, readMarkup } from './harness.ts';

const CAMPAIGN = '/organiser/campaigns/edgbaston';

/** A token of one scope for one campaign; the owner's is for all. */
async function addToken({ store }: Open, scope: AccessScope): Promise<string> {
  const token = `cwt_the-token-for-${scope}`;
  await store.tokens.add(
    {
      id: scope,
      name: scope,
      campaigns: scope === 'owner' ? [] : ['edgbaston'],
      scopes: [scope],
      source: scope === 'source' ? 'st-marys' : null,
      createdAt: '2026-11-21T10:00:00.000Z',
      createdBy: 'a test',
    },
    hashOf(token),
  );
  return token;
}

async function withTokens() {
  const collector = await openCollector();
  await collector.post(champion());
  await collector.post(answer({ answers: { issue: 'road-surface', words: 'A secret sentence' } }));
  const [{ id: person = '' } = {}] = (await collector.store.people.list('edgbaston', { limit: 1 }))
    .people;
  const tokens = new Map<AccessScope, string>();
  for (const scope of ACCESS_SCOPES) tokens.set(scope, await addToken(collector, scope));
  const ask = (scope: AccessScope, path: string, init: RequestInit = {}) =>
    collector.app.request(path, {
      ...init,
      headers: {
        Authorization: `Bearer ${tokens.get(scope)}`,
        ...(init.headers as Record<string, string> | undefined),
      },
    });
  return { collector, person, ask };
}

/** Pages, sign-in and links stand before the token is asked for. */
const OPEN_ROUTES =
  /^(POST \/organiser\/(sign-in|language)|(GET|POST) \/organiser\/join\/:key|GET .*\.css)$/;

const organiserRoutes = (collector: Open): string[] => {
  const routes = inspectRoutes(collector.app)
    .filter(({ isMiddleware, method }) => !isMiddleware && method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`)
    .filter((route) => / \/organiser(\/|$)/.test(route) && !OPEN_ROUTES.test(route));
  return [...new Set(routes)];
};

describe('the table of what each organiser route needs', () => {
  it('names every route, and no other', async () => {
    const collector = await openCollector();
    assert.deepEqual(organiserRoutes(collector).sort(), Object.keys(ROUTE_ACCESS).sort());
  });

  for (const scope of ACCESS_SCOPES)
    it(`is what a token of the scope "${scope}" meets at each route`, async () => {
      const { collector, person, ask } = await withTokens();
      // What ends a session, or the person that others are asked for, comes last.
      const routes = organiserRoutes(collector).sort(
        (a, b) => Number(/DELETE|delete$/.test(a)) - Number(/DELETE|delete$/.test(b)),
      );
      for (const route of routes) {
        const needed = ROUTE_ACCESS[route] ?? assert.fail(route);
        const [method = '', pattern = ''] = route.split(' ');
        const path = pattern.replace(':id', 'edgbaston').replace(':person', person);
        const { status } = await ask(scope, path, { method });
        const isOpen = needed === 'any scope' || includesScope([scope], needed);
        assert.equal(status !== 403, isOpen, `${scope}: ${route} answers ${status}`);
        assert.notEqual(status, 401, route);
        assert.ok(status < 500, `${route} answers ${status}`);
      }
    });

  it('lets nobody at an address that it does not name', async () => {
    const { ask } = await withTokens();
    for (const path of ['/organiser/nothing', `${CAMPAIGN}/nothing`, `${CAMPAIGN}/people/x/y`])
      assert.equal((await ask('owner', path)).status, 404, path);
  });

  it('gives each scope what is public, and the register to no lesser one', () => {
    const opens = (scope: AccessScope) =>
      ACCESS_SCOPES.filter((wanted) => includesScope([scope], wanted));
    assert.deepEqual(Object.fromEntries(ACCESS_SCOPES.map((scope) => [scope, opens(scope)])), {
      figures: ['figures'],
      source: ['figures', 'source'],
      hall: ['figures', 'hall'],
      register: ['figures', 'source', 'register'],
      work: ['figures', 'source', 'register', 'work'],
      edit: ['figures', 'hall', 'edit'],
      owner: [...ACCESS_SCOPES],
    });
  });
});

describe('a token that sees no people', () => {
  it('is shown the public figures, and no count of the register or of what waits', async () => {
    const collector = await openCollector({ campaigns: [{ ...edgbaston(), publishThreshold: 2 }] });
    for (let n = 0; n < 5; n++) await collector.post(answer());
    await collector.post(champion());
    for (const scope of ['figures', 'source', 'hall', 'edit'] as const) {
      const token = await addToken(collector, scope);
      const page = await readMarkup(
        collector.app.request(CAMPAIGN, {
          headers: { ...HTML, Authorization: `Bearer ${token}` },
        }),
      );
      assert.match(page, /These are the public figures/, scope);
      assert.match(page, /Harborne <small>4 answers<\/small>/, scope);
      assert.doesNotMatch(page, /recruited|To decide|Words|Progress|waits|download/i, scope);
    }
  });

  it('is shown no issue that fewer than the threshold named', async () => {
    const collector = await openCollector({ campaigns: [{ ...edgbaston(), publishThreshold: 2 }] });
    for (const issue of ['road-surface', 'road-safety', 'road-surface', 'road-surface'])
      await collector.post(answer({ answers: { issue } }));
    const token = await addToken(collector, 'figures');
    const read = (authorization: string) =>
      readMarkup(
        collector.app.request(CAMPAIGN, { headers: { ...HTML, Authorization: authorization } }),
      );
    const seen = await read(`Bearer ${token}`);
    const whole = await readMarkup(collector.organise('/campaigns/edgbaston', { headers: HTML }));
    assert.match(whole, /Road safety/);
    assert.doesNotMatch(seen, /Road safety/);
  });
});
