import { adoptStyles, html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { type Imprint, inLanguage, isImprint, isObject, type ReportRead, resolveUrl } from '../../contract/index.ts';
import { followReport, type ReportNews, whenSeen } from '../../delivery/index.ts';
import { imprint } from '../../forms/index.ts';
import { progressSpeech } from '../../locales/index.ts';
import type { Progress } from '../../locales/index.ts';
import { SpokenWidget } from '../spoken-widget.ts';
import { warn } from '../warn.ts';
import type { figures, Wanted } from './figures.ts';
import type { Layout } from './measures.ts';

/** What a tracker relies on in a campaign document. */
interface Shown {
  languages: string[];
  imprint: Imprint;
  report?: string;
}

const AGAIN = 60;
const OWN = ['report', 'refresh', 'label', 'value', 'goal', 'stretch', 'unit', 'asOf'];
let lastTold = '';

/**
 * Shows where a campaign stands: people recruited and trained against their goals, milestones, pledges, events, wins. It
 * keeps up with the figures while the page is seen, and shows the last good ones with their date where none can be had.
 *
 * A page author gives it `src`, the address of the campaign document; or `report`, that of a progress report from anywhere;
 * or the report in a child `<script type="application/json">`; or, with no server at all, `label`, `value` and `goal`.
 *
 * @tag campaign-progress
 * @slot - What stands there where no figures can be had: a plain link.
 * @csspart base - The whole widget.
 * @csspart measure - A measure with its label, figure and picture.
 * @csspart label - The name of a measure.
 * @csspart value - A figure.
 * @csspart note - What is said beneath a figure.
 * @csspart meter - The bar, ring or thermometer.
 * @csspart section - The milestones, wards, pledges, events or wins.
 * @csspart small-print - The day of the figures and the imprint.
 * @cssprop [--campaign-accent=#0b5394] - The colour of bars, rings and thermometers.
 * @cssprop [--campaign-space=1.5em] - The room between measures.
 * @cssprop [--campaign-font=inherit] - The font.
 * @cssprop [--campaign-border] - The colour of outlines; by default made from the text's colour.
 */
export class ProgressWidget extends SpokenWidget<Progress> {
  /** The address of a progress report, in place of the campaign document's; as a property also the report itself. */
  @property() report: unknown = '';
  /** What is shown, in this order: `measures`, `milestones`, `wards`, `pledges`, `events`, `wins`. */
  @property() show = 'measures';
  /** The ids of the measures that are shown; left out, all. */
  @property() measure = '';
  /** How measures are shown: `bar`, `ring` or `thermometer`. */
  @property() layout: Layout = 'bar';
  /** The name of a single measure, given by the page itself with `value`. */
  @property() label = '';
  /** The figure of that measure. */
  @property({ type: Number }) value: number | undefined;
  /** Its goal. */
  @property({ type: Number }) goal: number | undefined;
  /** What is aimed at after that, figures with spaces between. */
  @property() stretch = '';
  /** What stands after its figure. */
  @property() unit = '';
  /** The day of its figure, like `2026-11-21`. */
  @property({ attribute: 'as-of' }) asOf = '';
  /** Seconds between two requests while the page is seen; 0 asks once. */
  @property({ type: Number }) refresh = AGAIN;

  @state() protected override locale: Progress = progressSpeech.english;
  /** The last good report. */
  @state() private standing: ReportRead | undefined;
  /** Whether the last request failed. */
  @state() private failed = false;
  @state() private document: Shown | undefined;
  /** What has changed, for who can't see it. */
  @state() private changes: string | undefined;
  /** What shows the figures, once its file is here. */
  @state() private figures: typeof figures | undefined;

  #starts = 0;
  /** Where the figures that stand came from. */
  #url: string | undefined;
  #stop: (() => void) | undefined;

  get #wanted(): Wanted {
    const { show, measure, layout, headingLevel, speaking, locale } = this;
    return { show, measure, layout, headingLevel, lang: speaking, locale, say: (text) => inLanguage(text, speaking, this.#languages) };
  }

  /** The languages of what it shows, the one of plain strings first. */
  get #languages(): readonly string[] {
    return this.document?.languages ?? this.standing?.languages ?? progressSpeech.spoken;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.start();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.hasUpdated) return;
    if (OWN.some((key) => changed.has(key))) void this.start();
    else if (changed.has('lang')) void this.speak(this.#languages, progressSpeech);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#starts++;
    this.#stop?.();
  }

  protected override render(): TemplateResult {
    const { standing: report, figures, failed, document, locale, changes } = this;
    return html`<div part="base" lang=${this.speaking} dir=${this.direction}>
      ${report && figures ? figures.render(report, failed, this.#wanted) : failed ? html`<p>${locale.unavailable}</p><slot></slot>` : html`<p>${locale.loading}</p>`}
      <p role="status" class="unseen">${changes}</p>
      ${document ? html`<div part="small-print">${imprint(document.imprint, locale)}</div>` : ''}
    </div>`;
  }

  protected override async start(): Promise<void> {
    const start = ++this.#starts;
    this.#stop?.();
    try {
      const [{ document, url, given }, figures] = await Promise.all([this.#find(), this.#loadFigures()]);
      // A newer start, with another source, has the last word.
      if (start !== this.#starts) return;
      this.document = document;
      // Another campaign's figures are none of this one's, and no change of it.
      if (url !== this.#url) this.standing = this.changes = undefined;
      this.#url = url;
      if (url) this.#stop = followReport(url, { read: figures.read, tell: (news) => void this.#tell(news, start), every: this.refresh });
      else {
        const told = figures.read(given);
        if (!told) throw new Error('no progress report');
        await this.#tell(told, start);
      }
    } catch (failure) {
      if (start !== this.#starts) return;
      warn(this, (failure as Error).message);
      this.failed = true;
      this.#stop = whenSeen(AGAIN, () => void this.start());
    }
  }

  /** Where the figures are, and the campaign document where there is one. @throws Error that says what is wrong */
  async #find(): Promise<{ document?: Shown; url?: string | undefined; given?: unknown }> {
    const { report, label } = this;
    const value = this.getAttribute('value') === '' ? undefined : this.value;
    const given = this.campaign !== undefined || this.src ? await this.read() : report || value !== undefined ? undefined : await this.inline();
    const found = isObject(given) && 'format' in given ? { document: checkDocument(given) } : {};
    if (report && typeof report !== 'string') return { ...found, given: report };
    const { document } = found;
    const url = report ? resolveUrl(report as string, this.baseURI) : document?.report && this.resolve(document.report);
    if (url) return { ...found, url };
    if (given !== undefined && !document) return { given };
    if (!label || !(value! >= 0)) throw new Error('needs src, report, or label and value');
    const { goal, unit, stretch, asOf } = this;
    // What is left out is null, which a reader passes over.
    const own = { id: 'value', label, value, goal, unit: unit || null, stretch: stretch.match(/\S+/g)?.map(Number) };
    return { ...found, given: { measures: [own], asOf: asOf || null, languages: [this.lang || this.languageAround() || 'en'] } };
  }

  async #tell({ report, failure, mistakes }: ReportNews, start: number): Promise<void> {
    for (const mistake of mistakes) warn(this, `report: ${mistake} is missing or wrong`);
    if (failure) warn(this, failure.message);
    const before = this.standing;
    if (report && report !== before) {
      this.standing = report;
      await this.speak(this.#languages, progressSpeech);
      const changes = before && this.figures?.changes(before, report, this.#wanted);
      // Once for all trackers of the page that show the same.
      if (changes && changes !== lastTold) lastTold = this.changes = changes;
    }
    if (start === this.#starts) this.failed = !!failure;
  }

  async #loadFigures(): Promise<typeof figures> {
    if (!this.figures) {
      const { figures } = await import('./figures.ts');
      adoptStyles(this.renderRoot as ShadowRoot, [...ProgressWidget.elementStyles, figures.styles]);
      this.figures = figures;
    }
    return this.figures;
  }
}

/** @throws Error that names the key which is wrong */
function checkDocument(document: object): Shown {
  const { languages, imprint } = document as Partial<Shown>;
  if (!Array.isArray(languages) || !isImprint(imprint)) throw new Error('campaign document: needs languages and imprint');
  return document as Shown;
}
