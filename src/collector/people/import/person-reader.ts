import {
  type CampaignDocument,
  ChampionAnswers,
  checkValue,
  oneLine,
  Organisation,
  type Problem,
} from 'campaign-widgets/contract';
import { isPossiblePhone } from '../contact-keys.ts';
import { MAX_TAG_CHARACTERS } from '../person-changes.ts';
import { MAX_TAGS } from '../work/change-work.ts';
import { type CampaignNames, type NameLookup, readNames } from './campaign-names.ts';
import { foldName, toShortId } from './fold-name.ts';
import { type ImportChoices, ROLE_AS_TAG, ROLE_LEFT_OUT } from './import-choices.ts';
import type { ImportColumn } from './import-columns.ts';
import type { ContactDetails, ImportedPerson } from './import-records.ts';
import { type CellReader, RowChecker } from './row-checker.ts';
import { tidyPhone } from './tidy-phone.ts';

/** What one row says about a person, apart from their consent. */
export interface PersonReading {
  /** The person, if the row has no problem. */
  person: ImportedPerson | undefined;
  problems: Problem[];
  /** What could not be used, and refuses nobody: it is kept as a note where it says something. */
  notices: ReadingNotice[];
}

/** A word of a list that the campaign does not have, or that is too long. */
export interface ReadingNotice {
  column: ImportColumn;
  /** The word. */
  text: string;
  /** Whether it is kept as a note or a tag; else it was left out, as somebody chose. */
  kept: 'note' | 'tag' | 'no';
}

/** What somebody chose for the names that the campaign does not have. */
export type NameChoices = Pick<ImportChoices, 'wards' | 'roles' | 'source'>;

const { name: NameSchema, email: EmailSchema, language: LanguageSchema } = ChampionAnswers.shape;
/** Unlike in a form, nobody can correct a missing digit while a list is read. */
const PhoneSchema = ChampionAnswers.shape.phone
  .unwrap()
  .refine(isPossiblePhone, 'must have as many digits as a telephone number has');
const ConsentSourceSchema = oneLine(500);
const TagSchema = oneLine(MAX_TAG_CHARACTERS);

const YES_CELL = /^(true|yes|y|1|x)$/i;

/** Reads the rows of a list as people of a campaign. */
export class PersonReader {
  readonly #areaVersion: string;
  readonly #names: CampaignNames;
  readonly #defaultSource: string | undefined;
  readonly #wards: NameLookup<string>;
  readonly #roles: NameLookup<string>;

  /** @param choices `source`: of people whose row has none */
  constructor(campaign: CampaignDocument, { wards, roles, source }: NameChoices) {
    this.#areaVersion = campaign.areas.version;
    this.#names = readNames(campaign);
    this.#defaultSource = toShortId(source ?? '') || undefined;
    this.#wards = foldKeys(wards);
    this.#roles = foldKeys(roles);
  }

  read(cellOf: CellReader): PersonReading {
    const row = new RowChecker(cellOf);
    const notices: ReadingNotice[] = [];
    const { email, phone } = checkContact(row);
    const area = this.#readArea(row, notices);
    const { roles, tags } = this.#readRoles(row, notices);
    const stage = this.#readStage(row, notices);
    const source = toShortId(cellOf('source')) || this.#defaultSource;
    const organisation = this.#readOrganisation(row, notices);
    const language = readLanguage(row, notices);
    const consentSource = readConsentSource(row);
    const name = readFullName(row);
    const { problems } = row;
    const required = { name, area, areaVersion: this.#areaVersion, roles, consentSource };
    const optional = { email, phone, source, organisation, stage, language };
    if (problems.length || !isComplete(required)) return { person: undefined, problems, notices };
    const person = { ...required, ...withoutUndefined(optional), ...(tags.length > 0 && { tags }) };
    return { person, problems, notices };
  }

  /** Nobody is refused for a ward that the campaign does not have. */
  #readArea(row: RowChecker, notices: ReadingNotice[]): string {
    const { areas, onlyWard } = this.#names;
    const cell = row.cellOf('area');
    if (onlyWard && !cell) return onlyWard;
    const found = areas.get(foldName(cell)) ?? this.#wards.get(foldName(cell));
    if (found !== undefined) return found;
    notices.push({ column: 'area', text: cell, kept: 'note' });
    return 'unknown';
  }

