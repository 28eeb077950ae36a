import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

/**
 * The files that a file imports by a relative path: for values, for types alone, and later by
 * `import()`.
 */
const importedFiles = (path: string): string[] =>
  ts
    .preProcessFile(readFileSync(path, 'utf8'), true, true)
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => posix.join(posix.dirname(path), fileName));

/** The groups of files that import each other in a circle. */
export function importCircles(paths: readonly string[]): string[][] {
  const known = new Set(paths);
  const imports = new Map(
    paths.map((path) => [path, importedFiles(path).filter((file) => known.has(file))]),
  );
  const reached = new Map(paths.map((path) => [path, reachableFrom(path, imports)]));
  const isTogether = (one: string, other: string) =>
    reached.get(one)?.has(other) && reached.get(other)?.has(one);
  const groups = paths.map((path) => paths.filter((other) => isTogether(path, other)));
  // Each group is found once for each of its files.
  return groups.filter((group, at) => group[0] === paths[at]);
}

function reachableFrom(start: string, imports: ReadonlyMap<string, string[]>): Set<string> {
  const reached = new Set<string>();
  const waiting = [...(imports.get(start) ?? [])];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    waiting.push(...(imports.get(path) ?? []));
  }
  return reached;
}
