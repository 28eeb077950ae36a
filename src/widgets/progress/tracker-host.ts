import type { ReactiveElement } from 'lit';
import type { ProgressMessages } from '../../locales/index.ts';
import type { DocumentElement, DocumentSource } from '../document-source.ts';
import type { MessageLoader } from '../message-loader.ts';
import type { noFiguresView } from './no-figures-view.ts';
import type { ReportSettings } from './report-view.ts';

/** The element of a tracker, with the page's attributes. */
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

/** The options of a tracker. */
export interface TrackerParts {
  host: TrackerHost;
  source: DocumentSource;
  loader: MessageLoader<ProgressMessages>;
  /** The content in place of figures, also until they are loaded. */
  noFiguresView: typeof noFiguresView;
}
