import * as z from 'zod';
import { Problem } from 'campaign-widgets/contract';
import type { DocumentChange } from './compare-documents.ts';

const text = z.string();
const revision = z.int().min(0).describe('The revision that it is a change of: as it was read.');
const AnyDocument = z.record(text, z.unknown());
const isoTime = text.describe('ISO 8601, UTC; empty where it is not known.');

export const MAX_NOTE_LENGTH = 500;

/** The request of a script that keeps a draft. */
export const DraftChangeBody = z.strictObject({
  revision,
  document: AnyDocument.describe(
    'The whole campaign document, right or not. `version` is not read.',
  ),
});
export const DraftPublishBody = z.strictObject({
  revision,
  note: text.max(MAX_NOTE_LENGTH).optional().describe('For those who look at the versions later.'),
});

/** The ways to start a campaign. */
export const NewCampaignBody = z.strictObject({
  id: text.optional().describe('Made of the name if left out.'),
  document: AnyDocument.optional().describe('A campaign document from elsewhere.'),
  copyOf: text.optional().describe('The id of a campaign to begin as a copy of.'),
  name: text.optional().describe('What the campaign is called.'),
  organisation: text.optional().describe('Whose campaign it is.'),
  template: z.enum(['party', 'residents', 'church', 'organisation']).optional(),
});

const Warnings = z.array(Problem).describe('What may be meant, and is more likely a mistake.');

const Draft = z.strictObject({
  campaign: text,
  revision: z.int(),
  baseVersion: z.int().describe('The version that the draft began as; 0 for none.'),
  liveVersion: z.int().nullable(),
  isChanged: z.boolean().describe('Whether it differs from the newest version.'),
  changedBy: text,
  changedAt: isoTime,
  document: AnyDocument,
  problems: z.array(Problem).describe('What has to be put right before it can be published.'),
  warnings: Warnings,
});

const Version = z.strictObject({
  version: z.int(),
  publishedBy: text,
  publishedAt: text.nullable(),
  note: text,
});

const Change = z.strictObject({
  kind: z.enum(['added', 'removed', 'changed', 'moved']),
  path: text.describe('Keys with dots between them; an entry of a list stands under its id.'),
  before: z.unknown().optional().describe('Any JSON; left out where it was not there.'),
  after: z.unknown().optional().describe('Any JSON; left out where it is gone.'),
  words: text.describe('The same in a sentence.'),
}) satisfies z.ZodType<DocumentChange & { words: string }>;

/** The requests and responses of the editor's routes, for the published contract. */
export const editorSchemas = {
  PublishForm: z.object({ revision: text, note: text.optional() }),
  TaskForm: z
    .object({
      seen: text.describe('As it came with the form: it tells whether somebody changed it since.'),
      go: z.enum(['on', '']).optional().describe('Whether to go on to the next task.'),
    })
    .catchall(z.union([text, z.array(text)]))
    .describe('Fields by the paths of the document: `controller.contact`.'),
  CampaignDraft: Draft,
  DraftChangeBody,
  DraftPublishBody,
  NewCampaignBody,
  CampaignBegun: z.strictObject({ campaign: text }),
  PreviewLink: z.strictObject({ url: text, expiresAt: text }),
  /** The sign of what the form holds now, and the ids of new entries by the names of their fields. */
  TaskSaved: z.strictObject({ seen: text, ids: z.record(z.string(), text) }),
  DraftPublished: z.strictObject({ version: z.int(), warnings: Warnings }),
  CampaignVersions: z.strictObject({ versions: z.array(Version) }),
  CampaignDifference: z.strictObject({
    from: text,
    to: text,
    changes: z.array(Change),
  }),
};
