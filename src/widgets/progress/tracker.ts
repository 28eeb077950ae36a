import { html, type TemplateResult } from 'lit';
import { type FigureReport, readFigures } from '../../contract/progress/figures-reader.ts';
import { inLanguage, type LocalText } from '../../contract/text/local-text.ts';
import {
  type DeliveryError,
  followReport,
  type ReportNews,
  whenVisible,
} from '../../delivery/index.ts';
import { imprint } from '../../forms/index.ts';
import { lazyLanguageList } from '../lazy-language-list.ts';
import { LaterPart } from '../later-part.ts';
import { warn } from '../warn.ts';
import { createFigureContext, type FigureContext } from './figure-context.ts';
import type { MissingFigures } from './no-figures-view.ts';
import { findReport, type TrackerDocument } from './report-source.ts';
import { reportStyles } from './report.styles.ts';
import type * as RoundMeters from './round-meters.ts';
import type * as ReportNotes from './report-notes.ts';
import { reportView } from './report-view.ts';
import { leaveDate } from './shown-dates.ts';
import type * as SectionViews from './section-views.ts';
import type { TrackerParts } from './tracker-host.ts';

export { reportStyles };

const REPORT_RETRY_SECONDS = 60;
/** Overloaded or failing server, time-out, too early, too many requests: RFC 9110, 8470, 6585. */
const TEMPORARY_STATUS = /^5|408|42[59]/;

/** Finds a widget's figures, keeps them up to date, and shows them. */
export class ProgressTracker {
  readonly #parts: TrackerParts;
  readonly #languageList: ReturnType<typeof lazyLanguageList>;
  readonly #roundMeters: LaterPart<typeof RoundMeters>;
  readonly #sections: LaterPart<typeof SectionViews>;
  readonly #notes: LaterPart<typeof ReportNotes>;
  /** The last good report. */
  #report: FigureReport | undefined;
  /** Why there are no figures, or no new ones. */
  #missing: MissingFigures | undefined;
  #document: TrackerDocument | undefined;
  /** The changes, for people who can't see them. */
  #changes: string | undefined;
  #starts = 0;
  /** The source of the visible report. */
  #url: string | undefined;
  #stopFollowing: (() => void) | undefined;

  constructor(parts: TrackerParts) {
    this.#parts = parts;
    const { host, loader } = parts;
    this.#languageList = lazyLanguageList(host, loader);
    this.#roundMeters = new LaterPart(host, () => import('./round-meters.ts'));
    this.#sections = new LaterPart(host, () => import('./section-views.ts'));
    this.#notes = new LaterPart(host, () => import('./report-notes.ts'));
  }

