import { checkValue, createProblem, type Problem } from 'campaign-widgets/contract';
import { findPlace, isNamed, searchPlaces, type WardPlace } from '../editor/ward-places.ts';
import type { FormFields } from '../http/form-fields.ts';
import type { LanguageTag } from '../organiser/ui/page-languages.ts';
import { ApplicationFields } from './application-schemas.ts';

export type ReadApplication =
  { ok: true; fields: ApplicationFields } | { ok: false; problems: Problem[]; places: WardPlace[] };

export interface ReadOptions {
  language: LanguageTag;
  /** The words of the box that was ticked. */
  consent: string;
}

const TEXTS = ['organisation', 'kind', 'commitment', 'name', 'email', 'phone'] as const;

/** Reads a form as it was posted. */
export function readApplication(
  form: FormFields,
  { language, consent }: ReadOptions,
): ReadApplication {
  const found = readPlace(form);
  const texts = new Map(TEXTS.map((name) => [name, form.text(name) ?? '']));
  if (texts.get('phone')?.trim() === '') texts.delete('phone');
  const checked = checkValue(ApplicationFields, {
    ...Object.fromEntries(texts),
    ...{ place: found.code ?? '', language, consent },
  });
  const problems = [
    ...(checked.ok ? [] : checked.problems),
    ...(found.code === undefined
      ? [createProblem('place', found.places.length > 0 ? 'several' : 'unknown', 'must be one')]
      : []),
    ...(form.text('consent') === 'yes'
      ? []
      : [createProblem('consent', 'required', 'must be ticked')]),
  ];
  return checked.ok && problems.length === 0
    ? { ok: true, fields: checked.value }
    : { ok: false, problems, places: found.places };
}

const MAX_PLACE_LENGTH = 200;

/** The place that was chosen from a list, else the only one that is meant by what was typed. */
function readPlace(form: FormFields): { code: string | undefined; places: WardPlace[] } {
  const typed = (form.text('place') ?? '').slice(0, MAX_PLACE_LENGTH);
  const chosen = findPlace(form.text('placeCode') ?? '') ?? findPlace(typed.trim().toUpperCase());
  if (chosen) return { code: chosen.code, places: [] };
  const places = searchPlaces(typed);
  const named = places.filter((place) => isNamed(place, typed));
  const meant = named.length > 0 ? named : places;
  return meant.length === 1
    ? { code: meant[0]?.code, places: [] }
    : { code: undefined, places: meant };
}
