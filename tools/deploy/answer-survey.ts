import assert from 'node:assert/strict';
import { request } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';

/** Longer than `LEAST_SECONDS` of the collector. */
const READING_MS = 4_000;
const FORM_BUTTON = 'form [part=button][data-other]';

/** Answers the survey of the example in a real Chromium, as a resident does. */
export async function answerSurvey(host: string): Promise<void> {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // The name leads to this machine, and its certificate is one of Caddy's own authority.
    args: ['--no-sandbox', '--disable-quic', `--host-resolver-rules=MAP ${host} 127.0.0.1`],
    acceptInsecureCerts: true,
  });
  try {
    const page = await browser.newPage();
    const reply = await page.goto(`https://${host}/pages/edgbaston/survey`);
    assert.equal(reply?.status(), 200);
    await page.waitForSelector('input[name=issue]');
    await page.click('input[name=issue]');
    const ward = await page.$eval(
      'select[name=area]',
      (list) => [...list.options].find(({ value }) => /^[EWSN]\d{8}$/.test(value))?.value ?? '',
    );
    await page.select('select[name=area]', ward);
    // What comes sooner than a person can read is held, and not counted.
    await wait(READING_MS);
    await page.click(FORM_BUTTON);
    await page.waitForFunction(() => document.body.innerText.includes('Thank you'), {
      timeout: 60_000,
    });
  } finally {
    await browser.close();
  }
}

/** How many answers the campaign has, as anybody may ask. */
export const countAnswers = (host: string): Promise<number> =>
  new Promise((done, fail) => {
    request(
      {
        host: '127.0.0.1',
        path: '/campaigns/edgbaston/results',
        servername: host,
        headers: { Host: host },
        rejectUnauthorized: false,
      },
      (response) => {
        let text = '';
        response.on('data', (part: Buffer) => (text += part.toString()));
        response.on('end', () => {
          done((JSON.parse(text) as { counted: number }).counted);
        });
      },
    )
      .on('error', fail)
      .end();
  });
