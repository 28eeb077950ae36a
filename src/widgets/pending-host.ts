import type { ReactiveElement } from 'lit';
import type { Campaign } from '../contract/campaign/reader.ts';
import type { Problem } from '../contract/problem/problem.ts';
import type { OutboxEntry, Transport } from '../delivery/index.ts';
import type * as PersonForm from './person-form.ts';
import type { ViewContext } from './view-context.ts';
import type { MinorSettings } from './warn-of-settings.ts';

/** The campaign that a widget shows. */
export interface PendingSource {
  readonly campaign: Campaign | undefined;
  /** `unavailable` if the campaign can't be loaded. */
  readonly availability: string;
  readonly context: ViewContext;
}

/** The state of a form whose submission waits or was refused. */
export interface PendingForm {
  readonly step: string;
  readonly problems: readonly Problem[];
  readonly entry: OutboxEntry | undefined;
  /** The contact if it can't be sent. */
  readonly contact: string;
  tryAgain(): void;
  another(): Promise<void>;
}

/** How a widget speaks of its waiting submissions, if the sentences for all forms do not fit. */
export interface PendingWords {
  /** Heading: they have not arrived yet. */
  readonly title: string;
  /** Said of what could not be sent in time. */
  readonly late: string;
  /** Said before the reasons why one was refused. */
  readonly refused: string;
  /** Said under the heading. */
  lines(): string[];
  /** Why one was refused. */
  reasons(problems: readonly Problem[], status: number): string[];
}

/** A widget that shows waiting submissions. */
export interface PendingHost extends ReactiveElement, MinorSettings {
  readonly deliver: Transport | undefined;
  /** The file for forms that ask for a name, once it is loaded. */
  readonly personForm: typeof PersonForm | undefined;
  fetchPersonForm(): Promise<unknown>;
  /** The labels of the fields of its form, if they are loaded. */
  readonly fieldLabels?: Record<string, string> | undefined;
  /** Its own words; what was sent is then shown nowhere. */
  readonly pendingWords?: PendingWords | undefined;
  readonly pending: {
    /** Whether nothing may be kept on the device. */
    isShared: boolean;
  };
}
