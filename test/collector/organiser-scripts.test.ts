import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Person } from '../../src/collector/people/person.ts';
import type { PeoplePage } from '../../src/collector/people/people-records.ts';
import { champion } from '../contract/examples.ts';
import { form, HTML, type Open, openCollector, problemsOf, TOKEN } from './harness.ts';

const CAMPAIGN = '/campaigns/edgbaston';
const JSON_WANTED = { Accept: 'application/json' };
const sendForm = ({ organise }: Open, path: string, fields: Record<string, string> = {}) =>
  organise(path, form(fields, JSON_WANTED));

async function withPerson() {
  const collector = await openCollector();
  await collector.post(champion());
  const { people } = (await (await collector.organise(`${CAMPAIGN}/people`)).json()) as PeoplePage;
  const person = people[0];
  assert.ok(person);
  return { collector, person, path: `${CAMPAIGN}/people/${person.id}` };
}

describe('a form of the organiser, sent by a script that asks for JSON', () => {
  it('signs in and out', async () => {
    const collector = await openCollector();
    const { app } = collector;
    const signedIn = await app.request('/organiser/sign-in', form({ token: TOKEN }, JSON_WANTED));
    assert.equal(signedIn.status, 204);
    const Cookie = signedIn.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    const holder = await app.request('/organiser/sign-in', {
      headers: { ...JSON_WANTED, Cookie },
    });
    assert.deepEqual(await holder.json(), {
      name: 'collector',
      scopes: ['owner'],
      source: null,
      campaigns: [],
    });
    const out = await app.request('/organiser/sign-out', form({}, { ...JSON_WANTED, Cookie }));
    assert.equal(out.status, 204);
    const after = await app.request('/organiser/sign-in', { headers: { ...JSON_WANTED, Cookie } });
    assert.equal(after.status, 401);
  });

  it('is told of a wrong token in problem details', async () => {
    const { app } = await openCollector();
    const refused = await app.request(
      '/organiser/sign-in',
      form({ token: 'a-wrong-token-of-this-test' }, JSON_WANTED),
    );
    assert.equal(refused.status, 403);
    assert.equal(refused.headers.get('Content-Type'), 'application/problem+json');
    assert.equal(refused.headers.get('Set-Cookie'), null);
  });

  it('revokes a token', async () => {
    const collector = await openCollector();
    await collector.organise('/tokens', form({ name: 'Bo', scope: 'register', campaign: '*' }));
    const [token] = await collector.store.tokens.list();
    assert.equal((await sendForm(collector, `/tokens/${token?.id}/revoke`)).status, 204);
    assert.ok((await collector.store.tokens.list())[0]?.revokedAt);
  });

  it("corrects a person's details, and answers the person", async () => {
    const { collector, person, path } = await withPerson();
    const { name, email, area } = person;
    const changed = await sendForm(collector, `${path}/details`, {
      name: `${name} Junior`,
      email: email ?? '',
      area,
    });
    assert.equal(changed.status, 200);
    assert.equal(((await changed.json()) as Person).name, `${name} Junior`);
  });

  it('is told which details are wrong, in problem details', async () => {
    const { collector, person, path } = await withPerson();
    const refused = await sendForm(collector, `${path}/details`, {
      name: person.name,
      area: person.area,
    });
    assert.equal(refused.status, 422);
    assert.deepEqual(
      (await problemsOf(refused)).map(({ path, code }) => `${path}/${code}`),
      ['email/no-contact'],
    );
  });

  it('deletes a person', async () => {
    const { collector, path } = await withPerson();
    assert.equal((await sendForm(collector, `${path}/delete`)).status, 204);
    assert.equal((await collector.organise(path)).status, 404);
  });

  it('takes a record of the progress away', async () => {
    const collector = await openCollector();
    const written = await collector.organise(`${CAMPAIGN}/progress/wins`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ what: 'Street lights', on: '2026-08-01' }),
    });
    const { id } = (await written.json()) as { id: string };
    const deleted = await sendForm(collector, `${CAMPAIGN}/progress/wins/${id}/delete`);
    assert.equal(deleted.status, 204);
    assert.deepEqual(await collector.store.progress.items('edgbaston'), []);
  });

  it('leads a browser on to a page', async () => {
    const { collector, path } = await withPerson();
    const deleted = await collector.organise(`${path}/delete`, form({}, HTML));
    assert.equal(deleted.status, 303);
  });
});
