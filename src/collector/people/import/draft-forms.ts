import * as z from 'zod';
import type { FormFields } from '../../http/form-fields.ts';
import type { DisplayNames } from '../../organiser/ui/display-names.ts';
import { findWardCode } from '../../organiser/ui/ward-field.ts';
import { IMPORT_ENCODINGS } from './decode-file.ts';
import { toShortId } from './fold-name.ts';
import { ImportChoices } from './import-choices.ts';
import { COLUMN_TARGETS } from './import-columns.ts';

/** A field of a step, and the hidden one beside it that says what it is about. */
const pairsOf = (form: FormFields, name: string): [about: string, value: string][] =>
  form.entries().flatMap(([field, value]): [string, string][] => {
    const [, number] = new RegExp(`^${name}-(\\d+)$`).exec(field) ?? [];
    const about = number && form.text(`${name}-of-${number}`);
    return about ? [[about, value]] : [];
  });

const oneOf = <Value extends string>(
  values: readonly Value[],
  text: string | undefined,
): Value | undefined => values.find((value) => value === text);

/** What the first step says of the encoding, the row of names, the columns and consent. */
export function readStep1(
  form: FormFields,
  before: ImportChoices,
): { choices: ImportChoices; isAgain: boolean } {
  const line = Number(form.text('headerLine') ?? NaN);
  const headerLine = Number.isSafeInteger(line) && line >= 0 ? line : before.headerLine;
  const encoding = oneOf(IMPORT_ENCODINGS, form.text('encoding')) ?? before.encoding;
  const shownLine = form.text('shownLine');
  const isOtherRow = shownLine !== undefined && String(headerLine) !== shownLine;
  const isOtherEncoding = (form.text('shownEncoding') ?? encoding) !== encoding;
  const consent = form.text('consent')?.trim().slice(0, 500) ?? '';
  const choices: ImportChoices = {
    ...before,
    encoding,
    headerLine,
    // The columns of another row of names are other columns.
    columns: isOtherRow ? undefined : readColumns(form),
    consent: consent || undefined,
    meanings: isOtherRow ? undefined : readMeanings(form),
  };
  return {
    choices: keepValid(choices, before),
    isAgain: isOtherRow || isOtherEncoding || form.text('then') === 'again',
  };
}

const readColumns = (form: FormFields): ImportChoices['columns'] =>
  Object.fromEntries(
    form.entries().flatMap(([field, value]) => {
      const [, number] = /^column-(\d+)$/.exec(field) ?? [];
      const target = oneOf(COLUMN_TARGETS, value);
      return number && target ? [[`#${number}`, target]] : [];
    }),
  );

function readMeanings(form: FormFields): ImportChoices['meanings'] {
  const meanings: Record<string, Record<string, 'agreed' | 'refused'>> = {};
  for (const [about, text] of pairsOf(form, 'meaning')) {
    const meaning = oneOf(['agreed', 'refused'] as const, text);
    const [column, value] = readPair(about);
    if (meaning) (meanings[column] ??= {})[value] = meaning;
  }
  return meanings;
}

const Pair = z.tuple([z.string(), z.string()]);

/** A column and a value, as JSON: a browser would change a line end in a field. */
function readPair(json: string): [column: string, value: string] {
  try {
    return Pair.parse(JSON.parse(json));
  } catch {
    return ['', ''];
  }
}

/** What the second step says of wards, roles and people. */
export function readStep2(
  form: FormFields,
  before: ImportChoices,
  names: Pick<DisplayNames, 'areas'>,
): ImportChoices {
  const wards = pairsOf(form, 'ward').filter(([, ward]) => ward !== '');
  const roles = pairsOf(form, 'role').filter(([, role]) => role !== '');
  const people = pairsOf(form, 'person').filter(([, is]) => is === 'same' || is === 'other');
  return keepValid(
    {
      ...before,
      wards: {
        ...before.wards,
        ...Object.fromEntries(wards.map(([word, ward]) => [word, findWardCode(names, ward)])),
      },
      roles: { ...before.roles, ...Object.fromEntries(roles) },
      people: Object.fromEntries(people) as ImportChoices['people'],
    },
    before,
  );
}

/** What the third step says of the whole list. */
export const readStep3 = (form: FormFields, before: ImportChoices): ImportChoices =>
  keepValid(
    {
      ...before,
      source: toShortId(form.text('source') ?? '') || undefined,
      recruited: form.text('recruited') === 'yes',
    },
    before,
  );

/** A form that no page of ours sent may say anything. */
function keepValid(choices: ImportChoices, otherwise: ImportChoices): ImportChoices {
  const checked = ImportChoices.safeParse(choices);
  return checked.success ? checked.data : otherwise;
}
