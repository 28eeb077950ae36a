// A @web/test-runner browser launcher for WebKitGTK over the raw WebDriver protocol; no npm
// dependencies. Debian: apt-get install --no-install-recommends webkit2gtk-driver xvfb openbox
// (webkit2gtk-driver brings WebKitWebDriver; MiniBrowser comes with libwebkit2gtk-4.1-0)
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const freePort = () =>
  new Promise((res, rej) => {
    const s = createServer();
    s.once('error', rej);
    s.listen(0, '127.0.0.1', () => {
      const { port } = s.address();
      s.close(() => res(port));
    });
  });

const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};
const key = (k) => KEYS[k] ?? k;
const BUTTONS = { left: 0, middle: 1, right: 2 };

/** What @web/test-runner-commands uses of a puppeteer page, over WebDriver. */
class Page {
  constructor(driver) {
    this.driver = driver;
    const act = (source) => driver.cmd('POST', '/actions', { actions: [source] });
    const keys = (actions) => act({ type: 'key', id: 'keyboard', actions });
    const pointer = (actions) =>
      act({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
    const down = (value) => ({ type: 'keyDown', value });
    const up = (value) => ({ type: 'keyUp', value });
    const button = (type, b = 'left') => ({ type, button: BUTTONS[b] });
    this.keyboard = {
      type: (text) => keys([...text].flatMap((c) => [down(c), up(c)])),
      press: (k) => keys([down(key(k)), up(key(k))]),
      down: (k) => keys([down(key(k))]),
      up: (k) => keys([up(key(k))]),
    };
    this.mouse = {
      move: (x, y) => pointer([{ type: 'pointerMove', duration: 0, x, y }]),
      click: (x, y, o = {}) =>
        pointer([
          { type: 'pointerMove', duration: 0, x, y },
          button('pointerDown', o.button),
          button('pointerUp', o.button),
        ]),
      down: (o = {}) => pointer([button('pointerDown', o.button)]),
      up: (o = {}) => pointer([button('pointerUp', o.button)]),
      reset: () => driver.cmd('DELETE', '/actions'),
    };
  }
  async setViewport({ width, height }) {
    let seen;
    for (let i = 0; i < 20; i++) {
      seen = await this.driver.run('return [innerWidth, innerHeight]');
      if (seen[0] === width && seen[1] === height) return;
      const r = await this.driver.cmd('GET', '/window/rect');
      await this.driver.cmd('POST', '/window/rect', {
        width: r.width + width - seen[0],
        height: r.height + height - seen[1],
      });
      await sleep(30);
    }
    throw new Error(`WebKit: no viewport of ${width}x${height}, got ${seen.join('x')}`);
  }
  async screenshot() {
    return Buffer.from(await this.driver.cmd('GET', '/screenshot'), 'base64');
  }
  async emulateMediaFeatures() {
    throw new Error("WebKit: media features are set by the launcher's options, not by a command");
  }
}

class Driver {
  #procs = [];
  #base;
  #session;
  version = '';
  constructor(opts) {
    this.opts = opts;
  }
  async #raw(method, path, body) {
    const r = await fetch(this.#base + path, { method, body: body && JSON.stringify(body) });
    const { value } = await r.json();
    if (!r.ok)
      throw new Error(`WebDriver ${method} ${path}: ${value?.error} ${value?.message ?? ''}`);
    return value;
  }
  cmd(method, path, body) {
    return this.#raw(
      method,
      `/session/${this.#session}${path}`,
      body ?? (method === 'POST' ? {} : undefined),
    );
  }
  run(script, args = []) {
    return this.cmd('POST', '/execute/sync', { script, args });
  }
  #spawn(cmd, args, options) {
    const p = spawn(cmd, args, options);
    this.#procs.push(p);
    p.on('error', (e) => console.error(`WebKit: cannot start ${cmd}: ${e.message}`));
    return p;
  }
  async #display() {
    // -displayfd: Xvfb takes a free display and prints its number
    const x = this.#spawn(
      'Xvfb',
      ['-displayfd', '3', '-screen', '0', '1920x1400x24', '-nolisten', 'tcp'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
    );
    const n = await new Promise((res, rej) => {
      let s = '';
      x.stdio[3].on('data', (d) => {
        s += d;
        if (s.includes('\n')) res(s.trim());
      });
      x.once('error', rej);
      x.once('exit', (c) => rej(new Error(`Xvfb ended with ${c}`)));
    });
    return `:${n}`;
  }
  #gtkConfig() {
    const dir = mkdtempSync(join(tmpdir(), 'wtr-webkit-'));
    mkdirSync(join(dir, 'gtk-3.0'));
    // prefers-reduced-motion follows this setting
    writeFileSync(
      join(dir, 'gtk-3.0/settings.ini'),
      `[Settings]\ngtk-enable-animations=${this.opts.reducedMotion ? 0 : 1}\n`,
    );
    // MiniBrowser's toolbar keeps a window from being narrower than 447 pixels; this makes it 300
    writeFileSync(
      join(dir, 'gtk-3.0/gtk.css'),
      '* { min-width: 0; min-height: 0; padding: 0; margin: 0; border: 0 none; }\n',
    );
    process.on('exit', () => rmSync(dir, { recursive: true, force: true }));
    return dir;
  }
  async start() {
    const { driver, wm, theme, env: more } = this.opts;
    const log = process.env.WEBKIT_LOG ? 'inherit' : 'ignore';
    const env = {
      ...process.env,
      GDK_BACKEND: 'x11',
      LIBGL_ALWAYS_SOFTWARE: '1',
      NO_AT_BRIDGE: '1',
      XDG_CONFIG_HOME: this.#gtkConfig(),
      ...(theme ? { GTK_THEME: theme } : {}),
      ...more,
    };
    env.DISPLAY = await this.#display();
    // A window manager gives the window the keyboard's focus; without one :focus never matches.
    if (wm) this.#spawn(wm, [], { env, stdio: log });
    const port = await freePort();
    this.#spawn(driver, ['--host=127.0.0.1', `--port=${port}`], { env, stdio: log });
    this.#base = `http://127.0.0.1:${port}`;
    for (let i = 0; ; i++) {
      try {
        await this.#raw('GET', '/status');
        break;
      } catch (e) {
        if (i > 200) throw e;
        await sleep(50);
      }
    }
    const s = await this.#raw('POST', '/session', { capabilities: { alwaysMatch: {} } });
    this.#session = s.sessionId;
    this.version = s.capabilities.browserVersion ?? '';
  }
  async stop() {
    try {
      if (this.#session) await this.cmd('DELETE', '');
    } catch {
      /* gone already */
    }
    for (const p of this.#procs.reverse()) p.kill('SIGTERM');
  }
}

class WebKitLauncher {
  name = 'WebKit';
  type = 'puppeteer'; // so that @web/test-runner-commands talks to getPage()
  concurrency = 1; // one window, and it has the focus
  #url;
  #active;
  #starting;
  constructor({
    driver = 'WebKitWebDriver',
    wm = 'openbox',
    reducedMotion = false,
    theme,
    env = {},
  } = {}) {
    this.driver = new Driver({ driver, wm, reducedMotion, theme, env });
    this.page = new Page(this.driver);
  }
  async initialize(config) {
    this.config = config;
  }
  async startSession(id, url) {
    await (this.#starting ??= this.driver.start());
    this.name = `WebKit ${this.driver.version}`;
    this.#active = id;
    this.#url = url;
    await this.page.setViewport({ width: 800, height: 600 });
    await this.driver.cmd('POST', '/url', { url });
  }
  isActive(id) {
    return this.#active === id;
  }
  getBrowserUrl() {
    return this.#url;
  }
  getPage() {
    return this.page;
  }
  async stopSession() {
    const testCoverage = this.config.coverage
      ? ((await this.driver.run('return window.__coverage__ || null')) ?? undefined)
      : undefined;
    await this.driver.cmd('POST', '/url', { url: 'about:blank' });
    this.#active = undefined;
    return { testCoverage };
  }
  async startDebugSession() {
    throw new Error('no debug session in WebKit');
  }
  stop() {
    return this.driver.stop();
  }
}

export const webkitLauncher = (options) => new WebKitLauncher(options);
