import { type JsonNode, JsonScanner, type ScanFailure } from './json-scanner.ts';

/** A place in a text, both counted from 1. */
export interface TextPlace {
  line: number;
  column: number;
}

/** Finds the place of a value in its source text, by its path: `survey.issues.2.label`. */
export type FindPlace = (path: string) => TextPlace;

export type JsonReading =
  | { ok: true; document: unknown; placeOf: FindPlace }
  | { ok: false; problem: string; place: TextPlace };

/**
 * Reads JSON written by a person: it reports a mistake with its place and how to correct it. It
 * does not throw.
 */
export function readJsonText(written: string): JsonReading {
  const text = written.replace(/^\uFEFF+/, '');
  // First, because it also finds mistakes that JSON.parse accepts: a duplicate key, and far too
  // many levels.
  const mistake = new JsonScanner(text).findMistake();
  if (mistake) return { ok: false, problem: mistake.problem, place: placeAt(text, mistake.at) };
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    const { at, problem } = fallback(cause);
    return { ok: false, problem, place: placeAt(text, at) };
  }
  let root: JsonNode | undefined;
  const placeOf: FindPlace = (path) => {
    root ??= new JsonScanner(text).scan();
    return placeAt(text, root ? offsetOf(root, path) : 0);
  };
  return { ok: true, document, placeOf };
}

/**
 * A text that the scanner accepts and JSON.parse does not: the parser's message is better than
 * none.
 */
const fallback = (cause: unknown): ScanFailure => ({
  at: Number(/position (\d+)/.exec(String(cause))?.[1] ?? 0),
  problem: `is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`,
});

/** The place of the value at a path, or of the last part of the path that exists. */
function offsetOf(root: JsonNode, path: string): number {
  let [node, offset] = [root, root.start];
  for (const key of path.split('.')) {
    const member = node.members?.get(key);
    const next = member?.node ?? node.items?.[Number(key)];
    if (!next) break;
    [node, offset] = [next, member?.keyStart ?? next.start];
  }
  return offset;
}

function placeAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}
