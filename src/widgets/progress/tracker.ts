import { html, type TemplateResult } from 'lit';
import { readReport, type TrackerReport } from '../../contract/progress/reader.ts';
import { inLanguage, type LocalText } from '../../contract/text/local-text.ts';
import {
  type DeliveryError,
  followReport,
  type ReportNews,
  whenVisible,
} from '../../delivery/index.ts';
import { imprint } from '../../forms/index.ts';
import { LanguageRoom } from '../language-room.ts';
import { addStyles } from '../later-styles.ts';
import { warn } from '../warn.ts';
import { createFigureContext, type FigureContext } from './figure-context.ts';
import type { RoundMeters } from './meter-drawing.ts';
import type { MissingFigures } from './no-figures-view.ts';
import { describeMistake, findReport, type TrackerDocument } from './report-source.ts';
import { reportStyles } from './report.styles.ts';
import { describeChanges, reportView, settingsErrors } from './report-view.ts';
import type * as SectionViews from './section-views.ts';
import type { TrackerParts } from './tracker-host.ts';

export { reportStyles };

const REPORT_RETRY_SECONDS = 60;
/** Broken or busy, time-out, too early, too many requests: RFC 9110, 8470, 6585. */
const TEMPORARY_STATUS = /^5|408|42[59]/;

/**
 * Whether the server is busy or broken for now, or no response came. What else goes wrong stays
 * wrong until somebody mends it: a wrong address, a page in place of a report.
 */
const isTemporary = ({ status, cause }: Partial<DeliveryError>): boolean =>
  cause ? (cause as Error).name !== 'SyntaxError' : TEMPORARY_STATUS.test(String(status));

/** What the trackers of the page announced last, so that several with one report say it once. */
let lastAnnouncement = '';

/** Finds a widget's figures, keeps them up to date, and shows them. */
export class ProgressTracker {
  readonly #parts: TrackerParts;
  readonly #languageRoom: LanguageRoom;
  /** The last good report. */
  #report: TrackerReport | undefined;
  /** Why there are no figures, or no new ones. */
  #missing: MissingFigures | undefined;
  #document: TrackerDocument | undefined;
  #roundMeters: RoundMeters | undefined;
  #sections: typeof SectionViews | undefined;
  /** What has changed, for people who can't see it. */
  #changes: string | undefined;
  #starts = 0;
  /** Where the shown report came from. */
  #url: string | undefined;
  #stopFollowing: (() => void) | undefined;

  constructor(parts: TrackerParts) {
    this.#parts = parts;
    this.#languageRoom = new LanguageRoom(parts.host, parts.loader);
  }

  /** The languages that its source names, the one of plain strings first. */
  get #namedLanguages(): readonly string[] | undefined {
    return this.#document?.languages ?? this.#report?.languages;
  }

  get #languages(): readonly string[] {
    return this.#namedLanguages ?? this.#parts.loader.catalog.spoken;
  }

  get #context(): FigureContext {
    const { language, messages } = this.#parts.loader;
    const localize = (text: LocalText) => inLanguage(text, language, this.#languages);
    return {
      ...createFigureContext(language, messages, localize),
      roundMeters: this.#roundMeters,
    };
  }

  /** Finds the figures; called again when the page names another source. */
  async start(): Promise<void> {
    this.stop();
    const { host } = this.#parts;
    const start = this.#starts;
    if (!(host.refresh >= 0)) warn(host, 'refresh must be seconds');
    // Until a document or a report says what it offers, the tracker speaks as the page does.
    if (!this.#namedLanguages) void this.chooseLanguage();
    try {
      const loading = this.#loadExtras();
      const { document, url, given, isOwn } = await findReport(this.#parts);
      // So that what follows the figures doesn't move the page a moment later.
      await loading;
      // A newer start wins.
      if (start !== this.#starts) return;
      this.#document = document;
      // Another campaign's figures are not this one's, and not a change of them.
      if (url !== this.#url) this.#report = this.#changes = undefined;
      this.#url = url;
      if (url)
        this.#stopFollowing = followReport(url, {
          read: readReport,
          tell: (news) => void this.#onNews(news, start),
          every: host.refresh >= 0 ? host.refresh : REPORT_RETRY_SECONDS,
        });
      else {
        const reading = readReport(given);
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
  }

  async chooseLanguage(): Promise<void> {
    await this.#parts.loader.choose(this.#languages);
  }

  render(): TemplateResult {
    const { loader } = this.#parts;
    // The imprint comes with the figures, which would push it down a moment later.
    const isSettled = this.#report ?? this.#missing;
    return html`${this.#renderReport()}
      <p role="status" class="unseen">${this.#changes}</p>
      ${
        isSettled && this.#document
          ? html`<div part="small-print">${imprint(this.#document.imprint, loader.messages)}</div>`
          : ''
      }
      ${isSettled && this.#namedLanguages ? this.#languageRoom.render() : ''}`;
  }

  #renderReport(): TemplateResult {
    const { host: settings, loader, noFiguresView } = this.#parts;
    const { messages } = loader;
    const report = this.#report;
    const missing = this.#missing;
    if (!report) return noFiguresView(messages, missing ?? 'loading');
    const context = this.#context;
    const nothingToShow = settingsErrors(report, settings, this.#document?.measureIds)[0]
      ? messages.misconfigured
      : context.words.empty;
    return reportView(context, {
      report,
      settings,
      nothingToShow,
      sections: this.#sections,
      isStale: !!missing,
    });
  }

  /**
   * Loads what a page shows beside bars: rings, thermometers, other parts than measures. Without it
   * the measures are shown, as bars.
   */
  async #loadExtras(): Promise<void> {
    const { host } = this.#parts;
    try {
      const [meters, sections] = await Promise.all([
        host.layout === 'bar' ? undefined : import('./round-meters.ts'),
        host.show === 'measures' ? undefined : import('./section-views.ts'),
      ]);
      this.#roundMeters = meters?.roundMeters;
      this.#sections = sections;
      const styles = [meters?.roundMeterStyles ?? [], sections?.sectionStyles ?? []].flat();
      addStyles(host, ...styles);
      host.requestUpdate();
    } catch (failure) {
      warn(host, (failure as Error).message);
      whenVisible(REPORT_RETRY_SECONDS, () => host.isConnected && void this.#loadExtras());
    }
  }

  #onFailure(failure: Error): void {
    warn(this.#parts.host, failure.message);
    const { status } = failure as Partial<DeliveryError>;
    if (status === 410) this.#missing = 'withdrawn';
    else this.#missing = isTemporary(failure) ? 'unavailable' : 'misconfigured';
  }

  async #onNews(news: ReportNews, start: number, isOwn?: boolean): Promise<void> {
    const { host } = this.#parts;
    const { report, failure, mistakes } = news;
    for (const place of mistakes) warn(host, describeMistake(place, host, isOwn));
    const before = this.#report;
    if (report && report !== before) {
      const errors = settingsErrors(report, host, this.#document?.measureIds);
      for (const error of errors) warn(host, error);
      this.#report = isOwn && !report.measures[0] ? undefined : report;
      await this.chooseLanguage();
      const changes = before && describeChanges(this.#context, before, { report, settings: host });
      if (changes && changes !== lastAnnouncement) lastAnnouncement = this.#changes = changes;
    }
    if (start === this.#starts) {
      this.#missing = this.#report ? undefined : 'misconfigured';
      if (failure) this.#onFailure(failure);
    }
    host.requestUpdate();
  }
}
