import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addCodes, closeBallot, openBallot, SECRET, WHILE_OPEN } from '../ballots/open-ballot.ts';
import { keepLog, type Open, openCollector } from '../harness.ts';
import { PageVisitor, type SeenPage } from './page-visitor.ts';

interface Scene extends Open {
  visitor: PageVisitor;
  code: string;
  lines: string[];
}

async function scene(): Promise<Scene> {
  const { logger, lines } = keepLog();
  const collector = await openCollector({ secret: SECRET, now: () => WHILE_OPEN, logger });
  await openBallot(collector.store);
  const [code = ''] = await addCodes(collector.store, 1);
  // A page without a referrer has no origin either.
  const visitor = new PageVisitor(collector, { Origin: 'null', Host: 'localhost' });
  return { ...collector, visitor, code, lines };
}

/** From `/v` to the issues of a ward. */
async function toTheIssues({ visitor, code }: Scene, ward = 'E05011144'): Promise<SeenPage> {
  const ballot = await visitor.send(await visitor.open('/v'), { code });
  assert.equal(ballot.status, 200);
  return visitor.send(ballot, { area: ward });
}

const issuesOf = (page: SeenPage): string[] =>
  page.all('input').flatMap(({ attrs }) => {
    const value = (name: string) => attrs.find((one) => one.name === name)?.value ?? '';
    return value('name') === 'choices' ? [value('value')] : [];
  });

const votesIn = async ({ store }: Scene) => store.ballots.countSpent('edgbaston', 'september');

describe('/v: voting without scripts', () => {
  it('leads from a typed code to “Your vote is in.”, which never tells what it was', async () => {
    const here = await scene();
    const issues = await toTheIssues(here);
    const [first = ''] = issuesOf(issues);
    const thanks = await here.visitor.send(issues, { choices: first, declared: 'on' });
    assert.equal(thanks.status, 200);
    assert.match(thanks.text, /Your vote is in\./);
    assert.match(thanks.text, /Your reference is [A-Z]{3}-[A-Z]{3}-[A-Z]{3}\./);
    assert.ok(!thanks.markup.includes(first) && !thanks.markup.includes(here.code));
    assert.equal(await votesIn(here), 1);
  });

  it('keeps code and choices out of every address, log line and cache', async () => {
    const here = await scene();
    const issues = await toTheIssues(here);
    assert.ok(!issues.action.includes(here.code));
    const [first = ''] = issuesOf(issues);
    await here.visitor.send(issues, { choices: first, declared: 'on' });
    assert.deepEqual(
      here.lines.filter((line) => line.includes(here.code) || line.includes(first)),
      [],
    );
    for (const path of ['/v', '/v/check', '/pages/edgbaston/ballot']) {
      const { headers } = await here.visitor.open(path);
      assert.equal(headers.get('Referrer-Policy'), 'no-referrer', path);
      assert.equal(headers.get('Cache-Control'), 'no-store', path);
      assert.match(headers.get('Content-Security-Policy') ?? '', /default-src 'none'/, path);
      assert.doesNotMatch(headers.get('Content-Security-Policy') ?? '', /unsafe/, path);
    }
  });

  it('takes the code out of the fragment with one script, which its policy names', async () => {
    const { visitor } = await scene();
    const page = await visitor.open('/v');
    assert.equal(page.all('script').length, 1);
    assert.match(page.headers.get('Content-Security-Policy') ?? '', /script-src 'sha256-/);
    assert.match(page.markup, /history\.replaceState/);
  });

  it('tells a wrong letter and an unknown code, and keeps what was typed', async () => {
    const { visitor, code } = await scene();
    const wrong = code.slice(0, 9) + (code.endsWith('B') ? 'C' : 'B');
    const again = await visitor.send(await visitor.open('/v'), { code: wrong });
    assert.equal(again.status, 422);
    assert.match(again.text, /A letter in your code is wrong/);
    assert.equal(again.field('code'), wrong);
  });

  it('says that a code has been used, at once and where two are sent', async () => {
    const here = await scene();
    const issues = await toTheIssues(here);
    const second = await toTheIssues(here);
    const [first = ''] = issuesOf(issues);
    await here.visitor.send(issues, { choices: first, declared: 'on' });
    const refused = await here.visitor.send(second, { choices: first, declared: 'on' });
    assert.equal(refused.status, 409);
    assert.match(refused.text, /This code has been used/);
    const atOnce = await here.visitor.send(await here.visitor.open('/v'), { code: here.code });
    assert.match(atOnce.text, /This code has been used/);
    assert.equal(await votesIn(here), 1);
  });

  it('sends one vote where the button is pressed twice', async () => {
    const here = await scene();
    const issues = await toTheIssues(here);
    const [first = ''] = issuesOf(issues);
    for (let press = 0; press < 2; press++) {
      const thanks = await here.visitor.send(issues, { choices: first, declared: 'on' });
      assert.match(thanks.text, /Your vote is in\./);
    }
    assert.equal(await votesIn(here), 1);
  });

  it('names what is missing, and keeps what was ticked', async () => {
    const here = await scene();
    const issues = await toTheIssues(here);
    const [first = ''] = issuesOf(issues);
    const again = await here.visitor.send(issues, { choices: first });
    assert.equal(again.status, 422);
    assert.match(again.title, /^Error:/);
    assert.match(again.text, /Without it your vote can’t count/);
    assert.equal(again.field('choices'), first);
    assert.equal(await votesIn(here), 0);
  });

  it('keeps the order of the issues when the form is shown again', async () => {
    const here = await scene();
    const issues = await toTheIssues(here);
    const again = await here.visitor.send(issues, {});
    assert.deepEqual(issuesOf(again), issuesOf(issues));
  });

  it('says that it has closed, and has no form then', async () => {
    const here = await scene();
    await closeBallot(here.store);
    const page = await here.visitor.open('/pages/edgbaston/ballot');
    assert.match(page.text, /Voting has closed/);
    assert.equal(page.all('form').length, 0);
  });

  it('tells whether a code was used, and nothing more', async () => {
    const here = await scene();
    const ask = async () =>
      here.visitor.send(await here.visitor.open('/v/check'), { code: here.code });
    assert.match((await ask()).text, /This code has not been used yet\./);
    const issues = await toTheIssues(here);
    await here.visitor.send(issues, { choices: issuesOf(issues)[0] ?? '', declared: 'on' });
    assert.match((await ask()).text, /This code has been used: one vote with it is in\./);
  });

  it('speaks the language that is asked for, from the right where it is written so', async () => {
    const { visitor } = await scene();
    const page = await visitor.open('/v?lang=ur');
    assert.match(page.markup, /<html lang="ur" dir="rtl"/);
    assert.match(page.text, /آپ کا کوڈ/);
  });
});
