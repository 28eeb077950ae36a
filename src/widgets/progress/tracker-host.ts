import type { ReactiveElement, TemplateResult } from 'lit';
import type { DocumentElement } from '../document-source.ts';
import type { ReportSettings } from './report-view.ts';

/** The element that a tracker works for: what its page asks for. */
export interface TrackerHost extends ReactiveElement, DocumentElement, ReportSettings {
  readonly report: unknown;
  readonly refresh: number;
  readonly label: string;
  readonly value: number | string | null | undefined;
  readonly goal: number | string | null | undefined;
  readonly stretch: string;
  readonly unit: string;
  readonly asOf: string;
}

/** Finds the figures of its host, keeps them up to date, and shows them. */
export interface Tracker {
  /** Finds the figures; called again when the page names another source. */
  start(): Promise<void>;
  stop(): void;
  /** Chooses the language anew, after the page has changed it. */
  chooseLanguage(): Promise<void>;
  render(): TemplateResult;
}
