import * as z from 'zod/mini';
import {
  type CampaignDocument,
  ChampionAnswers,
  type CheckResult,
  checkValue,
  createProblem,
  inLanguage,
  NO_WARD,
  oneLine,
  Organisation,
  type Problem,
} from 'campaign-widgets/contract';
import { isPossiblePhone } from '../contact-keys.ts';
import type { ImportedPerson, ListRefusal } from './import-records.ts';
import { type Stage, STAGES } from '../person.ts';
import { tidyPhone } from './tidy-phone.ts';
import { readConsent } from './consent-cell.ts';
import { type ContactRefusal, permissionColumns, readRefusals } from './contact-permissions.ts';
import type { Row, Table } from './import-table.ts';
import { ORGANISATION_NAMES, STAGE_NAMES } from '../../organiser/ui/display-names.ts';

/** What of a row can't be kept, with what to write instead. `path` is the column. */
export type RowProblem = Problem & { line: number };

/** Helpers of a table that can be kept, and what is wrong with the other rows. */
export interface Sorted {
  helpers: (ImportedPerson & { line: number })[];
  problems: RowProblem[];
  /** Who says no in the list, to being kept at all or to one way of being reached. That much of them is not kept. */
  refusals: (ListRefusal & { line: number })[];
  /** Columns whose name says nothing to us. */
  ignored: string[];
}

/** What holds for every row that says nothing of its own. */
export interface ForAll {
  /** Where and when they agreed to be kept. */
  consentSource?: string;
  /** Where the list is from: a short name, `st-mary`. */
  source?: string;
}

const COLUMNS = {
  name: ['name', 'full name', 'fullname', 'names', 'helper', 'person', 'contact name', 'volunteer'],
  firstName: ['first name', 'firstname', 'forename', 'given name', 'christian name'],
  lastName: ['last name', 'lastname', 'surname', 'family name'],
  email: ['email', 'e mail', 'email address', 'e mail address', 'mail'],
  phone: [
    'phone',
    'telephone',
    'tel',
    'mobile',
    'phone number',
    'telephone number',
    'mobile number',
    'mobile phone',
    'phone no',
    'mobile no',
    'tel no',
  ],
  area: ['area', 'ward', 'ward code', 'gss', 'gss code', 'area code', 'ward name', 'area name'],
  roles: ['roles', 'role', 'would help', 'helps with', 'can help with'],
  stage: ['stage'],
  source: ['source', 'came from', 'list'],
  organisation: ['organisation', 'organization', 'organisation name', 'group', 'church'],
  organisationKind: [
    'organisation kind',
    'organization kind',
    'organisation type',
    'kind of organisation',
  ],
  organisationRole: ['organisation role', 'organization role', 'role in organisation', 'position'],
  organisationPeople: ['organisation people', 'organization people', 'organisation size'],
  organisationListed: ['organisation listed', 'organization listed'],
  language: ['language', 'preferred language', 'speaks'],
  consentSource: [
    'consent source',
    'source of consent',
    'consent',
    'agreed',
    'consent given',
    'consented',
    'has consented',
    'agrees',
    'gdpr',
    'gdpr consent',
    'consent gdpr',
    'consent to contact',
    'consent to be contacted',
    'happy to be contacted',
    'permission',
    'consent obtained',
    'consent status',
    'cydsyniad',
    'caniatad',
  ],
} as const;
type Column = keyof typeof COLUMNS;

/**
 * Sorts the rows of somebody's list. Column names are understood in any case and order, with and without punctuation.
 * @returns problems of the whole where no row can be understood: no column for names, or nothing to reach anybody by
 */
