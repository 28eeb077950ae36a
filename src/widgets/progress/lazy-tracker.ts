import { adoptStyles, type CSSResult, type LitElement, type TemplateResult } from 'lit';
import { whenVisible } from '../../delivery/index.ts';
import { warn } from '../warn.ts';
import type { ProgressWidget } from './progress.ts';
import type { Tracker } from './tracker.ts';

const RETRY_SECONDS = 60;

/** The styles of the figures come with their file. */
export const trackerStyles: CSSResult[] = [];

/**
 * Stands for the tracker until its file is here, and then passes everything on to it. The build of the small script puts
 * included-tracker.ts in the place of this file.
 */
class LazyTracker {
  readonly #widget: ProgressWidget;
  #tracker: Tracker | undefined;
  /** Whether the file can't be had. */
  #failed = false;
  #cancelRetry: (() => void) | undefined;

  constructor(widget: ProgressWidget) {
    this.#widget = widget;
  }

  async start(): Promise<void> {
    const widget = this.#widget;
    this.#cancelRetry?.();
    // The document is fetched at the same time. What fails is told by who needs it.
    if (widget.src) void widget.source.read().catch(() => undefined);
    try {
      const { styles, Tracker } = await import('./tracker.ts');
      if (!this.#tracker) {
        const { elementStyles } = widget.constructor as typeof LitElement;
        adoptStyles(widget.renderRoot as ShadowRoot, [...elementStyles, styles]);
        this.#tracker = new Tracker(widget);
      }
    } catch (failure) {
      if (!widget.isConnected) return;
      warn(widget, (failure as Error).message);
      this.#failed = true;
      widget.requestUpdate();
      this.#cancelRetry = whenVisible(RETRY_SECONDS, () => void this.start());
    }
    if (widget.isConnected) await this.#tracker?.start();
  }

  stop(): void {
    this.#cancelRetry?.();
    this.#tracker?.stop();
  }

  async speak(): Promise<void> {
    await this.#tracker?.speak();
  }

  render(): TemplateResult {
    return this.#tracker?.render() ?? this.#widget.renderNone(this.#failed);
  }
}

export const createTracker = (widget: ProgressWidget) => new LazyTracker(widget);