  /**
   * Semicolons, bars or line ends separate roles; commas too if no role has one in it. A role that
   * the campaign does not have becomes a tag, unless somebody chose otherwise.
   */
  #readRoles(row: RowChecker, notices: ReadingNotice[]): { roles: string[]; tags: string[] } {
    const known = this.#names.roles;
    const roles = new Set<string>();
    const tags = new Set(splitWords(row.cellOf('tags')).filter(isOwnTag));
    for (const part of splitWords(row.cellOf('roles'), (word) => known.has(foldName(word)))) {
      const role = known.get(foldName(part)) ?? this.#roles.get(foldName(part));
      if (role === undefined || role === ROLE_AS_TAG) {
        tags.add(part);
        if (role === undefined) notices.push({ column: 'roles', text: part, kept: 'tag' });
      } else if (role === ROLE_LEFT_OUT) notices.push({ column: 'roles', text: part, kept: 'no' });
      else roles.add(role);
    }
    return { roles: [...roles], tags: takeTags([...tags], notices) };
  }

  #readStage(row: RowChecker, notices: ReadingNotice[]) {
    const cell = row.cellOf('stage');
    const stage = this.#names.stages.get(foldName(cell));
    if (cell && stage === undefined) notices.push({ column: 'stage', text: cell, kept: 'note' });
    return stage;
  }

  #readOrganisation(row: RowChecker, notices: ReadingNotice[]): Organisation | undefined {
    const name = row.cellOf('organisation');
    if (!name) return undefined;
    const role = row.cellOf('organisationRole');
    const people = row.cellOf('organisationPeople');
    const named = {
      name,
      kind: this.#readOrganisationKind(row, notices),
      listed: YES_CELL.test(row.cellOf('organisationListed')),
    };
    const whole = checkValue(Organisation, {
      ...named,
      ...(role && { role }),
      ...(people && { people: Number(people) }),
    });
    if (whole.ok) return whole.value;
    for (const column of ['organisationRole', 'organisationPeople'] as const) {
      const text = row.cellOf(column);
      if (text) notices.push({ column, text, kept: 'note' });
    }
    const short = checkValue(Organisation, named);
    if (short.ok) return short.value;
    notices.push({ column: 'organisation', text: name, kept: 'note' });
    return undefined;
  }

  #readOrganisationKind(row: RowChecker, notices: ReadingNotice[]): string {
    const cell = row.cellOf('organisationKind');
    const kind = this.#names.organisationKinds.get(foldName(cell));
    if (cell && kind === undefined)
      notices.push({ column: 'organisationKind', text: cell, kept: 'note' });
    return kind ?? 'other';
  }
}

/** The words that somebody chose a meaning for, prepared for comparison. */
const foldKeys = (choices: Record<string, string> = {}): NameLookup<string> =>
  new Map(Object.entries(choices).map(([word, value]) => [foldName(word), value]));

/** @param isWhole whether a part is one word, although it has a comma */
const splitWords = (cell: string, isWhole: (part: string) => boolean = () => false): string[] =>
  cell
    .split(/[;|\n]/)
    .flatMap((part) => (isWhole(part) ? [part] : part.split(',')))
    .map((part) => part.trim())
    .filter(Boolean);

/** The tags that a person may have; the others become notes. */
function takeTags(tags: string[], notices: ReadingNotice[]): string[] {
  const taken: string[] = [];
  for (const tag of tags) {
    const checked = checkValue(TagSchema, tag);
    if (checked.ok && taken.length < MAX_TAGS) taken.push(checked.value);
    else notices.push({ column: 'tags', text: tag, kept: 'note' });
  }
  return taken;
}

/** Google marks its own groups with a star: `* myContacts`. */
const isOwnTag = (tag: string): boolean => !tag.startsWith('* ');

function readLanguage(row: RowChecker, notices: ReadingNotice[]): string | undefined {
  const cell = row.cellOf('language');
  const language = checkValue(LanguageSchema, cell || undefined);
  if (language.ok) return language.value;
  notices.push({ column: 'language', text: cell, kept: 'note' });
  return undefined;
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
