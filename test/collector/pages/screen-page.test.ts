import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { loadBallotMessages } from '../../../src/hosted.ts';
import { screenPage } from '../../../src/collector/pages/screen/screen-page.ts';
import { loadPageLanguage } from '../../../src/collector/pages/page-language.ts';
import { CampaignDocument, type PublicBallot } from '../../../src/contract/index.ts';
import { result, september, vote } from '../../contract/ballot-examples.ts';
import { edgbaston } from '../../contract/examples.ts';
import { addCodes, closeBallot, openBallot, SECRET, WHILE_OPEN } from '../ballots/open-ballot.ts';
import { openCollector, readMarkup } from '../harness.ts';

const SCREEN = '/screen/edgbaston/september';
const MINUTE_MS = 60_000;

async function openScreen() {
  let now = WHILE_OPEN;
  const collector = await openCollector({
    secret: SECRET,
    now: () => now,
    publicUrl: 'https://vote.example',
  });
  return {
    ...collector,
    show: (query = '') => readMarkup(collector.get(`${SCREEN}${query}`)),
    passMinutes: (minutes: number) => {
      now = new Date(now.getTime() + minutes * MINUTE_MS);
    },
  };
}

describe('the screen of a hall', () => {
  it('shows the question, where to vote, until when, and the imprint, to anybody', async () => {
    const { show, store } = await openScreen();
    await openBallot(store);
    const page = await show();
    assert.match(page, /<h2 class="question" lang="en">Which issue shall we work on first\?<\/h2>/);
    assert.match(page, /Vote with your code.*vote\.example\/v/);
    assert.match(page, /You can vote until 12 Sept?(ember)? 2027/);
    assert.match(page, /<svg/, 'the QR code');
    assert.match(page, /Promoted by|Published by/);
  });

  it('tells how many voted, of the whole ballot and minutes late, and nothing else', async () => {
    const { show, store, post, passMinutes } = await openScreen();
    await openBallot(store);
    const [one = '', two = ''] = await addCodes(store, 2);
    assert.doesNotMatch(await show(), /voted so far/);
    await post(vote({ code: one }));
    passMinutes(6);
    assert.match(await show(), /0 people have voted so far/, 'the count of six minutes ago');
    await post(vote({ code: two }));
    passMinutes(6);
    const page = await show();
    assert.match(page, /1 person has voted so far/);
    for (const { label } of september().contests.flatMap(({ options }) => options))
      assert.ok(!page.includes((label as { en: string }).en), 'no issue, so no figure');
  });

  it('is the same bytes until there is something new: 304', async () => {
    const { get, store } = await openScreen();
    await openBallot(store);
    const first = await get(SCREEN);
    const etag = first.headers.get('ETag') ?? '';
    assert.equal(first.headers.get('Cache-Control'), 'no-cache');
    assert.equal((await get(SCREEN, { 'If-None-Match': etag })).status, 304);
    await closeBallot(store);
    const changed = await get(SCREEN, { 'If-None-Match': etag });
    assert.ok([200, 304].includes(changed.status));
  });

  it('runs its own script and loads nothing else', async () => {
    const { get, store } = await openScreen();
    await openBallot(store);
    const response = await get(SCREEN);
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    const page = await response.text();
    for (const [tag, directive] of [
      ['script', 'script-src'],
      ['style', 'style-src'],
    ] as const) {
      const [, content = ''] = new RegExp(`<${tag}[^>]*>([^]*?)</${tag}>`).exec(page) ?? [];
      const hash = createHash('sha256').update(content).digest('base64');
      assert.match(policy, new RegExp(`${directive} [^;]*'sha256-${hash.replaceAll('+', '\\+')}'`));
    }
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(page, /src="http|href="http/);
  });

  it('says when the ballot is closed or called off, and knows no draft', async () => {
    const { show, get, store } = await openScreen();
    assert.equal((await get(SCREEN)).status, 404);
    await openBallot(store);
    await closeBallot(store);
    assert.match(await show(), /Voting has closed/);
    const key = { campaign: 'edgbaston', id: 'september' };
    await store.ballots.write(
      { ...key, id: 'draft', version: 1, document: september() },
      {
        what: 'written',
        by: 'Ada',
        at: '2027-09-01T10:00:00.000Z',
        detail: {},
      },
    );
    assert.equal((await get('/screen/edgbaston/draft')).status, 404);
    assert.equal((await get('/screen/nowhere/september')).status, 404);
  });

  it('shows the declared result, a group for each ward, with what decided a tie', async () => {
    const campaign = CampaignDocument.parse(edgbaston());
    const ballot: PublicBallot = { ...september(), state: 'declared', result: result() };
    const page = String(
      await screenPage({
        campaign,
        ballot,
        speech: await loadPageLanguage('en', campaign.languages),
        words: await loadBallotMessages('en'),
        publicUrl: 'https://vote.example',
        now: Date.parse('2027-09-13T00:00:00Z'),
      }),
    );
    assert.equal(page.match(/role="group"/g)?.length, 2, 'two wards');
    assert.match(page, /Speeding on Harborne Lane/);
    assert.match(page, /not a survey of all residents/);
    assert.match(page, /Ann, Sam/);
  });

  it('speaks the languages of the campaign, each in its own direction', async () => {
    const campaign = CampaignDocument.parse(edgbaston());
    const page = String(
      await screenPage({
        campaign,
        ballot: { ...september(), state: 'open' },
        speech: await loadPageLanguage('ur', ['en', 'ur']),
        words: await loadBallotMessages('ur'),
        publicUrl: 'https://vote.example',
        now: WHILE_OPEN.getTime(),
      }),
    );
    assert.match(page, /<html lang="ur" dir="rtl">/);
    assert.match(page, /<p class="address" dir="ltr">/);
  });
});