export function sortRows(
  { header, rows }: Table,
  campaign: CampaignDocument,
  forAll: ForAll,
): CheckResult<Sorted> {
  const at = columnsOf(header);
  const whole: Problem[] = [];
  if (at.name === undefined && at.firstName === undefined && at.lastName === undefined)
    whole.push(createProblem('name', 'required', 'must be a column of the first row'));
  if (at.email === undefined && at.phone === undefined)
    whole.push(createProblem('email', 'no-contact', 'must be a column of the first row, or phone'));
  if (!forAll.consentSource && at.consentSource === undefined)
    whole.push(
      createProblem(
        'consentSource',
        'required',
        'must be said for the whole list, or stand in a column "consent source"',
      ),
    );
  if (whole.length) return { ok: false, problems: whole };

  const read = readerOf(campaign, forAll);
  const consent = consentReaderOf({ header, rows }, campaign, forAll, Object.values(at));
  const sorted: Sorted = { helpers: [], problems: [], refusals: [], ignored: consent.ignored };
  for (const row of rows) {
    const cell = (column: Column) => row.cells[at[column] ?? -1] ?? '';
    const { words, refusals, refusedStatements, problem: unkept } = consent.read(row.cells);
    const refused = (contact: ContactRefusal['contact']) =>
      refusals.some((each) => each.contact === contact || each.contact === 'all');
    const kept = (column: Column) => {
      if (column === 'consentSource') return words;
      return (column === 'email' || column === 'phone') && refused(column) ? '' : cell(column);
    };
    const { helper, problems, reachable } = read(kept);
    if (refusals.length) sorted.refusals.push(...refusalsOf(row.line, refusals, read(cell).helper));
    const decisive = decisiveRefusal(refusals, reachable);
    if (decisive) sorted.problems.push({ line: row.line, ...refusalProblem(decisive) });
    else if (unkept) sorted.problems.push({ line: row.line, ...unkept });
    else if (problems.length)
      sorted.problems.push(...problems.map((each) => ({ line: row.line, ...each })));
    else
      sorted.helpers.push({
        line: row.line,
        ...helper,
        ...(refusedStatements.length && { refusedStatements }),
      });
  }
  return { ok: true, value: sorted };
}

/** The refusal for which a person is not kept; none where they can be kept by what they did not refuse. */
function decisiveRefusal(
  refusals: ContactRefusal[],
  reachable: boolean,
): ContactRefusal | undefined {
  const [first, ...others] = refusals.filter(({ unclear }) => !unclear);
  const wholly = [first, ...others].find((refusal) => refusal?.contact === 'all');
  return wholly ?? refusals.find(({ unclear }) => unclear) ?? (reachable ? undefined : first);
}

const refusalProblem = ({ column, unclear }: ContactRefusal): Problem =>
  unclear
    ? createProblem(column, 'unclear', 'can mean yes or no here: write which, or how they agreed')
    : createProblem(column, 'refused', 'says no: they did not agree, and are not kept');

/** What of a row is to be remembered as refused: an unclear mark is no refusal. */
function refusalsOf(line: number, refusals: ContactRefusal[], row: Partial<ImportedPerson>) {
  const clear = refusals.filter(({ unclear }) => !unclear);
  const all = clear.some(({ contact }) => contact === 'all');
  const email = all || clear.some(({ contact }) => contact === 'email') ? row.email : undefined;
  const phone = all || clear.some(({ contact }) => contact === 'phone') ? row.phone : undefined;
  const [first] = clear;
  return first
    ? [{ line, column: first.column, ...(email && { email }), ...(phone && { phone }) }]
    : [];
}

/** Reads everything in a row that says whether the person agreed, and to what. */
function consentReaderOf(
  { header, rows }: Table,
  { consents: statements = [] }: CampaignDocument,
  { consentSource: forEverybody }: ForAll,
  taken: number[],
) {
  const named = header.map((name, at) => ({ name, at, folded: fold(name) }));
  const consentNames: readonly string[] = COLUMNS.consentSource;
  const consentColumns = named.filter(({ folded }) => consentNames.includes(folded));
  // The columns of our own download, one for each statement.
  const statementColumns = named.flatMap(({ at, folded }) =>
    statements
      .filter(({ id }) => fold(`consent_${id}`) === folded)
      .map(({ id, channel }) => ({ at, id, channel })),
  );
  const read = new Set(
    [...taken, ...consentColumns, ...statementColumns].map((each) =>
      typeof each === 'number' ? each : each.at,
    ),
  );
  const permissions = permissionColumns(header, read).filter(({ at }) =>
    rows.some(({ cells }) => cells[at]),
  );
  for (const { at } of permissionColumns(header, read)) read.add(at);
  const others = named.filter(({ name, at }) => name && !read.has(at));
  // Where others answered yes or no, who left it empty did not answer; a column of words may leave out what holds for all.
  const answered = rows.some(({ cells }) =>
    consentColumns.some(({ at }) =>
      ['yes', 'no', 'unclear'].includes(readConsent(cells[at] ?? '')),
    ),
  );

  return {
    ignored: others.map(({ name }) => name),
    read(cells: string[]) {
      const says = (at: number) => readConsent(cells[at] ?? '');
      const refusals = readRefusals(cells, permissions, others);
      const refusal = (column: string): ContactRefusal => ({
        contact: 'all',
        column,
        unclear: false,
      });
      if (consentColumns.some(({ at }) => says(at) === 'no'))
        refusals.unshift(refusal('consentSource'));
      const keep = statementColumns.filter(({ channel }) => channel === 'keep');
      if (keep.some(({ at }) => says(at) === 'no') && !keep.some(({ at }) => says(at) === 'yes'))
        refusals.unshift(refusal('consentSource'));
      const refusedStatements = statementColumns
        .filter(({ at }) => says(at) === 'no')
        .map(({ id }) => id);
      const given = consentColumns.map(({ at }) => ({ cell: cells[at] ?? '', answer: says(at) }));
      const has = (answer: string) => given.some((each) => each.answer === answer);
      const inWords = given.find(({ answer }) => answer === 'words')?.cell;
      const uncovered = problemOfConsent();
      return {
        words: inWords ?? forEverybody ?? '',
        refusals,
        refusedStatements,
        ...(uncovered && { problem: uncovered }),
      };

      function problemOfConsent(): Problem | undefined {
        const wrong = (code: string, message: string) =>
          createProblem('consentSource', code, message);
        if (has('unclear'))
          return wrong('unclear', 'can mean yes or no: write which, or how they agreed');
        if (inWords) return undefined;
        if (has('yes'))
          return forEverybody
            ? undefined
            : wrong(
                'no-words',
                'says yes, and not how they agreed: say for the whole list what yes means in it, or write where and when',
              );
        if (answered)
          return wrong(
            'required',
            'is empty where others answered: write where and when they agreed',
          );
        return undefined;
      }
    },
  };
}

