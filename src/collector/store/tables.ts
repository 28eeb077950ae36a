import type { Submission } from 'campaign-widgets/contract';
import type { AnswerTables } from '../answers/answer-tables.ts';
import type { ApplicationTables } from '../applications/application-tables.ts';
import type { BallotTables } from '../ballots/ballot-tables.ts';
import type { CountTables } from '../ballots/count/count-tables.ts';
import type { CampaignTables } from '../campaigns/campaign-tables.ts';
import type { DraftTables } from '../editor/draft-tables.ts';
import type { KioskTables } from '../kiosk/kiosk-tables.ts';
import type { NoticeTables } from '../notifications/notice-tables.ts';
import type { OrganiserTables } from '../organiser/organiser-tables.ts';
import type { ImportTables } from '../people/import/import-tables.ts';
import type { PeopleTables } from '../people/people-tables.ts';
import type { SeatTables } from '../seats/seat-tables.ts';
import type { RetentionTables } from '../people/retention-tables.ts';
import type { ProgressTables } from '../progress/progress-tables.ts';
import type { ShortlistTables } from '../shortlist/shortlist-tables.ts';
import type { ThemeTables } from '../shortlist/theme-tables.ts';

/** Every table of a store, with the types that its columns hold. */
export interface Tables
  extends
    AnswerTables,
    ApplicationTables,
    BallotTables,
    CampaignTables,
    CountTables,
    DraftTables,
    ImportTables,
    KioskTables,
    NoticeTables,
    OrganiserTables,
    PeopleTables,
    ProgressTables,
    RetentionTables,
    SeatTables,
    ShortlistTables,
    ThemeTables {
  /** `hash` is of a `ContentHasher`; empty where none is known. */
  receipts: { id: string; kind: Submission['kind']; hash: string; received_at: string };
  /** One row that health checks write: if it can be committed, answers can. */
  health: { id: string; checked_at: string };
}