  /** The languages that its source names, the one of plain strings first. */
  get #namedLanguages(): readonly string[] | undefined {
    return this.#document?.languages ?? this.#report?.languages;
  }

  /** What its source says of the look, unread. */
  get theme(): unknown {
    return this.#report?.source.theme ?? this.#document?.theme;
  }

  get #languages(): readonly string[] {
    return this.#namedLanguages ?? this.#parts.loader.catalog.spoken;
  }

  get #context(): FigureContext {
    const { language, messages } = this.#parts.loader;
    const localize = (text: LocalText) => inLanguage(text, language, this.#languages);
    return {
      ...createFigureContext(language, messages, localize),
      roundMeters: this.#roundMeters.part?.roundMeters,
    };
  }

  /** Finds the figures; called again when the page names another source. */
  async start(): Promise<void> {
    this.stop();
    const { host } = this.#parts;
    const start = this.#starts;
    // Until a document or a report is loaded, the tracker uses the language of the page.
    if (!this.#namedLanguages) void this.chooseLanguage();
    try {
      const loading = this.#loadParts();
      const { document, url, given, isOwn } = await findReport(this.#parts);
      // So that the content after the figures does not move the page a moment later.
      await loading;
      // A newer start wins.
      if (start !== this.#starts) return;
      this.#document = document;
      // Another campaign's figures do not replace this one's, and are not a change of them.
      if (url !== this.#url) this.#report = this.#changes = undefined;
      this.#url = url;
      if (url)
        this.#stopFollowing = followReport(url, {
          tell: (news) => void this.#onNews(news, start),
          every: host.refresh >= 0 ? host.refresh : REPORT_RETRY_SECONDS,
        });
      else {
        const reading = readFigures(given);
        if (!reading) throw new Error('no progress report');
        await this.#onNews(reading, start, isOwn);
      }
    } catch (failure) {
      if (start !== this.#starts) return;
      this.#onFailure(failure as Error);
      this.#stopFollowing = whenVisible(REPORT_RETRY_SECONDS, () => void this.start());
    }
    host.requestUpdate();
  }

  stop(): void {
    this.#starts++;
    this.#stopFollowing?.();
    const { host } = this.#parts;
    if (!host.isConnected) leaveDate(host);
  }

  chooseLanguage(): Promise<unknown> | undefined {
    return this.#parts.loader.choose(this.#languages);
  }

  render(): TemplateResult {
    const { loader, noFiguresView } = this.#parts;
    const { messages } = loader;
    const report = this.#report;
    const missing = this.#missing;
    const document = this.#document;
    // The content after the figures comes with them; it would move the page a moment later.
    if (!report && !missing) return noFiguresView(messages);
    return html`${report ? this.#renderReport(report) : noFiguresView(messages, missing)}
      <p role="status" class="unseen">${this.#changes}</p>
      ${document ? html`<div part="small-print">${imprint(document.imprint, messages)}</div>` : ''}
      ${this.#namedLanguages ? this.#languageList() : ''}`;
  }

  #renderReport(report: FigureReport): TemplateResult {
    const { host } = this.#parts;
    const context = this.#context;
    const { messages, words } = context;
    const isWrong = this.#notes.part?.settingsErrors(report, host, this.#document)[0];
    return reportView(context, {
      report,
      settings: host,
      nothingToShow: isWrong ? messages.misconfigured : words.empty,
      sections: this.#sections.part,
      isStale: !!this.#missing,
    });
  }

  /**
   * Loads files for content beside bars of measures: rings, thermometers, sections. Without them,
   * the measures are shown as bars.
   */
  #loadParts(): Promise<unknown> {
    const { layout, show, measure, refresh } = this.#parts.host;
    const hasBars = layout === 'bar';
    const hasMeasures = show === 'measures';
    return Promise.all([
      hasBars || this.#roundMeters.load(),
      hasMeasures || this.#sections.load(),
      // A missing attribute is never wrong.
      (hasBars && hasMeasures && !measure && refresh >= 0) || this.#notes.load(),
    ]);
  }

  #onFailure(failure: Error): void {
    warn(this.#parts.host, failure.message);
    const { status, cause } = failure as Partial<DeliveryError>;
    // No response came, or the server is overloaded or failing for now. Other failures stay until
    // somebody corrects them: a wrong address, a page in place of a report.
    const isTemporary = cause
      ? (cause as Error).name !== 'SyntaxError'
      : TEMPORARY_STATUS.test(String(status));
    this.#missing = isTemporary ? 'unavailable' : 'misconfigured';
    if (status === 410) this.#missing = 'withdrawn';
  }

  async #onNews(news: ReportNews, start: number, isOwn?: boolean): Promise<void> {
    const { host } = this.#parts;
    const { report, failure, mistakes } = news;
    const before = this.#report;
    if (report && report !== before) {
      this.#report = isOwn && !report.measures[0] ? undefined : report;
      await this.chooseLanguage();
    }
    if (start === this.#starts) {
      this.#missing = this.#report ? undefined : 'misconfigured';
      if (failure) this.#onFailure(failure);
    }
    host.requestUpdate();
    if (before || mistakes[0]) await this.#notes.load();
    const notes = this.#notes.part;
    if (!report || !notes) return;
    notes.warnAuthor({
      host,
      report,
      mistakes,
      isOwn,
      document: this.#document,
      sections: this.#sections.part,
    });
    this.#changes = notes.announce(this.#context, before, report, host) ?? this.#changes;
    host.requestUpdate();
  }
}
