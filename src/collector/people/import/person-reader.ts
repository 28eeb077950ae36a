import {
  type CampaignDocument,
  ChampionAnswers,
  oneLine,
  Organisation,
  type Problem,
} from 'campaign-widgets/contract';
import { isPossiblePhone } from '../contact-keys.ts';
import { STAGES } from '../person.ts';
import { type CampaignNames, listValues, readNames } from './campaign-names.ts';
import { foldName, toShortId } from './fold-name.ts';
import type { ContactDetails, ImportedPerson } from './import-records.ts';
import { type CellReader, RowChecker } from './row-checker.ts';
import { tidyPhone } from './tidy-phone.ts';

/** What one row says about a person, apart from their consent. */
export interface PersonReading {
  /** The person, if the row has no problem. */
  person: ImportedPerson | undefined;
  problems: Problem[];
}

const { name: NameSchema, email: EmailSchema, language: LanguageSchema } = ChampionAnswers.shape;
/** Unlike in a form, nobody can correct a missing digit while a list is read. */
const PhoneSchema = ChampionAnswers.shape.phone
  .unwrap()
  .refine(isPossiblePhone, 'must have as many digits as a telephone number has');
const ConsentSourceSchema = oneLine(500);

/** In place of the names of wards where they are too many to list. */
const ANY_WARD = 'a name or code of this campaign';

const YES_CELL = /^(true|yes|y|1|x)$/i;

/** Reads the rows of a list as people of a campaign. */
export class PersonReader {
  readonly #areaVersion: string;
  readonly #names: CampaignNames;
  readonly #defaultSource: string | undefined;

  /** @param defaultSource the source of people whose row has none */
  constructor(campaign: CampaignDocument, defaultSource: string | undefined) {
    this.#areaVersion = campaign.areas.version;
    this.#names = readNames(campaign);
    this.#defaultSource = defaultSource;
  }

  read(cellOf: CellReader): PersonReading {
    const row = new RowChecker(cellOf);
    const { email, phone } = checkContact(row);
    const area = this.#readArea(row);
    const roles = this.#readRoles(row);
    const stage = this.#readStage(row);
    const source = toShortId(cellOf('source')) || this.#defaultSource;
    const organisation = this.#readOrganisation(row);
    const language = row.checkOptional('language', LanguageSchema, 'must have 1 to 60 characters');
    const consentSource = readConsentSource(row);
    const name = readFullName(row);
    const { problems } = row;
    const required = { name, area, areaVersion: this.#areaVersion, roles, consentSource };
    const optional = { email, phone, source, organisation, stage, language };
    if (problems.length || !isComplete(required)) return { person: undefined, problems };
    return { person: { ...required, ...withoutUndefined(optional) }, problems };
  }

  #readArea(row: RowChecker): string | undefined {
    const { areas, onlyWard, wardList } = this.#names;
    const cell = row.cellOf('area');
    if (onlyWard && !cell) return onlyWard;
    return row.lookUp(
      'area',
      areas,
      cell,
      `must be ${wardList ?? ANY_WARD}; or "outside", or nothing`,
    );
  }

  /** Semicolons, bars or line ends separate roles; commas too if no role has one in it. */
  #readRoles(row: RowChecker): string[] {
    const { roles } = this.#names;
    const hint = `must be ${listValues(roles) || 'empty: this campaign has no roles'}`;
    const found = row
      .cellOf('roles')
      .split(/[;|\n]/)
      .flatMap((part) => (roles.has(foldName(part)) ? [part] : part.split(',')))
      .filter((part) => part.trim())
      .map((part) => row.lookUp('roles', roles, part, `${hint}; several with a semicolon between`));
    return [...new Set(found)].filter((role) => role !== undefined);
  }

  #readStage(row: RowChecker) {
    const cell = row.cellOf('stage');
    const hint = `must be ${STAGES.join(', ')}, or nothing`;
    return cell ? row.lookUp('stage', this.#names.stages, cell, hint) : undefined;
  }

  #readOrganisation(row: RowChecker): Organisation | undefined {
    const name = row.cellOf('organisation');
    const kind = name && this.#readOrganisationKind(row);
    if (!kind) return undefined;
    const role = row.cellOf('organisationRole');
    const people = row.cellOf('organisationPeople');
    const organisation = {
      name,
      kind,
      listed: YES_CELL.test(row.cellOf('organisationListed')),
      ...(role && { role }),
      ...(people && { people: Number(people) }),
    };
    const hint =
      'must have a name of 1 to 200 characters, a role of at most 120, ' +
      'and for people a whole number';
    return row.check('organisation', Organisation, organisation, hint);
  }

  #readOrganisationKind(row: RowChecker): string | undefined {
    const { organisationKinds } = this.#names;
    const cell = row.cellOf('organisationKind');
    const hint = `must be ${listValues(organisationKinds)}, or nothing`;
    return cell ? row.lookUp('organisationKind', organisationKinds, cell, hint) : 'other';
  }
}

/** Reads the contacts of a row's person, also if the row has other problems. */
export const readContact = (cellOf: CellReader): ContactDetails =>
  checkContact(new RowChecker(cellOf));

function checkContact(row: RowChecker): ContactDetails {
  const emailHint = 'must be an address like name@example.org';
  const email = row.checkOptional('email', EmailSchema, emailHint);
  const phoneHint =
    'must be one telephone number like 01632 960 001: ' +
    'format the column as text, so that no digit is lost';
  const cell = row.cellOf('phone');
  const phone = cell ? row.check('phone', PhoneSchema, tidyPhone(cell), phoneHint) : undefined;
  if (!row.cellOf('email') && !cell)
    row.refuse('email', 'no-contact', 'must be given where there is no telephone number');
  return { email, phone };
}

function readFullName(row: RowChecker): string | undefined {
  const parts = [row.cellOf('firstName'), row.cellOf('lastName')].filter(Boolean);
  const name = row.cellOf('name') || parts.join(' ');
  return row.check('name', NameSchema, name, 'must have 1 to 200 characters');
}

function readConsentSource(row: RowChecker): string | undefined {
  const hint =
    'must say in 1 to 500 characters where and when they agreed, or be said for the whole list';
  return row.check('consentSource', ConsentSourceSchema, row.cellOf('consentSource'), hint);
}

type Complete<Values> = { [Key in keyof Values]: Exclude<Values[Key], undefined> };

const isComplete = <Values extends object>(values: Values): values is Values & Complete<Values> =>
  Object.values(values).every((value) => value !== undefined);

const withoutUndefined = <Values extends object>(values: Values): Partial<Values> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Partial<Values>;
