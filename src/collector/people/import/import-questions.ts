import type { CampaignDocument } from 'campaign-widgets/contract';
import { ownValue } from 'campaign-widgets/contract';
import { foldName } from './fold-name.ts';
import type { ImportChoices } from './import-choices.ts';
import type { KnownPerson } from './import-records.ts';
import type { ReadImport } from './import-report.ts';
import type { ImportPreview } from './take-import.ts';

/** A word that the campaign does not have, once, and in how many rows it stands. */
export interface UnknownWord {
  word: string;
  count: number;
}

/** Somebody of a list who shares an address or a number with another name. */
export interface PerhapsKnown {
  line: number;
  name: string;
  /** Somebody of the register; undefined where it is another row of the list. */
  shared: KnownPerson | undefined;
}

/** What the second step asks. */
export interface ImportQuestions {
  wards: UnknownWord[];
  roles: UnknownWord[];
  people: PerhapsKnown[];
  /** How many more there are than the page has room for. */
  more: number;
}

/** How many of each kind are asked on one page. */
const MAX_ASKED = 60;

export function findQuestions(
  _campaign: CampaignDocument,
  { checked }: ReadImport,
  { report, matches }: ImportPreview,
): ImportQuestions {
  const wordsOf = (column: string): UnknownWord[] => {
    const counts = new Map<string, UnknownWord>();
    for (const { column: at, text, kept } of checked.notices) {
      if (at !== column || kept === 'no') continue;
      const key = foldName(text);
      const before = counts.get(key);
      if (before) before.count += 1;
      else counts.set(key, { word: text, count: 1 });
    }
    return [...counts.values()].sort((one, other) => other.count - one.count);
  };
  const people = checked.people.flatMap(({ line, name }, index): PerhapsKnown[] =>
    report.lines[index]?.outcome === 'perhaps-known'
      ? [{ line, name, shared: matches[index]?.shared }]
      : [],
  );
  const [wards, roles] = [wordsOf('area'), wordsOf('roles')];
  const more = [wards, roles, people].reduce(
    (sum, { length }) => sum + Math.max(0, length - MAX_ASKED),
    0,
  );
  return {
    wards: wards.slice(0, MAX_ASKED),
    roles: roles.slice(0, MAX_ASKED),
    people: people.slice(0, MAX_ASKED),
    more,
  };
}

export const hasQuestions = ({ wards, roles, people }: ImportQuestions): boolean =>
  wards.length + roles.length + people.length > 0;

/** What was chosen for a word before. */
export const chosenFor = (choices: ImportChoices['wards'], word: string): string =>
  (choices && ownValue(choices, word)) ?? '';
