import type { TemplateResult } from 'lit';
import type { PostedSubmission } from '../contract/submission/form-reader.ts';
import type { KioskContext } from './kiosk-context.ts';
import type { Tablet } from './tablet.ts';

/** What can be done on the screen between two people. */
export interface FrontActions {
  readonly languages: readonly string[];
  readonly onLanguage: (language: string) => void;
  readonly onBegin: () => void;
}

/** What a person's screens do with the tablet. */
export interface PersonActions {
  /** Keeps what they filled in. @returns whether the tablet could */
  readonly keep: (submission: PostedSubmission) => Promise<boolean>;
  /** Shows the last screen, which says whether it was kept. */
  readonly onEnd: (isKept: boolean) => void;
  readonly onLeave: () => void;
}

export interface DoneActions {
  readonly isKept: boolean;
  /** Makes room for the next person. */
  readonly onNext: () => void;
  /** The same person goes on with something else. */
  readonly onBegin: () => void;
}

/** The screens of one kind of tablet: between two people, of one person, and after them. */
export interface KioskScreens {
  /** How long the last screen stays where it was kept. */
  readonly doneMs: number;
  /** Loads its words. */
  speak(language: string): Promise<unknown>;
  front(context: KioskContext, tablet: Tablet, actions: FrontActions): TemplateResult;
  person(context: KioskContext, tablet: Tablet, actions: PersonActions): TemplateResult;
  done(context: KioskContext, tablet: Tablet, actions: DoneActions): TemplateResult;
}
