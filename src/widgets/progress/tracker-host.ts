import type { ReactiveElement } from 'lit';
import type { ProgressMessages } from '../../locales/index.ts';
import type { DocumentElement, DocumentSource } from '../document-source.ts';
import type { MessageLoader } from '../message-loader.ts';
import type { noFiguresView } from './no-figures-view.ts';
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

/** What a tracker is made with. */
export interface TrackerParts {
  host: TrackerHost;
  source: DocumentSource;
  loader: MessageLoader<ProgressMessages>;
  /** What stands in place of figures, until there are some too. */
  noFiguresView: typeof noFiguresView;
}
