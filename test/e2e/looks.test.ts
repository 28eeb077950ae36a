import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { sceneFaults } from '../../tools/looks/look-at-scene.ts';
import { type LookSite, openLookSite } from '../../tools/looks/look-site.ts';
import { SCENES } from '../../tools/looks/scenes.ts';
import { openBrowser } from './browser.ts';

/** One state of each part; `npm run looks` looks at all of them, in every language. */
const STATES = [
  'campaign-issue-survey open',
  'campaign-issue-ballot ward chosen',
  'campaign-champion-signup problems',
  'campaign-progress open',
  'campaign-private-page record',
  'hosted-page survey received',
];

describe('With axe, on eleven grounds, in forced colours, with large text and on a slow line', () => {
  let browser: Browser;
  let site: LookSite;

  before(async () => {
    site = await openLookSite();
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    await site.close();
  });

  for (const language of ['en', 'ur'])
    for (const state of STATES)
      it(`nothing is wrong with ${state} (${language})`, async () => {
        const scene = SCENES.find(({ tag, name }) => `${tag} ${name}` === state);
        assert.ok(scene, `${state} is a scene`);
        assert.deepEqual(await sceneFaults({ browser, site }, scene, language), []);
      });
});
