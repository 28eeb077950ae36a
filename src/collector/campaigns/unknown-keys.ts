import * as z from 'zod';
import { CampaignDocument, isObject, type Problem } from 'campaign-widgets/contract';
import { isOneTypoAway } from '../cli/similar-names.ts';
import { documentProblem } from './document-checks.ts';

/** The part of a JSON Schema that lists the allowed keys. */
interface KeySchema {
  properties?: Record<string, KeySchema>;
  items?: KeySchema;
  additionalProperties?: KeySchema | boolean;
  anyOf?: KeySchema[];
}

const MAX_UNKNOWN_KEYS = 20;

let documentSchema: KeySchema | undefined;

/** Keys that no part of a document has: most are typing mistakes that nobody would notice. */
export function findUnknownKeys(written: unknown): Problem[] {
  documentSchema ??= z.toJSONSchema(CampaignDocument, {
    io: 'input',
    unrepresentable: 'any',
  }) as KeySchema;
  return unknownKeys(written, documentSchema, []).slice(0, MAX_UNKNOWN_KEYS);
}

function unknownKeys(value: unknown, schema: KeySchema, path: string[]): Problem[] {
  if (Array.isArray(value)) {
    const items = alternativesOf(schema).find((one) => one.items)?.items;
    return items
      ? value.flatMap((each, at) => unknownKeys(each, items, [...path, String(at)]))
      : [];
  }
  if (!isObject(value)) return [];
  const shapes = alternativesOf(schema);
  const known = Object.assign({}, ...shapes.map(({ properties }) => properties)) as Record<
    string,
    KeySchema
  >;
  const isOpen = shapes.every(({ properties }) => properties === undefined);
  return Object.entries(value).flatMap(([key, inner]) => {
    const next = Object.hasOwn(known, key) ? known[key] : openKey(shapes);
    if (next) return unknownKeys(inner, next, [...path, key]);
    // The key that names a schema for editors.
    if (isOpen || (path.length === 0 && key === '$schema')) return [];
    return [unknownKey([...path, key], Object.keys(known))];
  });
}

const alternativesOf = (schema: KeySchema): KeySchema[] =>
  schema.anyOf ? schema.anyOf.flatMap(alternativesOf) : [schema];

/** The schema of the values under any key, as in a text by language. */
const openKey = (shapes: KeySchema[]): KeySchema | undefined =>
  shapes
    .map(({ additionalProperties }) => additionalProperties)
    .find((one) => typeof one === 'object');

function unknownKey(path: string[], known: string[]): Problem {
  const key = path.at(-1) ?? '';
  const meant = known.find((other) => isOneTypoAway(key, other));
  return documentProblem(path.join('.'), 'unknown-key', meant === undefined ? {} : { meant });
}
