import type { Html } from '../organiser/ui/html.ts';
import type { OrganiserMessages } from '../organiser/ui/organiser-messages.ts';
import type { LanguageContext } from '../organiser/ui/page-context.ts';
import type { SubmittedForm } from '../organiser/ui/form-fields.ts';
import type { OpenDraft } from './campaign-editor.ts';
import type { JsonObject } from './document-paths.ts';
import type { FieldKind } from './field-kinds.ts';

/** The tasks of a campaign, in the order in which they are best done. */
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

/** What a form holds: texts by the names of its fields. Names are paths of the document. */
export type FieldValues = ReadonlyMap<string, string>;

/** One field of a form. */
export interface TaskField {
  /** Where its value stands in the document, or in an entry of a list. */
  path: string;
  kind: FieldKind;
  /** Of words, the language that is written; left out, the first of the campaign. */
  language?: string;
  /** Lines, where there may be more than one. */
  rows?: number;
  /** The group of messages that names what can be chosen; left out, it is typed. */
  options?: keyof OrganiserMessages['editor']['options'];
  /** The value that each option stands for, where that is not its key. */
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
  /** What a new entry has beside its id and what was typed. */
  defaults?: JsonObject;
  /** Whether to ask, when an entry that was published is renamed, whether it is still the same. */
  asksMeaning?: boolean;
  /** Fields of an entry that was published which make another entry of it when they change. */
  identity?: readonly string[];
  /** Ids that no entry may have. */
  reservedIds?: readonly string[];
  /** Lists inside each entry, with paths that begin at the entry. */
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

/** A part of a document beside fields and lists: what it reads, writes and shows. */
export interface TaskExtra {
  /** The names of its fields. Several texts of one name are joined by spaces. */
  names: readonly string[];
  read(document: JsonObject): Iterable<readonly [name: string, value: string]>;
  write(document: JsonObject, values: FieldValues): JsonObject;
  render: (view: TaskView) => Html | '';
  /** Where it stands: above all, between the lists and the fields, or, left out, below all. */
  place?: 'first' | 'middle';
}

/** One page of the editor: a plain form for one part of the document. */
export interface EditorTask {
  id: TaskId;
  /** The parts of the document that it is about: their problems are told here. */
  paths: readonly string[];
  fields: readonly TaskField[];
  lists?: readonly TaskList[];
  extra?: TaskExtra;
  /** Whether a campaign can do without it. */
  isOptional?: boolean;
}
