import { ownPrivacyUrl } from '../campaign-templates.ts';
import { type JsonObject, valueAt, withValue } from '../document-paths.ts';
import type { EditorTask } from '../editor-task.ts';
import { TICKED } from '../field-kinds.ts';
import { valueField } from '../value-field.ts';
import { questionList } from './questions-task.ts';

// The tasks that consist of fields and lists, and hardly anything else.

const PRIVACY_URL = 'controller.privacyUrl';
const ownNotice = (document: JsonObject): string => ownPrivacyUrl(String(document.id));

export const whoTask: EditorTask = {
  id: 'who',
  paths: ['name', 'controller'],
  fields: [
    { path: 'name', kind: 'words' },
    { path: 'controller.name', kind: 'words' },
    { path: 'controller.contact', kind: 'text' },
    { path: 'controller.complaints', kind: 'text' },
    { path: 'controller.retentionDays', kind: 'number' },
  ],
  extra: {
    names: [PRIVACY_URL],
    read: (document) => {
      const address = valueAt(document, PRIVACY_URL);
      const shown = address === ownNotice(document) || typeof address !== 'string' ? '' : address;
      return [[PRIVACY_URL, shown]];
    },
    write(document, values) {
      const typed = values.get(PRIVACY_URL)?.trim() ?? '';
      const address = typed === '' ? ownNotice(document) : typed;
      return valueAt(document, PRIVACY_URL) === address
        ? document
        : withValue(document, PRIVACY_URL, address);
    },
    render: (view) => valueField({ path: PRIVACY_URL, kind: 'text' }, PRIVACY_URL, view),
  },
};

export const consentsTask: EditorTask = {
  id: 'consents',
  paths: ['consents', 'minimumAge'],
  fields: [{ path: 'minimumAge', kind: 'number' }],
  lists: [
    {
      path: 'consents',
      naming: 'statement',
      fields: [
        { path: 'statement', kind: 'words', rows: 3 },
        { path: 'channel', kind: 'text', options: 'channels' },
        { path: 'kinds', kind: 'lines', options: 'consentForms' },
        { path: 'organisationStatement', kind: 'words', rows: 3 },
        { path: 'controller.name', kind: 'text' },
        { path: 'controller.privacyUrl', kind: 'text' },
      ],
      blankRows: 1,
      maxEntries: 20,
      defaults: { version: 1 },
    },
  ],
};

export const nextTask: EditorTask = {
  id: 'next',
  paths: ['survey.next', 'champion.next', 'opens', 'closes'],
  fields: [
    { path: 'survey.next', kind: 'words', rows: 4 },
    { path: 'champion.next', kind: 'words', rows: 4 },
    { path: 'opens', kind: 'opening' },
    { path: 'closes', kind: 'closing' },
  ],
  isOptional: true,
};

const WANTED = 'champion.wanted';

export const championsTask: EditorTask = {
  id: 'champions',
  paths: ['champion'],
  fields: [
    { path: 'champion.oneToOne', kind: 'flag' },
    { path: 'champion.organisations', kind: 'flag' },
    { path: 'champion.page', kind: 'text' },
  ],
  lists: [
    {
      path: 'champion.roles',
      naming: 'label',
      fields: [{ path: 'label', kind: 'words' }],
      blankRows: 2,
      maxEntries: 20,
      asksMeaning: true,
    },
    questionList('champion.questions'),
  ],
  extra: {
    names: [WANTED],
    read: (document) => [[WANTED, document.champion === undefined ? '' : TICKED]],
    write(document, values) {
      const isThere = document.champion !== undefined;
      if (values.get(WANTED) === '') return withValue(document, 'champion', undefined);
      // The problems of the document then list what is missing.
      return isThere ? document : withValue(document, 'champion.roles', []);
    },
    render: (view) => valueField({ path: WANTED, kind: 'flag' }, WANTED, view),
    place: 'first',
  },
  isOptional: true,
};

export const progressTask: EditorTask = {
  id: 'progress',
  paths: ['progress'],
  fields: [
    { path: 'progress.page', kind: 'text' },
    { path: 'progress.partners', kind: 'lines', rows: 2 },
    { path: 'progress.sharedWith', kind: 'lines', rows: 2 },
  ],
  lists: [
    {
      path: 'progress.measures',
      naming: 'label',
      fields: [
        { path: 'label', kind: 'words' },
        { path: 'unit', kind: 'unit' },
        { path: 'goal', kind: 'number' },
        { path: 'stretch', kind: 'numbers' },
        { path: 'counts', kind: 'text', options: 'counts' },
      ],
      blankRows: 1,
      maxEntries: 20,
    },
    {
      path: 'progress.milestones',
      naming: 'label',
      fields: [{ path: 'label', kind: 'words' }],
      blankRows: 2,
      maxEntries: 20,
    },
  ],
  isOptional: true,
};
