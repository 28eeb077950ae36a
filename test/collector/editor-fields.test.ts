import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod';
import type { TaskList } from '../../src/collector/editor/editor-task.ts';
import { editorTasks } from '../../src/collector/editor/editor-tasks.ts';
import { CampaignDocument } from '../../src/contract/index.ts';

interface SchemaNode {
  properties?: Record<string, SchemaNode>;
  items?: SchemaNode;
  anyOf?: SchemaNode[];
}

/** The keys of a campaign document that no form of the editor has, and why not. */
const LEFT_OUT: Record<string, string> = {
  format: 'there is one',
  id: 'it never changes once a campaign has begun',
  version: 'it rises by itself',
  endpoint: 'the collector’s own address; another one is the owner’s to set, in a file',
  results: 'the collector’s own address; another one is the owner’s to set, in a file',
  report: 'the collector’s own address; another one is the owner’s to set, in a file',
  ballots: 'the collector’s own address; another one is the owner’s to set, in a file',
  delivery: 'for endpoints that are no collector: whoever sets one up writes a file',
  'areas.wards.code': 'wards are ticked, or added by a field of codes',
  'areas.wards.name': 'the official name comes with the code',
  'areas.wards.group': 'one box puts all wards under their councils',
  'areas.lookup': 'works only where the server has AREA_LOOKUP, which a file knows of',
  'consents.id': 'made from the words, and never changed',
  'consents.version': 'it rises with the words',
  'survey.issues.id': 'made from the words, and never changed',
  'survey.questions.id': 'made from the words, and never changed',
  'survey.questions.choices.id': 'made from the words, and never changed',
  'champion.roles.id': 'made from the words, and never changed',
  'champion.questions.id': 'made from the words, and never changed',
  'champion.questions.choices.id': 'made from the words, and never changed',
  'progress.measures.id': 'made from the words, and never changed',
  'progress.milestones.id': 'made from the words, and never changed',
};

/** The paths of everything that a document can say, without places in lists and languages. */
function keysOf(node: SchemaNode, path: string): string[] {
  if (node.anyOf) return [...new Set(node.anyOf.flatMap((one) => keysOf(one, path)))];
  if (node.items) return keysOf(node.items, path);
  if (!node.properties) return [path];
  return Object.entries(node.properties).flatMap(([key, inner]) =>
    keysOf(inner, path === '' ? key : `${path}.${key}`),
  );
}

const fieldsOfList = ({ path, fields, lists = [] }: TaskList): string[] => [
  ...fields.map((field) => `${path}.${field.path}`),
  ...lists.flatMap((inner) => fieldsOfList({ ...inner, path: `${path}.${inner.path}` })),
];

/** Fields of the editor that are named otherwise than what they write. */
const NAMED_OTHERWISE: Record<string, string> = {
  language: 'languages',
  'imprint.kind': 'imprint',
};

const editable = new Set(
  editorTasks.flatMap(({ fields, lists = [], extra }) => [
    ...fields.map(({ path }) => path),
    ...lists.flatMap(fieldsOfList),
    ...(extra?.names ?? []).map((name) => NAMED_OTHERWISE[name] ?? name),
  ]),
);

const isUnder = (key: string, path: string): boolean => `${key}.`.startsWith(`${path}.`);
const isLeftOut = (key: string): boolean =>
  Object.keys(LEFT_OUT).some((path) => isUnder(key, path));

const schema = z.toJSONSchema(CampaignDocument, { io: 'input', unrepresentable: 'any' });
const keys = keysOf(schema as SchemaNode, '');

describe('every key of a campaign document', () => {
  for (const key of keys)
    it(`has a field in the editor, or a reason to have none: ${key}`, () => {
      assert.ok(editable.has(key) !== isLeftOut(key), `${key} has no field, or has both`);
    });

  it('that is left out is still one', () => {
    for (const path of Object.keys(LEFT_OUT))
      assert.ok(
        keys.some((key) => isUnder(key, path)),
        path,
      );
  });
});
