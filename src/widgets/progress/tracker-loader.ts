import type { CSSResult, TemplateResult } from 'lit';
import { whenVisible } from '../../delivery/index.ts';
import { addStyles } from '../later-styles.ts';
import { warn } from '../warn.ts';
import type { MissingFigures } from './no-figures-view.ts';
import type { TrackerParts } from './tracker-host.ts';
import type { ProgressTracker } from './tracker.ts';

const FILE_RETRY_SECONDS = 60;

/** The styles of the figures come with their file. */
export const trackerStyles: CSSResult[] = [];

/**
 * Replaces the tracker until its file is loaded, and then passes everything on to it. The build of
 * the small script replaces this file with bundled-tracker.ts.
 */
class TrackerLoader {
  readonly #parts: TrackerParts;
  #tracker: ProgressTracker | undefined;
  #missing: MissingFigures = 'loading';
  #cancelRetry: (() => void) | undefined;

  constructor(parts: TrackerParts) {
    this.#parts = parts;
  }

  get theme(): unknown {
    return this.#tracker?.theme;
  }

  async start(): Promise<void> {
    const { host, source } = this.#parts;
    this.#cancelRetry?.();
    // The document is fetched at the same time. The tracker reports a failure.
    if (host.src) void source.read().catch(() => undefined);
    try {
      const { reportStyles, ProgressTracker } = await import('./tracker.ts');
      if (!this.#tracker) {
        addStyles(host, reportStyles);
        this.#tracker = new ProgressTracker(this.#parts);
      }
    } catch (failure) {
      if (!host.isConnected) return;
      warn(host, (failure as Error).message);
      this.#missing = 'unavailable';
      host.requestUpdate();
      this.#cancelRetry = whenVisible(FILE_RETRY_SECONDS, () => void this.start());
    }
    if (host.isConnected) await this.#tracker?.start();
  }

  stop(): void {
    this.#cancelRetry?.();
    this.#tracker?.stop();
  }

  async chooseLanguage(): Promise<void> {
    await this.#tracker?.chooseLanguage();
  }

  render(): TemplateResult {
    const { loader, noFiguresView } = this.#parts;
    return this.#tracker?.render() ?? noFiguresView(loader.messages, this.#missing);
  }
}

export const createTracker = (parts: TrackerParts) => new TrackerLoader(parts);
