import type { Rolldown } from 'vite';

export interface SplitScriptOptions {
  /** The name of the script. */
  name: string;
  /** The name of the one file beside it. */
  second: string;
  /** The files that the script imports later, and with which the second file begins. */
  begin: RegExp;
}

/**
 * The chunks of a script that is two files. The script has what it needs by any way of imports, its
 * other languages too; the second file has what is needed by the files it begins with alone.
 */
export const splitScript = ({
  name,
  second,
  begin,
}: SplitScriptOptions): Rolldown.CodeSplittingGroup[] => [
  {
    // It chooses first: a group takes what its modules import with it.
    priority: 2,
    debugName: name,
    name: (id, context) => (isReached(id, begin, context) ? name : null),
  },
  { priority: 1, debugName: second, name: () => second },
];

/** Whether a way of imports leads from the script to a module, other than by the second file. */
function isReached(id: string, begin: RegExp, context: Rolldown.ChunkingContext): boolean {
  const seen = new Set<string>();
  const waiting = [id];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at) || begin.test(at)) continue;
    seen.add(at);
    const info = context.getModuleInfo(at);
    // What the bundler adds by itself is imported by no file.
    if (info?.isEntry || at.startsWith('\0')) return true;
    waiting.push(...(info?.importers ?? []), ...(info?.dynamicImporters ?? []));
  }
  return false;
}
