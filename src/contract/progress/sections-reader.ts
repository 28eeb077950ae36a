import { isObject } from '../plain-object.ts';
import { resolveUrl } from '../url-reference.ts';
import { MILESTONE_STATES, PLEDGE_ANSWERS, PLEDGES_KEPT } from './vocabulary.ts';
import {
  dayPart,
  figurePart,
  goalPart,
  type ItemReader,
  listPart,
  localTextPart,
  type PartReader,
  partWhere,
  readLists,
  wholeOf,
} from './report-parts.ts';
import type { ProgressReport } from './schema.ts';

const urlPart = partWhere((value) => typeof value === 'string' && resolveUrl(value, 'about:blank'));
const wordPart = (words: readonly unknown[]) => partWhere((value) => words.includes(value));
/** Figures by the ids of measures. */
const wardValuesPart: PartReader = (value) =>
  isObject(value)
    ? wholeOf(
        Object.fromEntries(Object.entries(value).map(([id, typed]) => [id, figurePart(typed)])),
      )
    : undefined;

const SECTION_LISTS: Record<string, ItemReader> = {
  milestones: {
    label: localTextPart,
    state: wordPart(MILESTONE_STATES),
    'date?': dayPart,
    'note?': localTextPart,
  },
  wards: { name: localTextPart, values: wardValuesPart },
  pledges: {
    who: localTextPart,
    ask: localTextPart,
    answer: wordPart(PLEDGE_ANSWERS),
    'role?': localTextPart,
    'saidOn?': dayPart,
    'followUpOn?': dayPart,
    'kept?': wordPart(PLEDGES_KEPT),
    'source?': urlPart,
  },
  events: {
    name: localTextPart,
    on: dayPart,
    'target?': goalPart,
    'turnout?': figurePart,
    'lastTime?': figurePart,
  },
  wins: {
    what: localTextPart,
    on: dayPart,
    'where?': localTextPart,
    'with?': listPart(localTextPart),
  },
  choice: {
    where: listPart(localTextPart),
    chosen: listPart(localTextPart),
    on: dayPart,
    'tied?': listPart(localTextPart),
    'source?': urlPart,
  },
};

type SectionName = 'milestones' | 'wards' | 'pledges' | 'events' | 'wins' | 'choice';

/** The parts of a report beside its figures: every list, perhaps empty, with the correct items. */
export type ReportSections = { [Section in SectionName]: NonNullable<ProgressReport[Section]> };

/** The sections of a report, and the place of each mistake in them: `wins.0.on`. */
export interface SectionReading {
  sections: ReportSections;
  mistakes: string[];
}

/** Reads the parts of a progress report beside its figures, as `readFigures` reads those. */
export function readSections(report: Readonly<Record<string, unknown>>): SectionReading {
  const mistakes: string[] = [];
  const sections = readLists(report, SECTION_LISTS, mistakes) as unknown as ReportSections;
  return { sections, mistakes };
}
