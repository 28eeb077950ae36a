/** The tables of themes: labels beside the answers, whose texts never change. */
export interface ThemeTables {
  themes: {
    campaign: string;
    id: string;
    /** A `LocalText` as JSON. */
    label: string;
    made_by: string;
    /** A day, `2026-11-21`. */
    made_on: string;
  };
  /** Where a text is now. A null `theme` says that it was taken out of its theme again. */
  response_themes: {
    campaign: string;
    response: string;
    theme: string | null;
    /** The move that put it there. */
    move: string;
  };
  /** Every move of texts, which may be undone. The ids are in the order of time. */
  theme_moves: {
    campaign: string;
    id: string;
    theme: string | null;
    texts: number;
    made_by: string;
    made_on: string;
    undone_by: string | null;
  };
  /** Where each text of a move was before it. */
  moved_texts: {
    campaign: string;
    move: string;
    response: string;
    theme_before: string | null;
    move_before: string | null;
  };
}
