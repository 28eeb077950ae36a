import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { servePostcodes } from '../../demo/postcodes.ts';
import { serveSite } from '../../demo/serve-site.ts';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { openBrowser, Resident } from './browser.ts';
import { Host } from './host.ts';
import { campaignsPublishedAtOnce } from '../collector/published-at-once.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const SIGNUP = 'campaign-champion-signup';
const KEEP = /^I consent to/;

/** A port that is free just now: the collector has to know its own address. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, listening));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

describe('The snowball: a champion on the residents’ site, and the friend who follows the link', () => {
  let browser: Browser;
  let collector: Running;
  let residents: Server;
  let church: Server;
  let postcodes: Server;
  let host: Host;
  let data: string;

  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'campaign-snowball-'));
    const { server, lookup } = await servePostcodes();
    postcodes = server;
    const port = await freePort();
    collector = await serveCollector(
      {
        PORT: String(port),
        DATA: data,
        CAMPAIGNS: campaignsPublishedAtOnce(data),
        RATE_LIMIT: 'off',
        LEAST_SECONDS: '0',
        AREA_LOOKUP: lookup,
        ALLOW_PRIVATE: new URL(lookup).host,
      },
      here('../../dist/embed'),
    );
    residents = await serveSite(here('../../demo/sites/residents'), 0, collector.url);
    church = await serveSite(here('../../demo/sites/st-werburgh'), 0, collector.url);
    host = await Host.open();
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    host.close();
    for (const server of [residents, church, postcodes]) {
      server.close();
      server.closeAllConnections();
    }
    await collector.stop();
    rmSync(data, { recursive: true });
  });

  const address = (server: Server) => `http://localhost:${(server.address() as AddressInfo).port}`;

  async function signsUp(person: Resident, name: string, email: string): Promise<void> {
    await person.type('Full name', name);
    await person.type('Email address', email);
    await tick(person);
    await person.press('button', 'Sign me up');
    await person.sees('Thank you for stepping forward', SIGNUP);
    await person.sees('Bring somebody with you', SIGNUP);
  }

  /** Ticks what has to be ticked: the age, and that it may be kept. */
  async function tick(person: Resident): Promise<void> {
    await person.press('checkbox', 'I am 16 or over');
    const box = await person.place.evaluateHandle(
      (tag, start) =>
        [...(document.querySelector(tag)?.shadowRoot?.querySelectorAll('label') ?? [])].find(
          ({ innerText }) => new RegExp(start).test(innerText.trim()),
        ),
      SIGNUP,
      KEEP.source,
    );
    await (box as Awaited<ReturnType<Page['$']>>)?.click();
  }

  const linkOf = async (person: Resident) =>
    (await person.find('textbox', 'Your personal link')).evaluate(
      (box) => (box as HTMLInputElement).value,
    );
  const mineOf = async (person: Resident) =>
    (await person.find('link', 'See, take back or delete what you gave')).evaluate(
      (link) => (link as HTMLAnchorElement).href,
    );

  it('counts the friend for the champion, on the champion’s private page, and tells neither the other’s name unless the champion ticks it', async () => {
    const ada = await Resident.at(browser, address(residents), 360);
    await ada.sees('Full name', SIGNUP);
    assert.doesNotMatch(await ada.reads(SIGNUP), /An invitation brought you here/);
    await signsUp(ada, 'Ada Okafor', 'ada@example.org');
    const link = await linkOf(ada);
    assert.match(link, new RegExp(`^${address(residents)}/\\?invite=[a-z2-9]{12}$`));
    await ada.find('image', 'QR code of your personal link');
    const mine = await mineOf(ada);
    assert.match(mine, new RegExp(`^${collector.url}/mine#.{20,}$`));
    for (const url of ada.requests)
      assert.ok(
        [address(residents), collector.url, 'data:'].some((known) => url.startsWith(known)),
        url,
      );
    assert.ok(
      ada.requests.every((url) => !url.includes('invite=')),
      'the code is in no request',
    );
    assert.deepEqual(ada.complaints, []);

    const ben = await Resident.at(browser, link);
    await ben.sees('An invitation brought you here', SIGNUP);
    assert.doesNotMatch(await ben.reads(SIGNUP), /Ada/);
    await signsUp(ben, 'Ben Adeyemi', 'ben@example.org');
    assert.notEqual(await linkOf(ben), link);
    assert.deepEqual(ben.complaints, []);
    await ben.leave();

    await ada.page.goto(mine);
    await ada.sees('person has come by your invitation', 'campaign-private-page');
    const read = await ada.reads('campaign-private-page');
    assert.match(read, /1 person has come by your invitation/);
    assert.match(read, /ada@example\.org/);
    assert.doesNotMatch(read, /Ben/);

    // Only her own tick lets a friend read who invited them, and it is as easily taken away.
    const box = 'Show my first name, \u2068Ada\u2069, to whoever opens my link';
    const arrives = () => Resident.at(browser, link, 320);
    await (await ada.find('checkbox', box)).focus();
    await ada.page.keyboard.press('Space');
    await ada.sees('Saved. Whoever opens your link can read', 'campaign-private-page');
    const cem = await arrives();
    await cem.sees('\u2068Ada\u2069 invited you.', SIGNUP);
    assert.doesNotMatch(await cem.reads(SIGNUP), /Okafor|An invitation brought you here/);
    const code = new URL(link).searchParams.get('invite') ?? '';
    assert.ok(
      cem.requests.every((url) => url === link || !url.includes(code)),
      'the code is in no address but the link itself',
    );
    assert.deepEqual(cem.complaints, []);
    await cem.leave();
    await ada.page.keyboard.press('Space');
    await ada.sees('Saved. Nobody who opens your link reads', 'campaign-private-page');
    const dai = await arrives();
    const isAnswered = (response: { url: () => string }) => response.url().endsWith('/invitations');
    if (!dai.finished.some((url) => url.endsWith('/invitations')))
      await dai.page.waitForResponse(isAnswered);
    assert.match(await dai.reads(SIGNUP), /An invitation brought you here/);
    assert.deepEqual([dai.complaints, ada.complaints], [[], []]);
    await dai.leave();
    await ada.leave();
  });

  it('takes a sign-up after the first step, of a ward unknown, and says what can be added on the private page', async () => {
    const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,"></head><body><h1>A page</h1><${SIGNUP} src="${collector.url}/campaigns/edgbaston"></${SIGNUP}><script type="module" src="${collector.url}/campaign-widgets.js"></script></body></html>`;
    const eve = await Resident.at(browser, host.page(page), 360);
    await signsUp(eve, 'Eve Short', 'eve@example.org');
    await eve.sees('You can add your ward', SIGNUP);
    await eve.page.goto(await mineOf(eve));
    await eve.sees('eve@example.org', 'campaign-private-page');
    assert.match(await eve.reads('campaign-private-page'), /You don’t know it/);
    assert.deepEqual(eve.complaints, []);
    await eve.leave();
  });

  it('leaves the friend free to leave the invitation out', async () => {
    const cara = await Resident.at(browser, `${address(residents)}/?invite=abcdefgh2345`);
    await cara.press('button', 'Leave the invitation out');
    await cara.sees('The invitation is left out.', SIGNUP);
    await signsUp(cara, 'Cara Owen', 'cara@example.org');
    await cara.leave();
  });

  it('takes the same on the church’s own campaign, where a postcode finds the ward and a group signs up', async () => {
    const group = await Resident.at(browser, `${address(church)}/groups.html`, 360);
    await group.type('Name of the organisation', 'Harborne Central Mosque');
    await (await group.find('combobox', 'What kind of organisation is it?')).select('faith');
    await group.type('Your full name', 'Amina Begum');
    await group.type('Telephone number', '07700 900123');
    await tick(group);
    await group.press('button', 'Continue');
    await group.sees('Step 2 of 3', SIGNUP);
    await group.type('Your postcode (optional)', 'zz179ne');
    await group.press('button', 'Find my ward');
    await group.sees('Your ward is Harborne', SIGNUP);
    await group.press('button', 'Sign us up');
    await group.sees('Harborne Central Mosque', SIGNUP);
    await group.sees('Ruth or Emmanuel', SIGNUP);
    assert.doesNotMatch(await group.reads(SIGNUP), /Promoted by|Party/);
    assert.ok(
      group.requests.every((url) => !/zz17/i.test(url)),
      'the postcode is in no address',
    );
    assert.deepEqual(group.complaints, []);
    await group.leave();
  });

  it('signs up under a Content-Security-Policy that allows no style, with Trusted Types required', async () => {
    const policy = `default-src 'none'; script-src ${collector.url}; connect-src ${collector.url}; style-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html`;
    const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Strict</title></head><body><h1>Strict</h1><${SIGNUP} ward="E05011144" src="${collector.url}/campaigns/edgbaston"></${SIGNUP}><script type="module" src="${collector.url}/campaign-widgets.js?ver=6.4"></script></body></html>`;
    const dee = await Resident.at(browser, host.page(page, { 'Content-Security-Policy': policy }));
    await signsUp(dee, 'Dee Khan', 'dee@example.org');
    await dee.find('image', 'QR code of your personal link');
    assert.deepEqual(dee.complaints, []);
    await dee.leave();
  });

  for (const [name, file] of [
    ['party', 'edgbaston/champions.html'],
    ['residents', 'residents/index.html'],
    ['parish', 'st-werburgh/groups.html'],
    ['parish', 'st-werburgh/join.html'],
    ['parish', 'st-werburgh/index.html'],
    ['residents', 'residents/issue.html'],
  ] as const)
    for (const width of [320, 1280])
      it(`has the whole screen for itself until it is there on the ${name} page ${file}, ${width} px wide, and scrolls no page sideways`, async () => {
        const [folder, page] = file.split('/');
        const site = await serveSite(here(`../../demo/sites/${folder}`), 0, collector.url);
        try {
          const visitor = await Resident.at(browser, `${address(site)}/${page}`, width);
          await visitor.page.waitForFunction(
            (tag) => document.querySelector(tag)?.shadowRoot?.querySelector('form'),
            {},
            `${SIGNUP}, campaign-issue-survey`,
          );
          const { keeps, screen, wide } = await visitor.page.$eval(
            `${SIGNUP}, campaign-issue-survey`,
            (widget) => ({
              keeps: Number.parseFloat(getComputedStyle(widget).minHeight),
              screen: innerHeight,
              wide: document.documentElement.scrollWidth,
            }),
          );
          assert.equal(keeps, screen, 'what stands below it moves out of sight');
          assert.ok(wide <= width, `${wide} px wide`);
          await visitor.leave();
        } finally {
          site.close();
          site.closeAllConnections();
        }
      });
});
