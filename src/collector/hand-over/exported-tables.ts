/** A table of which a campaign's rows are handed over. */
export interface ExportedTable {
  name: string;
  /** The columns of its primary key, by which its rows are read in pages. */
  keys: readonly string[];
  /** The column that names the campaign; left out where a row belongs to a submission. */
  campaign?: 'campaign' | 'id';
  /** The column with the id of the submission that a row belongs to. */
  submission?: 'id' | 'submission';
  /** Columns that only the collector that wrote them can use, and what stands in their place. */
  replaced?: Readonly<Record<string, string>>;
  /** Whether its rows stay for good: the database refuses to delete them. */
  isAppendOnly?: true;
}

const ofCampaign = (name: string, ...keys: string[]): ExportedTable => ({
  ...{ name, keys, campaign: 'campaign' },
});

/** Every table with rows of a campaign that another collector can use. */
export const EXPORTED_TABLES: readonly ExportedTable[] = [
  { name: 'campaigns', keys: ['id', 'version'], campaign: 'id' },
  ofCampaign('campaign_drafts', 'campaign'),
  ofCampaign('taken_down', 'campaign'),
  ofCampaign('responses', 'campaign', 'id'),
  ofCampaign('tallies', 'campaign', 'area', 'issue'),
  ofCampaign('choice_tallies', 'campaign', 'area', 'question', 'choice'),
  ofCampaign('waiting_answers', 'campaign', 'area'),
  ofCampaign('registers', 'campaign'),
  ofCampaign('people', 'campaign', 'id'),
  ofCampaign('terms', 'campaign', 'term', 'rank'),
  ofCampaign('signups', 'id'),
  ofCampaign('meetings', 'id'),
  ofCampaign('trainings', 'id'),
  ofCampaign('notes', 'id'),
  ofCampaign('merges', 'id'),
  ofCampaign('changes', 'id'),
  ofCampaign('invites', 'campaign', 'code'),
  ofCampaign('organisations', 'campaign', 'hash'),
  ofCampaign('suppressed', 'campaign', 'hash'),
  ofCampaign('figures', 'campaign', 'measure', 'area', 'source'),
  ofCampaign('chains', 'campaign', 'depth'),
  ofCampaign('seat_figures', 'week', 'campaign', 'measure'),
  ofCampaign('saved_lists', 'id'),
  ofCampaign('complaints', 'id'),
  ofCampaign('import_batches', 'id'),
  ofCampaign('import_refusals', 'campaign', 'hash', 'batch'),
  { ...ofCampaign('organiser_log', 'id'), isAppendOnly: true },
  ofCampaign('progress_items', 'campaign', 'list', 'id'),
  ofCampaign('progress_changes', 'id'),
  ofCampaign('progress_partners', 'campaign', 'url'),
  ofCampaign('themes', 'campaign', 'id'),
  ofCampaign('theme_moves', 'campaign', 'id'),
  ofCampaign('response_themes', 'campaign', 'response'),
  ofCampaign('moved_texts', 'campaign', 'move', 'response'),
  ofCampaign('weighings', 'campaign', 'area', 'candidate', 'member'),
  ofCampaign('shortlists', 'campaign', 'area', 'revision'),
  ofCampaign('retention_marks', 'campaign', 'subject'),
  ofCampaign('retention_rounds', 'campaign'),
  ofCampaign('retention_stops', 'id'),
  ofCampaign('ballot_definitions', 'campaign', 'id', 'version'),
  ofCampaign('ballot_log', 'campaign', 'ballot', 'number'),
  ofCampaign('ballot_votes', 'campaign', 'ballot', 'id'),
  ofCampaign('ballot_batches', 'campaign', 'ballot', 'id'),
  ofCampaign('ballot_boxes', 'campaign', 'ballot', 'id'),
  ofCampaign('ballot_counts', 'campaign', 'ballot', 'box', 'contest', 'round', 'number'),
  ofCampaign('ballot_papers', 'campaign', 'ballot', 'contest'),
  ofCampaign('ballot_headcounts', 'campaign', 'ballot', 'event'),
  ofCampaign('ballot_results', 'campaign', 'ballot', 'number'),
  ofCampaign('ballot_decisions', 'campaign', 'ballot', 'number', 'contest'),
  { name: 'consents', keys: ['submission', 'number'], submission: 'submission' },
  // The hash of the content is keyed: without it, a late retry is known by its id alone.
  { name: 'receipts', keys: ['id'], submission: 'id', replaced: { hash: '' } },
];

/**
 * Tables of which nothing is handed over, with the reason. A test holds that each table of the
 * schema is here or above.
 */
export const KEPT_TABLES: Readonly<Record<string, string>> = {
  access_links: 'access is given anew',
  tokens: 'access is given anew',
  sessions: 'access is given anew',
  preview_links: 'access is given anew',
  calendar_feeds: 'access is given anew',
  applications: 'they belong to no campaign yet',
  application_settings: 'of the collector',
  ballot_codes: 'their hashes are keyed: codes work at the collector that printed them',
  ballot_requests: 'which addresses asked for a code, under keyed hashes',
  ballot_devices: 'a tablet has a key of its collector',
  ballot_device_refusals: 'a tablet has a key of its collector',
  import_drafts: 'lists that nobody has kept yet',
  import_draft_parts: 'lists that nobody has kept yet',
  health: 'of the collector',
  mail_counts: 'of the collector',
  mail_recipients: 'of the collector',
  notices: 'mails of the old collector have its links',
  organiser_visits: 'who looked when is of the old collector’s organisers',
  ticks: 'who ticked whom is of the old collector’s organisers',
  kysely_migration: 'of the database',
  kysely_migration_lock: 'of the database',
  rate_limits: 'of the collector',
};
