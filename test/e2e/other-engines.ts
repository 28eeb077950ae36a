import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { webkitLauncher } from '../webkit-launcher.mjs';

/** A page in an engine, as far as every engine can be driven: by code in the page, and by keys. */
export interface EnginePage {
  open(url: string): Promise<void>;
  /** Runs the body of a function in the page. */
  run(code: string): Promise<unknown>;
  type(text: string): Promise<void>;
  press(key: 'Enter' | 'Space'): Promise<void>;
  close(): Promise<void>;
}

const FIREFOX = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
const isOnPath = (program: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

const SIZE = { width: 390, height: 800 };

async function openFirefox(): Promise<EnginePage> {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX });
  const page = await browser.newPage();
  await page.setViewport(SIZE);
  return {
    open: async (url) => {
      await page.goto(url);
    },
    run: (code) => page.evaluate(`(() => { ${code} })()`),
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key === 'Space' ? ' ' : key),
    close: () => browser.close(),
  };
}

async function openWebKit(): Promise<EnginePage> {
  const { driver, page } = webkitLauncher();
  await driver.start();
  await page.setViewport(SIZE);
  return {
    open: async (url) => {
      await driver.cmd('POST', '/url', { url });
    },
    run: (code) => driver.run(code),
    type: async (text) => {
      await page.keyboard.type(text);
    },
    press: async (key) => {
      await page.keyboard.press(key);
    },
    close: () => driver.stop(),
  };
}

/** The engines beside Chromium: how each is opened, and what it lacks here. */
export const OTHER_ENGINES = {
  Firefox: { open: openFirefox, isHere: existsSync(FIREFOX) },
  WebKit: { open: openWebKit, isHere: ['WebKitWebDriver', 'Xvfb', 'openbox'].every(isOnPath) },
} as const;
