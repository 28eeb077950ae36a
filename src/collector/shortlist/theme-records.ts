import type { LocalText } from 'campaign-widgets/contract';
import type { TypedText } from './text/text-index.ts';

/** A theme that organisers made, beside the issues of the campaign document. */
export interface AnswerTheme {
  id: string;
  label: LocalText;
}

/** A text with the theme, or the issue of the document, that it was sorted into. */
export interface SortedText extends TypedText {
  /** Null while the text is not sorted. */
  theme: string | null;
}

export interface TextFilter {
  area?: string;
  /** The language of texts whose form's language is not shown. */
  language: string;
  limit: number;
}

/** Who does something, and on which day, `2026-11-21`. */
export interface ThemeActor {
  by: string;
  on: string;
}

/** Texts that were put into a theme together. */
export interface ThemeMove extends ThemeActor {
  id: string;
  /** Null where they were taken out of their themes. */
  theme: string | null;
  texts: number;
  undoneBy: string | null;
}

/** How many answers of one area name an issue or a theme. */
export interface CandidateCount {
  area: string;
  candidate: string;
  count: number;
}

/** The part of a store that keeps themes. Texts themselves are never changed. */
export interface ThemeRecords {
  list(campaign: string): Promise<AnswerTheme[]>;
  /** Keeps a new theme, or a new label of an old one. */
  save(campaign: string, theme: AnswerTheme, actor: ThemeActor): Promise<void>;
  /** Removes a theme that no text is in. @returns whether it did */
  removeEmpty(campaign: string, theme: string): Promise<boolean>;
  /** Texts of published answers that count, ordered by their random ids. */
  texts(campaign: string, filter: TextFilter): Promise<SortedText[]>;
  /**
   * Puts texts into a theme, or out of their themes. Ids that are no texts are left out.
   * @returns what was moved; undefined where no text was
   */
  move(
    campaign: string,
    change: { texts: readonly string[]; theme: string | null },
    actor: ThemeActor,
  ): Promise<ThemeMove | undefined>;
  /**
   * Puts the texts of a move back to where they were before it. A text that was moved again since
   * stays. Undoing twice has the same result as once.
   * @returns how many texts were put back; undefined if there is no such move, or it was undone
   */
  undo(campaign: string, move: string, by: string): Promise<number | undefined>;
  /** The last moves, the newest first. */
  moves(campaign: string, limit: number): Promise<ThemeMove[]>;
  /** The ids of the texts of a move. */
  movedTexts(campaign: string, move: string): Promise<string[]>;
  /** By its theme where an answer was sorted, else by the issue that it named. */
  countCandidates(campaign: string): Promise<CandidateCount[]>;
}
