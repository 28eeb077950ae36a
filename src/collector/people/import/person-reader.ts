import * as z from 'zod';
import {
  type CampaignDocument,
  ChampionAnswers,
  inLanguage,
  NO_WARD,
  oneLine,
  Organisation,
  type Problem,
} from 'campaign-widgets/contract';
import { ORGANISATION_NAMES, STAGE_NAMES } from '../../organiser/ui/display-names.ts';
import { isPossiblePhone } from '../contact-keys.ts';
import { type Stage, STAGES } from '../person.ts';
import { foldName, slugOf } from './fold-name.ts';
import type { ImportColumn } from './import-columns.ts';
import type { ImportedPerson } from './import-records.ts';
import { RowChecker } from './row-checker.ts';
import { tidyPhone } from './tidy-phone.ts';

const MAX_LISTED_WARDS = 12;

const { name: Name, email: Email, phone: Phone, language: Language } = ChampionAnswers.shape;

/** The telephone number of a list must be complete: nobody is there to see that a digit is missing. */
const ImportedPhone = Phone._zod.def.innerType.check(
  z.refine(isPossiblePhone, 'must have as many digits as a telephone number has'),
);
const ConsentSource = oneLine(500);

/** A person of a list, as far as they can be read. */
export interface ReadPerson {
  /** Complete where there are no problems. */
  person: ImportedPerson;
  problems: Problem[];
  /** Whether there is anything to reach them by. */
  isReachable: boolean;
}

/** Reads the person of a row, by the wards, roles and names of a campaign. */
export class PersonReader {
  readonly #areas: CampaignDocument['areas'];
  readonly #source: string | undefined;
  readonly #wards: ReadonlyMap<string, string>;
  readonly #wardList: string;
  readonly #roles: ReadonlyMap<string, string>;

  /** @param source the short name of where the whole list is from */
  constructor({ areas, champion, languages }: CampaignDocument, source: string | undefined) {
    this.#areas = areas;
    this.#source = source;
    this.#wards = namesOfWards(areas.wards);
    this.#wardList =
      areas.wards.length <= MAX_LISTED_WARDS
        ? areas.wards
            .map(({ name }) => inLanguage(name, languages[0] ?? 'en', languages).words)
            .join(', ')
        : 'a name or code of this campaign';
    this.#roles = byName(
      (champion?.roles ?? []).map(({ id, label }) => [id, [id, ...wordings(label)]]),
    );
  }

  read(cell: (column: ImportColumn) => string): ReadPerson {
    const row = new RowChecker(cell);
    const contact = readContact(row);
    const area = this.#readArea(row);
    const roles = this.#readRoles(row);
    const stage = row.lookUpOptional(
      'stage',
      STAGE_VALUES,
      `must be ${STAGES.join(', ')}, or nothing`,
    );
    const organisation = readOrganisation(row);
    const language = row.checkOptional('language', Language, 'must have 1 to 60 characters');
    const consentSource = row.check(
      'consentSource',
      ConsentSource,
      cell('consentSource'),
      'must say in 1 to 500 characters where and when they agreed, or be said for the whole list',
    );
    const name = row.check('name', Name, fullName(cell), 'must have 1 to 200 characters');
    const source = slugOf(cell('source')) || this.#source;
    const optional = { ...contact, source, organisation, stage, language };
    const person = {
      name,
      area,
      areaVersion: this.#areas.version,
      roles,
      consentSource,
      ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    };
    const isReachable = cell('email') !== '' || cell('phone') !== '';
    return { person: person as ImportedPerson, problems: row.problems, isReachable };
  }

  #readArea(row: RowChecker): string | undefined {
    const [only, ...others] = this.#areas.wards;
    if (only && others.length === 0 && !row.cell('area')) return only.code;
    const instead = `must be ${this.#wardList}; or "outside", or nothing`;
    return row.lookUp('area', this.#wards, row.cell('area'), instead);
  }

  #readRoles(row: RowChecker): (string | undefined)[] {
    const known = [...new Set(this.#roles.values())].join(', ');
    const instead = `must be ${known || 'empty: this campaign has no roles'}; several with a semicolon between`;
    const roles = splitRoles(row.cell('roles'), this.#roles).map((role) =>
      row.lookUp('roles', this.#roles, role, instead),
    );
    return [...new Set(roles)];
  }
}

const fullName = (cell: (column: ImportColumn) => string): string =>
  cell('name') || [cell('firstName'), cell('lastName')].filter(Boolean).join(' ');

function readContact(row: RowChecker): { email?: string | undefined; phone?: string | undefined } {
  const email = row.checkOptional('email', Email, 'must be an address like name@example.org');
  const cell = row.cell('phone');
  const instead =
    'must be one telephone number like 01632 960 001: format the column as text, so that no digit is lost';
  const phone = cell ? row.check('phone', ImportedPhone, tidyPhone(cell), instead) : undefined;
  if (!row.cell('email') && !cell)
    row.addProblem('email', 'no-contact', 'must be given where there is no telephone number');
  return { email, phone };
}

function readOrganisation(row: RowChecker): Organisation | undefined {
  const name = row.cell('organisation');
  if (!name) return undefined;
  const kinds = [...new Set(ORGANISATION_KINDS.values())].join(', ');
  const kind = row.cell('organisationKind')
    ? row.lookUpOptional('organisationKind', ORGANISATION_KINDS, `must be ${kinds}, or nothing`)
    : 'other';
  if (kind === undefined) return undefined;
  const role = row.cell('organisationRole');
  const people = row.cell('organisationPeople');
  const given = {
    name,
    kind,
    listed: /^(true|yes|y|1|x)$/i.test(row.cell('organisationListed')),
    ...(role && { role }),
    ...(people && { people: Number(people) }),
  };
  const instead =
    'must have a name of 1 to 200 characters, a role of at most 120, and for people a whole number';
  return row.check('organisation', Organisation, given, instead);
}

/** Values by every name that they have, folded. */
const byName = <Value>(entries: [Value, string[]][]): ReadonlyMap<string, Value> =>
  new Map(
    entries.flatMap(([value, names]) => names.map((name) => [foldName(name), value] as const)),
  );

const STAGE_VALUES = byName(
  STAGES.map((stage): [Stage, string[]] => [stage, [stage, STAGE_NAMES[stage]]]),
);
const ORGANISATION_KINDS = byName(
  Object.entries(ORGANISATION_NAMES).map(([kind, name]): [string, string[]] => [
    kind,
    [kind, name],
  ]),
);

const wordings = (text: string | Record<string, string>): string[] =>
  typeof text === 'string' ? [text] : Object.values(text);

const namesOfWards = (wards: CampaignDocument['areas']['wards']): ReadonlyMap<string, string> =>
  byName([
    ...wards.map(({ code, name }): [string, string[]] => [
      code,
      [code, ...wordings(name), ...wordings(name).map((wording) => `${wording} ward`)],
    ]),
    [
      NO_WARD[0],
      ['', 'unknown', 'not known', "don't know", "don't know their ward", 'n/a', 'none'],
    ],
    [NO_WARD[1], ['outside', 'outside these wards', 'other', 'elsewhere']],
  ]);

/** Roles with semicolons, bars or line ends between; with commas where no role has one in its own name. */
const splitRoles = (typed: string, roles: ReadonlyMap<string, string>): string[] =>
  typed
    .split(/[;|\n]/)
    .flatMap((part) => (roles.has(foldName(part)) ? [part] : part.split(',')))
    .filter((part) => part.trim());
