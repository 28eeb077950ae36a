import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';

declare global {
  interface Window {
    /** What had the focus before it was lost to the page, each time. */
    lostFocus: string[];
    /** While the ring is measured, the focus is taken away on purpose. */
    isMeasuring: boolean;
  }
}

const MAX_STOPS = 90;
const STEP_TIMEOUT_MS = 30_000;
/** How far a ring reaches out of what it is around. */
const RING_PX = 8;

/** What has the focus, in the shadow of whatever it stands in. */
interface Stop {
  /** What a person calls it; empty if the page itself has the focus. */
  readonly text: string;
  /** Its place in the window, with the card around a choice. */
  readonly box: { readonly x: number; readonly y: number; width: number; height: number };
  /** The length of its edge. */
  readonly edge: number;
}

/** Somebody in front of a page who has nothing but keys. */
export class KeyboardWalker {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Watches the focus of a page from its beginning. */
  static async watch(page: Page): Promise<KeyboardWalker> {
    await page.evaluateOnNewDocument(() => {
      window.lostFocus = [];
      window.isMeasuring = false;
      let [last, lostFrames] = ['', 0];
      const look = () => {
        const { activeElement } = document;
        const isLost = last !== '' && (!activeElement || activeElement === document.body);
        lostFrames = isLost && !window.isMeasuring ? lostFrames + 1 : 0;
        // A press that replaces what has the focus hands it on within a frame.
        if (lostFrames === 3) window.lostFocus.push(last);
        if (!isLost) last = activeElement?.tagName === 'BODY' ? '' : (activeElement?.tagName ?? '');
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    return new KeyboardWalker(page);
  }

  /** What has the focus. */
  #stop(): Promise<Stop> {
    return this.#page.evaluate(() => {
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      const nowhere = { text: '', box: { x: 0, y: 0, width: 0, height: 0 }, edge: 0 };
      if (!focused || focused === document.body) return nowhere;
      const { labels } = focused as HTMLInputElement;
      const [labelId = ''] = focused.getAttribute('aria-labelledby')?.split(' ') ?? [];
      const labelledBy = document.getElementById(labelId);
      const { innerText } = (labelledBy ?? labels?.[0] ?? focused) as HTMLElement;
      const isChoice = focused.matches('.choice input');
      const around = (isChoice ? focused.closest('.choice') : null) ?? focused;
      const { x, y, width, height } = around.getBoundingClientRect();
      const lines = [...around.getClientRects()];
      const name = (focused.getAttribute('aria-label') ?? innerText).trim();
      return {
        text: name ? name.replaceAll(/\s+/g, ' ') : focused.outerHTML.slice(0, 100),
        box: { x, y, width, height },
        edge: lines.reduce((sum, line) => sum + 2 * (line.width + line.height), 0),
      };
    });
  }

  /** Presses Tab until what has the focus is called this. @returns every stop on the way */
  async tabTo(text: string, { isSeen = false } = {}): Promise<string[]> {
    const stops: string[] = [];
    while (stops.length < MAX_STOPS) {
      await this.#page.keyboard.press('Tab');
      const { text: found } = await this.#stop();
      stops.push(found);
      if (isSeen) await this.seesRing();
      if (found.includes(text)) return stops;
    }
    throw new Error(`no “${text}” among ${stops.join(' | ')}`);
  }

  /** Presses a key, and waits until what has the focus says this. */
  async press(key: 'Enter' | 'Space', wanted: string): Promise<void> {
    await this.#page.keyboard.press(key);
    const deadline = Date.now() + STEP_TIMEOUT_MS;
    let { text } = await this.#stop();
    while (!text.includes(wanted)) {
      if (Date.now() > deadline) throw new Error(`“${text}” has the focus, not “${wanted}”`);
      await this.#page.evaluate(() => new Promise(requestAnimationFrame));
      ({ text } = await this.#stop());
    }
  }

  /** Goes to a control with Tab, and ticks or presses it. */
  async tick(text: string): Promise<void> {
    await this.tabTo(text);
    await this.press('Space', text);
  }

  /** Goes to a field with Tab, and types. */
  async type(label: string, text: string): Promise<void> {
    await this.tabTo(label);
    await this.#page.keyboard.type(text);
  }

  /** Fails unless the focus can be seen: by its pixels, with it and without it (WCAG 2.2, 2.4.13). */
  async seesRing(): Promise<void> {
    const page = this.#page;
    const { text, edge } = await this.#stop();
    assert.notEqual(text, '', 'nothing has the focus');
    const withRing = await this.#picture();
    await this.#setMeasuring(true);
    const withoutRing = await this.#picture();
    await this.#setMeasuring(false);
    const changed = await page.evaluate(countChanged, withoutRing, withRing);
    // Of a link at the edge of a row that scrolls, a part is hidden.
    assert.ok(changed >= edge / 2, `the focus of “${text}”: ${changed} pixels of ${edge}`);
  }

  /** Fails if the focus was lost to the page at any moment. */
  async keptFocus(): Promise<void> {
    assert.deepEqual(await this.#page.evaluate(() => window.lostFocus), []);
  }

  /** Takes the focus away while it is measured, and gives it back. */
  async #setMeasuring(isMeasuring: boolean): Promise<void> {
    await this.#page.evaluate((measuring) => {
      if (measuring) {
        let focused = document.activeElement;
        while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
        window.isMeasuring = true;
        Object.assign(window, { measured: focused });
        (focused as HTMLElement).blur();
      } else {
        const { measured } = window as unknown as { measured: HTMLElement };
        measured.focus({ preventScroll: true });
        window.isMeasuring = false;
      }
    }, isMeasuring);
  }

  #lastClip: Stop['box'] | undefined;

  /** What is around the control that has the focus, or had it just now. */
  async #picture(): Promise<string> {
    const { text, box } = await this.#stop();
    if (text) this.#lastClip = box;
    const clip = this.#lastClip;
    assert.ok(clip);
    const [left, top] = await this.#page.evaluate(() => [window.scrollX, window.scrollY] as const);
    const x = Math.max(0, clip.x + left - RING_PX);
    const y = Math.max(0, clip.y + top - RING_PX);
    const [width, height] = [clip.width + 2 * RING_PX, clip.height + 2 * RING_PX];
    return this.#page.screenshot({ encoding: 'base64', clip: { x, y, width, height } });
  }
}

/** How many pixels differ by a contrast of at least 3. */
async function countChanged(before: string, after: string): Promise<number> {
  const [one, other] = await Promise.all(
    [before, after].map(async (picture) => {
      const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      canvas?.drawImage(bitmap, 0, 0);
      return canvas?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [];
    }),
  );
  const linear = (value = 0) =>
    value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  const luminance = (data: ArrayLike<number>, at: number) =>
    0.2126 * linear(data[at]) + 0.7152 * linear(data[at + 1]) + 0.0722 * linear(data[at + 2]);
  let changed = 0;
  for (let at = 0; at < (one?.length ?? 0); at += 4) {
    const [dark = 0, light = 0] = [one, other]
      .map((data) => luminance(data ?? [], at))
      .sort((a, b) => a - b);
    if ((light + 0.05) / (dark + 0.05) >= 3) changed++;
  }
  return changed;
}
