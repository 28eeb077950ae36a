import type { Html } from '../organiser/ui/html.ts';
import type { OrganiserMessages } from '../organiser/ui/organiser-messages.ts';
import type { LanguageContext } from '../organiser/ui/page-context.ts';
import type { SubmittedForm } from '../organiser/ui/form-fields.ts';
import type { OpenDraft } from './campaign-editor.ts';
import type { JsonObject } from './document-paths.ts';
import type { FieldKind } from './field-kinds.ts';

/** The tasks of a campaign, in the recommended order. */
export const TASK_IDS = [
  'who',
  'imprint',
  'wards',
  'issues',
  'questions',
  'consents',
  'next',
  'champions',
  'progress',
  'pages',
  'languages',
  'look',
] as const;
export type TaskId = (typeof TASK_IDS)[number];

/** The content of a form: texts by the names of its fields. Names are paths of the document. */
export type FieldValues = ReadonlyMap<string, string>;

/** One field of a form. */
export interface TaskField {
  /** The path of its value in the document, or in an entry of a list. */
  path: string;
  kind: FieldKind;
  /** For words, the language that is edited; if left out, the first of the campaign. */
  language?: string;
  /** Lines, where there may be more than one. */
  rows?: number;
  /** The group of messages that names the options; if left out, the value is typed. */
  options?: keyof OrganiserMessages['editor']['options'];
  /** The value of each option, if that is not its key. */
  optionValues?: Readonly<Record<string, string>>;
}

/** A list of entries with ids. */
export interface TaskList {
  path: string;
  fields: readonly TaskField[];
  /** The field of an entry that names it. */
  naming: string;
  /** Empty rows for new entries. */
  blankRows: number;
  maxEntries: number;
  /** The values of a new entry beside its id and the typed ones. */
  defaults?: JsonObject;
  /** Whether to ask, when a published entry is renamed, if it still means the same. */
  asksMeaning?: boolean;
  /** Fields of a published entry that make it another entry when they change. */
  identity?: readonly string[];
  /** Ids that no entry may have. */
  reservedIds?: readonly string[];
  /** Lists inside each entry, with paths that start at the entry. */
  lists?: readonly TaskList[];
}

/** What a task is shown with. */
export interface TaskView {
  /** The language of the page. */
  context: LanguageContext;
  draft: OpenDraft;
  values: FieldValues;
  submitted: SubmittedForm | undefined;
  /** The parameters of the page's address. */
  query: Readonly<Record<string, string>>;
}

/** A part of a document other than fields and lists: how it is read, written and shown. */
export interface TaskExtra {
  /** The ids of headings in it that problems of what is below them lead to. */
  anchors?: readonly string[];
  /** The names of its fields. Several texts of one name are joined by spaces. */
  names: readonly string[];
  read(document: JsonObject): Iterable<readonly [name: string, value: string]>;
  write(document: JsonObject, values: FieldValues): JsonObject;
  render: (view: TaskView) => Html | '';
  /**
   * Its place: above everything, between the lists and the fields, or, if left out, below
   * everything.
   */
  place?: 'first' | 'middle';
}

/** One page of the editor: a plain form for one part of the document. */
export interface EditorTask {
  id: TaskId;
  /** The parts of the document that it edits: it shows their problems. */
  paths: readonly string[];
  fields: readonly TaskField[];
  lists?: readonly TaskList[];
  extra?: TaskExtra;
  /** Whether a campaign can do without it. */
  isOptional?: boolean;
}
