import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { webkitLauncher } from '../../test/webkit-launcher.mjs';

/** A page in a browser. Code is run as a function's body in it. */
export interface Tab {
  goto(url: string): Promise<void>;
  run<T>(code: string): Promise<T>;
  /** Ends it as if its process had died, or without a word to it. */
  kill(): Promise<void>;
}

/** A browser with a profile that outlives it, where it has one. */
export interface Engine {
  name: string;
  tab(): Promise<Tab>;
  /**
   * Kills the whole browser, and starts it again; undefined where its storage does not outlive it.
   */
  restart?: () => Promise<void>;
  /** Whether what drives a tab does without the page's own JSON, promises and timers. */
  isolatedDriver?: boolean;
  stop(): Promise<void>;
}

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

async function driven(
  name: string,
  browser: 'chrome' | 'firefox',
  executablePath: string,
): Promise<Engine> {
  const userDataDir = mkdtempSync(join(tmpdir(), `campaign-matrix-${browser}-`));
  const launch = () =>
    puppeteer.launch({
      browser,
      executablePath,
      userDataDir,
      headless: true,
      ...(browser === 'chrome' && { args: ARGS }),
    });
  let running: Browser = await launch();
  return {
    isolatedDriver: true,
    name: `${name} ${(await running.version()).replace(/^\D*/, '').split('.')[0]}`,
    tab: async () => {
      const page = await running.newPage();
      page.setDefaultTimeout(20_000);
      return {
        goto: async (url) => {
          await page.goto(url);
        },
        run: <T>(code: string) => page.evaluate(`(async () => { ${code} })()`) as Promise<T>,
        kill: async () => {
          // The renderer's process dies. Firefox has no command for that: it closes the tab without
          // asking it.
          if (browser === 'chrome')
            await Promise.race([
              page.goto('chrome://crash').catch(() => undefined),
              new Promise((resume) => setTimeout(resume, 500)),
            ]);
          await page.close({ runBeforeUnload: false });
        },
      };
    },
    restart: async () => {
      const gone = new Promise((exit) => running.process()?.once('exit', exit));
      running.process()?.kill('SIGKILL');
      await gone;
      // The lock of the profile is released a moment later.
      await new Promise((resume) => setTimeout(resume, 1000));
      running = await launch();
    },
    stop: async () => {
      await running.close();
      rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

async function webkit(): Promise<Engine> {
  const { driver } = webkitLauncher();
  await driver.start();
  const current = async () => (await driver.cmd('GET', '/window')) as string;
  const switchTo = (handle: string) => driver.cmd('POST', '/window', { handle });
  const first = await current();
  return {
    name: `WebKitGTK ${driver.version.split('.').slice(0, 2).join('.')}`,
    tab: async () => {
      await switchTo(first);
      const { handle } = (await driver.cmd('POST', '/window/new', { type: 'tab' })) as {
        handle: string;
      };
      return {
        goto: async (url) => {
          await switchTo(handle);
          await driver.cmd('POST', '/url', { url });
        },
        run: async <T>(code: string) => {
          await switchTo(handle);
          const answer = (await driver.cmd('POST', '/execute/async', {
            script: `const done = arguments[0]; (async () => { ${code} })().then((value) => done({ value }), (error) => done({ error: String(error) }));`,
            args: [],
          })) as { value: T; error?: string };
          if (answer.error) throw new Error(answer.error);
          return answer.value;
        },
        kill: async () => {
          await switchTo(handle);
          await driver.cmd('DELETE', '/window');
          await switchTo(first);
        },
      };
    },
    stop: () => driver.stop(),
  };
}

/** The browsers that are installed here, each still to be started. */
export const engines: { name: string; start: () => Promise<Engine> }[] = [
  {
    name: 'chromium',
    at: process.env.CHROMIUM ?? '/usr/bin/chromium',
    start: (at: string) => driven('Chromium', 'chrome', at),
  },
  {
    name: 'firefox',
    at: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    start: (at: string) => driven('Firefox', 'firefox', at),
  },
  { name: 'webkit', at: '/usr/bin/WebKitWebDriver', start: webkit },
]
  .filter(
    ({ name, at }) => existsSync(at) && (process.env.BROWSERS ?? name).split(',').includes(name),
  )
  .map(({ name, at, start }) => ({ name, start: () => start(at) }));