/** The rows that could not be kept, as a table to put right and send again. */
export const leftOver = ({ header, rows }: Table, { problems }: Sorted): string[][] => {
  // Who did not agree is not offered again, to be turned into a yes.
  const lines = new Set(problems.filter(({ code }) => code !== 'refused').map(({ line }) => line));
  return [header, ...rows.filter(({ line }: Row) => lines.has(line)).map(({ cells }) => cells)];
};

function columnsOf(header: string[]): Partial<Record<Column, number>> {
  const folded = header.map(fold);
  const found: Partial<Record<Column, number>> = {};
  // Of two names for one thing the earlier one of our list is the better: a code tells a ward more surely than its name.
  for (const [column, names] of Object.entries(COLUMNS) as [Column, readonly string[]][]) {
    const at = names.map((name) => folded.indexOf(name)).find((at) => at >= 0);
    if (at !== undefined) found[column] = at;
  }
  return found;
}

/** A number that a list holds: nobody is there to see that a digit is missing. */
const ImportedPhone = ChampionAnswers.shape.phone._zod.def.innerType.check(
  z.refine(isPossiblePhone, 'must have as many digits as a telephone number has'),
);

function readerOf(campaign: CampaignDocument, forAll: ForAll) {
  const { areas, champion, languages } = campaign;
  const texts = (text: string | Record<string, string>) =>
    typeof text === 'string' ? [text] : Object.values(text);
  const lookUp = <Value>(entries: [Value, string[]][]) =>
    new Map(entries.flatMap(([value, names]) => names.map((name) => [fold(name), value] as const)));
  const wards = lookUp([
    ...areas.wards.map(({ code, name }): [string, string[]] => [
      code,
      [code, ...texts(name), ...texts(name).map((name) => `${name} ward`)],
    ]),
    [
      NO_WARD[0],
      ['', 'unknown', 'not known', "don't know", "don't know their ward", 'n/a', 'none'],
    ],
    [NO_WARD[1], ['outside', 'outside these wards', 'other', 'elsewhere']],
  ]);
  const only = areas.wards.length === 1 ? areas.wards[0]?.code : undefined;
  const roles = lookUp((champion?.roles ?? []).map(({ id, label }) => [id, [id, ...texts(label)]]));
  const stages = lookUp(
    STAGES.map((stage): [Stage, string[]] => [stage, [stage, STAGE_NAMES[stage]]]),
  );
  const kinds = lookUp(
    Object.entries(ORGANISATION_NAMES).map(([kind, name]): [string, string[]] => [
      kind,
      [kind, name],
    ]),
  );
  const wardList =
    areas.wards.length <= 12
      ? areas.wards
          .map(({ name }) => inLanguage(name, languages[0] ?? 'en', languages).words)
          .join(', ')
      : 'a name or code of this campaign';
  const { name: Name, email: Email, language: Language } = ChampionAnswers.shape;

  return (
    cell: (column: Column) => string,
  ): { helper: ImportedPerson; problems: Problem[]; reachable: boolean } => {
    const problems: Problem[] = [];
    const checked = <Schema extends Parameters<typeof checkValue>[0]>(
      column: string,
      schema: Schema,
      value: unknown,
      instead: string,
    ) => {
      const result = checkValue(schema, value);
      if (result.ok) return result.value;
      const [first] = result.problems;
      problems.push({
        ...createProblem(column, first?.code ?? 'format', instead),
        ...(first?.params && { params: first.params }),
      });
      return undefined;
    };
    const optional = <Schema extends Parameters<typeof checkValue>[0]>(
      column: Column,
      schema: Schema,
      instead: string,
    ) => (cell(column) ? checked(column, schema, cell(column), instead) : undefined);
    const known = <Value>(
      column: Column,
      values: Map<string, Value>,
      typed: string,
      instead: string,
    ): Value | undefined => {
      const value = values.get(fold(typed));
      if (value === undefined) problems.push(createProblem(column, 'unknown', instead));
      return value;
    };

    const name = cell('name') || [cell('firstName'), cell('lastName')].filter(Boolean).join(' ');
    const email = optional('email', Email, 'must be an address like name@example.org');
    const phone = cell('phone')
      ? checked(
          'phone',
          ImportedPhone,
          tidyPhone(cell('phone')),
          'must be one telephone number like 01632 960 001: format the column as text, so that no digit is lost',
        )
      : undefined;
    if (!cell('email') && !cell('phone'))
      problems.push(
        createProblem('email', 'no-contact', 'must be given where there is no telephone number'),
      );
    const area =
      only && !cell('area')
        ? only
        : known('area', wards, cell('area'), `must be ${wardList}; or "outside", or nothing`);
    const helped = splitRoles(cell('roles'), roles).map((role) =>
      known(
        'roles',
        roles,
        role,
        `must be ${[...new Set(roles.values())].join(', ') || 'empty: this campaign has no roles'}; several with a semicolon between`,
      ),
    );
    const stage = cell('stage')
      ? known('stage', stages, cell('stage'), `must be ${STAGES.join(', ')}, or nothing`)
      : undefined;
    const source = slugOf(cell('source')) || forAll.source;
    const organisation = cell('organisation') ? readOrganisation() : undefined;
    const language = optional('language', Language, 'must have 1 to 60 characters');
    const consentSource = checked(
      'consentSource',
      oneLine(500),
      cell('consentSource'),
      'must say in 1 to 500 characters where and when they agreed, or be said for the whole list',
    );

    function readOrganisation(): Organisation | undefined {
      const kind = cell('organisationKind')
        ? known(
            'organisationKind',
            kinds,
            cell('organisationKind'),
            `must be ${[...new Set(kinds.values())].join(', ')}, or nothing`,
          )
        : 'other';
      const people = cell('organisationPeople');
      const given = {
        name: cell('organisation'),
        kind,
        listed: /^(true|yes|y|1|x)$/i.test(cell('organisationListed')),
        ...(cell('organisationRole') && { role: cell('organisationRole') }),
        ...(people && { people: Number(people) }),
      };
      return kind === undefined
        ? undefined
        : checked(
            'organisation',
            Organisation,
            given,
            'must have a name of 1 to 200 characters, a role of at most 120, and for people a whole number',
          );
    }

    const helper = {
      name: checked('name', Name, name, 'must have 1 to 200 characters'),
      area,
      areaVersion: areas.version,
      roles: [...new Set(helped)],
      consentSource,
      ...Object.fromEntries(
        Object.entries({ email, phone, source, organisation, stage, language }).filter(
          ([, value]) => value !== undefined,
        ),
      ),
    };
    const reachable = cell('email') !== '' || cell('phone') !== '';
    return { helper: helper as ImportedPerson, problems, reachable };
  };
}

/** Roles with semicolons, bars or line ends between; with commas where no role has one in its own name. */
const splitRoles = (typed: string, roles: Map<string, string>): string[] =>
  typed
    .split(/[;|\n]/)
    .flatMap((part) => (roles.has(fold(part)) ? [part] : part.split(',')))
    .filter((part) => part.trim());

/** A short name made of any words: `St Mary's list` is `st-marys-list`. Empty where no letter of it is Latin. */
export const slugOf = (typed: string): string =>
  fold(typed)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');

/** What is left of a name to compare: no case, no accents, no punctuation. */
const fold = (typed: string): string =>
  typed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
