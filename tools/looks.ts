/**
 * Looks at every state of every widget and of the hosted pages in every language, in a real
 * Chromium: axe, contrast on eleven grounds, forced colours, direction, text at 200 %, and how far
 * things move while the page comes. Prints what is wrong, and how much was looked at.
 *
 *     npm run looks [-- FOLDER]              FOLDER gets screenshots at 320, 768 and 1280 px
 *     LANGS=en,ur ONLY=survey npm run looks  some languages, and scenes whose name holds a word
 */
import { mkdir } from 'node:fs/promises';
import { launch } from 'puppeteer-core';
import { LANGUAGES } from '../src/locales/languages.ts';
import { sceneFaults } from './looks/look-at-scene.ts';
import { openLookSite } from './looks/look-site.ts';
import { SCENES } from './looks/scenes.ts';

/** How many pages are looked at at a time. */
const JOBS = 3;

const [shotFolder] = process.argv.slice(2);
const languages = (process.env.LANGS ?? Object.keys(LANGUAGES).join()).split(',');
const scenes = SCENES.filter(({ tag, name }) => `${tag} ${name}`.includes(process.env.ONLY ?? ''));

if (shotFolder) await mkdir(shotFolder, { recursive: true });
const site = await openLookSite();
const browser = await launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage'],
});
const states = scenes.flatMap((scene) => languages.map((language) => ({ scene, language })));
const looked = states.length;
let wrong = 0;

/** Looks at one state after the other, until none is left. */
async function lookAtStates(): Promise<void> {
  for (let state = states.shift(); state; state = states.shift()) {
    const { scene, language } = state;
    const faults = await sceneFaults({ browser, site, shotFolder }, scene, language);
    if (faults.length > 0) wrong++;
    for (const fault of faults) console.error(`${scene.tag}, ${scene.name}, ${language}: ${fault}`);
  }
}

// Most of the time of each is spent on waiting for the slow line.
await Promise.all(Array.from({ length: JOBS }, lookAtStates));
await browser.close();
await site.close();
console.log(`${looked} states looked at, ${wrong} with faults`);
process.exitCode = wrong > 0 || looked === 0 ? 1 : 0;
