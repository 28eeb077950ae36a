import { readFileSync } from 'node:fs';

/** A part of the docs with the commands in it. */
export interface DocumentedSection {
  title: string;
  commands: string[];
}

/** Reads the commands of a page, a line each, under its headings. */
export function readCommands(path: string): DocumentedSection[] {
  const [, ...parts] = readFileSync(path, 'utf8').split(/^## /m);
  return parts.map((part) => ({
    title: part.slice(0, part.indexOf('\n')),
    commands: [...part.matchAll(/^```sh\n([^]*?)^```/gm)].flatMap(([, block = '']) =>
      block.split('\n').filter(Boolean),
    ),
  }));
}
