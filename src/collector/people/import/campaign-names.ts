import {
  type CampaignDocument,
  type LocalText,
  NO_WARD,
  ORGANISATION_KINDS,
} from 'campaign-widgets/contract';
import { LANGUAGE_TAGS, PAGE_LANGUAGES } from '../../organiser/ui/page-languages.ts';
import { type Stage, STAGES } from '../person.ts';
import { foldName } from './fold-name.ts';

/** The meaning of each folded name of a list. */
export type NameLookup<Value> = ReadonlyMap<string, Value>;

/** The names that the cells of a list may use for the parts of a campaign. */
export interface CampaignNames {
  /** Codes of wards, and `unknown` and `outside`. */
  areas: NameLookup<string>;
  /** The ward of a row without one, if the campaign has only one ward. */
  onlyWard: string | undefined;
  roles: NameLookup<string>;
  stages: NameLookup<Stage>;
  organisationKinds: NameLookup<string>;
}

type NamedValue<Value> = [value: Value, names: string[]];

const [UNKNOWN_WARD, OUTSIDE_WARDS] = NO_WARD;
const NO_WARD_NAMES: NamedValue<string>[] = [
  [
    UNKNOWN_WARD,
    ['', 'unknown', 'not known', "don't know", "don't know their ward", 'n/a', 'none'],
  ],
  [OUTSIDE_WARDS, ['outside', 'outside these wards', 'other', 'elsewhere']],
];

/** Reads the names from a campaign document, in all its languages. */
export function readNames(campaign: CampaignDocument): CampaignNames {
  const { areas, champion } = campaign;
  const wards = areas.wards.map(({ code, name }): NamedValue<string> => [
    code,
    [code, ...allWords(name), ...allWords(name).map((words) => `${words} ward`)],
  ]);
  const roles = (champion?.roles ?? []).map(({ id, label }): NamedValue<string> => [
    id,
    [id, ...allWords(label)],
  ]);
  const pageNames = LANGUAGE_TAGS.map((tag) => PAGE_LANGUAGES[tag].messages.names);
  const stages = STAGES.map((stage): NamedValue<Stage> => [
    stage,
    [stage, ...pageNames.map(({ stages }) => stages[stage])],
  ]);
  const kinds = ORGANISATION_KINDS.map((kind): NamedValue<string> => [
    kind,
    [kind, ...pageNames.map(({ organisationKinds }) => organisationKinds[kind])],
  ]);
  return {
    areas: createLookup([...wards, ...NO_WARD_NAMES]),
    onlyWard: areas.wards.length === 1 ? areas.wards[0]?.code : undefined,
    roles: createLookup(roles),
    stages: createLookup(stages),
    organisationKinds: createLookup(kinds),
  };
}

const allWords = (text: LocalText): string[] =>
  typeof text === 'string' ? [text] : Object.values(text);

const createLookup = <Value>(values: NamedValue<Value>[]): NameLookup<Value> =>
  new Map(values.flatMap(([value, names]) => names.map((name) => [foldName(name), value])));
