import type { Problem } from 'campaign-widgets/contract';
import type { FindPlace } from './json-text.ts';

/** The word for one entry of each list. */
const ENTRY_NAMES: Readonly<Record<string, string>> = {
  wards: 'ward',
  issues: 'issue',
  roles: 'role',
  consents: 'consent',
  questions: 'question',
  choices: 'choice',
  measures: 'measure',
  milestones: 'milestone',
  stretch: 'stretch',
  languages: 'language',
  hosts: 'host',
  kinds: 'kind',
  partners: 'partner',
  tags: 'tag',
};

/** Sections whose lists are recognised by the name of an entry alone. */
const PLAIN_SECTIONS: ReadonlySet<string> = new Set(['areas', 'survey', 'champion', 'progress']);

/** A path as a person reads it, counted from 1: `issue 3, label`. */
export function describePath(path: string): string {
  const parts = path.split('.').filter(Boolean);
  const words: string[] = [];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? '';
    const next = parts[at + 1] ?? '';
    const entry = ENTRY_NAMES[part];
    if (entry !== undefined && /^\d+$/.test(next)) {
      const section = words.at(-1) ?? '';
      // Both forms may have questions of their own.
      if (PLAIN_SECTIONS.has(section) && part !== 'questions') words.pop();
      words.push(`${entry} ${Number(next) + 1}`);
      at++;
    } else if (/^\d+$/.test(part)) words.push(`${words.pop() ?? 'entry'} ${Number(part) + 1}`);
    else words.push(part);
  }
  return words.join(', ') || 'the document';
}

/** A problem in one line: its place in the file, the part of the document, and what to write. */
export function describeProblem({ path, message }: Problem, placeOf?: FindPlace): string {
  const description = message.startsWith(`${path || 'the whole'} `)
    ? message.slice((path || 'the whole').length + 1)
    : message;
  const line = `${describePath(path)} ${description}`;
  if (!placeOf) return line;
  const place = placeOf(path);
  return `line ${place.line}, column ${place.column}: ${line}`;
}
