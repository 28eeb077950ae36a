import { html, type TemplateResult } from 'lit';
import { type Imprint, isImprint } from '../../contract/campaign/imprint.ts';
import { isObject } from '../../contract/plain-object.ts';
import { readReport, type TrackerReport } from '../../contract/progress/reader.ts';
import { inLanguage } from '../../contract/text/local-text.ts';
import { resolveUrl } from '../../contract/url-reference.ts';
import { followReport, type ReportNews, whenVisible } from '../../delivery/index.ts';
import { imprint } from '../../forms/index.ts';
import { progressSpeech } from '../../locales/index.ts';
import { readInlineJson } from '../document-source.ts';
import { languageAround } from '../message-loader.ts';
import { warn } from '../warn.ts';
import { changesIn, renderFigures, type Wanted } from './figures.ts';
import type { ProgressWidget } from './progress.ts';

export { styles } from './figures.styles.ts';

/** What a tracker relies on in a campaign document. */
interface Shown {
  languages: string[];
  imprint: Imprint;
  report?: string;
}

/** Seconds until figures that could not be had are asked for again. */
const AGAIN = 60;
let lastTold = '';

/** Finds a widget's figures, keeps them up to date, and shows them. */
export class Tracker {
  readonly #widget: ProgressWidget;
  /** The last good report. */
  #standing: TrackerReport | undefined;
  /** Whether the last request failed. */
  #failed = false;
  #document: Shown | undefined;
  /** What has changed, for who can't see it. */
  #changes: string | undefined;
  #starts = 0;
  /** Where the figures that stand came from. */
  #url: string | undefined;
  #stop: (() => void) | undefined;

  constructor(widget: ProgressWidget) {
    this.#widget = widget;
  }

  get #wanted(): Wanted {
    const { show, measure, layout, headingLevel, loader } = this.#widget;
    const { language, messages } = loader;
    return {
      show,
      measure,
      layout,
      headingLevel,
      lang: language,
      locale: messages,
      say: (text) => inLanguage(text, language, this.#languages),
    };
  }

  /** The languages of what it shows, the one of plain strings first. */
  get #languages(): readonly string[] {
    return this.#document?.languages ?? this.#standing?.languages ?? progressSpeech.spoken;
  }

  async speak(): Promise<void> {
    await this.#widget.loader.choose(this.#languages);
  }

  stop(): void {
    this.#starts++;
    this.#stop?.();
  }

  render(): TemplateResult {
    return html`${this.#standing ? renderFigures(this.#standing, this.#failed, this.#wanted) : this.#widget.renderNone(this.#failed)}
      <p role="status" class="unseen">${this.#changes}</p>
      ${this.#document ? html`<div part="small-print">${imprint(this.#document.imprint, this.#widget.loader.messages)}</div>` : ''}`;
  }

  /** Finds the figures; called again when the page names another source. */
  async start(): Promise<void> {
    this.stop();
    const start = this.#starts;
    try {
      const { document, url, given } = await this.#find();
      // A newer start, with another source, has the last word.
      if (start !== this.#starts) return;
      this.#document = document;
      // Another campaign's figures are none of this one's, and no change of it.
      if (url !== this.#url) this.#standing = this.#changes = undefined;
      this.#url = url;
      if (url)
        this.#stop = followReport(url, {
          read: readReport,
          tell: (news) => void this.#tell(news, start),
          every: this.#widget.refresh,
        });
      else {
        const told = readReport(given);
        if (!told) throw new Error('no progress report');
        await this.#tell(told, start);
      }
    } catch (failure) {
      if (start !== this.#starts) return;
      warn(this.#widget, (failure as Error).message);
      this.#failed = true;
      this.#stop = whenVisible(AGAIN, () => void this.start());
    }
    this.#widget.requestUpdate();
  }

  /** Where the figures are, and the campaign document where there is one. @throws Error that says what is wrong */
  async #find(): Promise<{ document?: Shown; url?: string | undefined; given?: unknown }> {
    const widget = this.#widget;
    const { report, label } = widget;
    const value = widget.getAttribute('value') === '' ? undefined : widget.value;
    const given =
      widget.campaign !== undefined || widget.src
        ? await widget.source.read()
        : report || value !== undefined
          ? undefined
          : await readInlineJson(widget);
    const found = isObject(given) && 'format' in given ? { document: checkDocument(given) } : {};
    if (report && typeof report !== 'string') return { ...found, given: report };
    const { document } = found;
    const url = report
      ? resolveUrl(report as string, widget.baseURI)
      : document?.report && widget.source.resolve(document.report);
    if (url) return { ...found, url };
    if (given !== undefined && !document) return { given };
    if (!label || !((value ?? NaN) >= 0)) throw new Error('needs src, report, or label and value');
    const { goal, unit, stretch, asOf } = widget;
    // What is left out is null, which a reader passes over.
    const own = {
      id: 'value',
      label,
      value,
      goal,
      unit: unit || null,
      stretch: stretch.match(/\S+/g)?.map(Number),
    };
    return {
      ...found,
      given: {
        measures: [own],
        asOf: asOf || null,
        languages: [widget.lang || languageAround(widget) || 'en'],
      },
    };
  }

  async #tell({ report, failure, mistakes }: ReportNews, start: number): Promise<void> {
    for (const mistake of mistakes) warn(this.#widget, `report: ${mistake} is missing or wrong`);
    if (failure) warn(this.#widget, failure.message);
    const before = this.#standing;
    if (report && report !== before) {
      this.#standing = report;
      await this.speak();
      const changes = before && changesIn(before, report, this.#wanted);
      // Once for all trackers of the page that show the same.
      if (changes && changes !== lastTold) lastTold = this.#changes = changes;
    }
    if (start === this.#starts) this.#failed = !!failure;
    this.#widget.requestUpdate();
  }
}

/** @throws Error that names the key which is wrong */
function checkDocument(document: object): Shown {
  const { languages, imprint } = document as Partial<Shown>;
  if (!Array.isArray(languages) || !isImprint(imprint))
    throw new Error('campaign document: needs languages and imprint');
  return document as Shown;
}
