import type { TemplateResult } from 'lit';
import { whenVisible } from '../../delivery/index.ts';
import { progressMessages } from '../../locales/en-progress.ts';
import { DocumentSource } from '../document-source.ts';
import { warn } from '../warn.ts';
import { type MissingFigures, noFiguresView, trackerFrame } from './tracker-frame.ts';
import type { Tracker, TrackerHost } from './tracker-host.ts';

const FILE_RETRY_SECONDS = 60;

/**
 * Stands in for the tracker until its file is loaded, and then passes everything on to it; until
 * then it speaks English. The build of the small script puts bundled-tracker.ts in the place of
 * this file.
 */
class TrackerLoader implements Tracker {
  readonly #host: TrackerHost;
  #tracker: Tracker | undefined;
  #missing: MissingFigures = 'loading';
  #cancelRetry: (() => void) | undefined;

  constructor(host: TrackerHost) {
    this.#host = host;
  }

  async start(): Promise<void> {
    const host = this.#host;
    this.#cancelRetry?.();
    // The document is fetched at the same time. The tracker tells what fails.
    if (host.src) void new DocumentSource(host).read().catch(() => undefined);
    try {
      const { ProgressTracker } = await import('./tracker.ts');
      this.#tracker ??= new ProgressTracker(host);
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
    return (
      this.#tracker?.render() ?? trackerFrame('en', noFiguresView(progressMessages, this.#missing))
    );
  }
}

export const createTracker = (host: TrackerHost): Tracker => new TrackerLoader(host);
