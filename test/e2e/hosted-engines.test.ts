import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serving, TOKEN } from '../collector/harness.ts';
import { HARBORNE } from '../contract/examples.ts';
import { type EnginePage, OTHER_ENGINES } from './other-engines.ts';

// The hosted pages in the engines beside Chromium. An engine that is not installed is skipped.

const EMBED = fileURLToPath(new URL('../../dist/embed', import.meta.url));
const PATIENCE_MS = 60_000;

/** The answers and people that the collector has. */
async function storedAt(url: string, list: string): Promise<string> {
  const response = await fetch(`${url}/organiser/campaigns/edgbaston/${list}`, {
    headers: { Authorization: `Bearer ${TOKEN}` },
  });
  return response.text();
}

/** Somebody with a keyboard in front of a page. */
class Visitor {
  readonly #page: EnginePage;

  constructor(page: EnginePage) {
    this.#page = page;
  }

  open = (url: string): Promise<void> => this.#page.open(url);

  /** Waits until an expression is true in the page; it may be another page by then. */
  async until(expression: string): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const isTrue = await this.#page.run(`return Boolean(${expression})`).catch(() => false);
      if (isTrue === true) return;
      if (Date.now() > end)
        throw new Error(`not true: ${expression}; the page says ${await this.reads()}`);
      await new Promise((resume) => setTimeout(resume, 100));
    }
  }

  sees = (words: string): Promise<void> =>
    this.until(`document.body.innerText.includes(${JSON.stringify(words)})`);

  async reads(): Promise<string> {
    return String(await this.#page.run('return document.body.innerText'));
  }

  async focus(selector: string): Promise<void> {
    await this.#page.run(`document.querySelector(${JSON.stringify(selector)}).focus()`);
    await this.until(`document.activeElement.matches(${JSON.stringify(selector)})`);
  }

  async type(selector: string, text: string): Promise<void> {
    await this.focus(selector);
    await this.#page.type(text);
  }

  async press(selector: string, key: 'Enter' | 'Space'): Promise<void> {
    await this.focus(selector);
    await this.#page.press(key);
  }

  /** A list is driven in another way by each engine. */
  async choose(selector: string, value: string): Promise<void> {
    await this.#page.run(
      `const list = document.querySelector(${JSON.stringify(selector)}); list.value = ${JSON.stringify(value)}; list.dispatchEvent(new Event('change', { bubbles: true }));`,
    );
  }

  evaluate = (code: string): Promise<unknown> => this.#page.run(code);
}

const SEND = 'form [part=button][data-other]';
const isTaken = 'document.querySelector(".place")';

for (const [name, { open, isHere }] of Object.entries(OTHER_ENGINES))
  describe(`The hosted pages in ${name}`, { skip: !isHere && 'it is not installed here' }, () => {
    let engine: EnginePage;
    let visitor: Visitor;
    before(async () => {
      engine = await open();
      visitor = new Visitor(engine);
    });
    after(() => engine.close());

    const start = async (t: TestContext, embed: string) => {
      const { url } = await serving(t, { LEAST_SECONDS: '0' }, embed);
      return { url, pages: `${url}/pages/edgbaston` };
    };

    for (const [how, embed] of [
      ['with their script', EMBED],
      ['without it', '/nowhere'],
    ] as const) {
      const isScripted = embed === EMBED;

      it(`lead from a problem to its field, and take the answer once, ${how}`, async (t) => {
        const { url, pages } = await start(t, embed);
        await visitor.open(`${pages}/survey`);
        if (isScripted) await visitor.until(isTaken);
        await visitor.type('#words', 'The lane by the church');
        await visitor.press(SEND, 'Enter');
        await visitor.until(
          'document.activeElement.getAttribute("part") === "summary" || document.activeElement.id === "summary"',
        );
        assert.match(await visitor.reads(), /There is a problem/);
        const kept = await visitor.evaluate('return document.querySelector("#words").value');
        assert.equal(kept, 'The lane by the church');
        await visitor.press('input[value=street-lighting]', 'Space');
        await visitor.choose('#area', HARBORNE);
        await visitor.press(SEND, 'Enter');
        await visitor.sees('Thank you. We have your answer');
        await visitor.sees('You said: Street lighting, in Harborne.');
        const stored = await storedAt(url, 'responses.jsonl');
        assert.equal(stored.split('The lane by the church').length, 2);
      });

      it(`sign a champion up, and give their link, ${how}`, async (t) => {
        const { pages } = await start(t, embed);
        await visitor.open(`${pages}/signup?lang=en`);
        if (isScripted) await visitor.until(isTaken);
        await visitor.type('#name', 'Ada Okafor');
        await visitor.type('#email', 'ada@example.org');
        await visitor.press('#ageConfirmed', 'Space');
        await visitor.press('#consents-keep-champion', 'Space');
        await visitor.press(SEND, 'Enter');
        await visitor.sees('Thank you for stepping forward');
        await visitor.until('document.querySelector(\'a[href*="/mine#"]\')');
      });
    }

    it('fit a narrow window', async (t) => {
      const { pages } = await start(t, EMBED);
      for (const path of ['survey', 'signup', 'results', 'progress', 'privacy', 'survey?lang=cy']) {
        await visitor.open(`${pages}/${path}`);
        await visitor.until('document.readyState === "complete" && document.querySelector("h1")');
        const over = await visitor.evaluate(
          'const { scrollWidth, clientWidth } = document.documentElement; return scrollWidth - clientWidth;',
        );
        assert.equal(over, 0, path);
      }
    });
  });
