import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';
import { openPostgresStore } from '../../../src/collector/index.ts';
import { HARBORNE } from '../../contract/examples.ts';
import { openCollector } from '../harness.ts';
import { describePostgres } from '../postgres-harness.ts';
import { PageVisitor } from './page-visitor.ts';

describePostgres('the forms of hosted pages on PostgreSQL', (server) => {
  const open = async (t: TestContext) => {
    const secret = 'a secret of this test, which is long enough';
    const store = await openPostgresStore(await server.ready(), { secret });
    t.after(() => store.close());
    return openCollector({ store, secret, publicUrl: 'https://collector.example' });
  };
  const origin = { Origin: 'https://collector.example' };

  it('take an answer once, ask before another, and a name after it', async (t) => {
    const collector = await open(t);
    const visitor = new PageVisitor(collector, origin);
    const page = await visitor.open('/pages/edgbaston/survey');
    const wrong = await visitor.send(page, { words: 'The lane' });
    assert.equal(wrong.status, 422);
    assert.equal(wrong.field('words'), 'The lane');
    const filledIn = { issue: 'street-lighting', area: HARBORNE };
    const thanks = await visitor.send(wrong, filledIn);
    assert.match(thanks.text, /You said: Street lighting, in Harborne\./);
    assert.match((await visitor.send(wrong, filledIn)).text, /We have your answer/);
    const another = await visitor.send(wrong, { ...filledIn, words: 'The bridge' });
    assert.equal(another.status, 409);
    assert.equal((await collector.store.answers.list('edgbaston', { limit: 9 })).length, 1);
    const named = await visitor.send(thanks, {
      ...{ name: 'Amina Begum', email: 'amina@residents.example', ageConfirmed: 'on' },
      ...{ 'consents-keep': 'on' },
    });
    assert.match(named.markup, /\/mine#/);
  });

  it('sign a champion up', async (t) => {
    const collector = await open(t);
    const visitor = new PageVisitor(collector, origin);
    const thanks = await visitor.send(await visitor.open('/pages/edgbaston/signup'), {
      ...{ name: 'Ada Okafor', email: 'ada@example.org', ageConfirmed: 'on' },
      ...{ 'consents-keep-champion': 'on', roles: 'talk' },
    });
    assert.match(thanks.text, /Thank you for stepping forward/);
    const { people } = await collector.store.people.list('edgbaston', { limit: 9 });
    assert.deepEqual(
      people.map(({ name }) => name),
      ['Ada Okafor'],
    );
  });
});
