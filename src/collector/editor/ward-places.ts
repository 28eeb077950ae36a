import { findUkConstituency, listUkConstituencies } from '../areas/uk-constituencies.ts';
import { findUkWard, listUkCouncils } from '../areas/uk-wards.ts';
import { foldName } from '../people/import/fold-name.ts';

/** A constituency or a council, whose wards can be picked. */
export interface WardPlace {
  code: string;
  name: string;
  kind: 'constituency' | 'council';
}

/** A ward that can be picked. */
export interface PickedWard {
  code: string;
  name: string;
  /** The name of its council; empty if it is unknown. */
  council: string;
  /** Percentage of the ward's postcodes in the place: less than 100 if the ward is split. */
  percent: number;
}

const MAX_FOUND_PLACES = 30;

const allPlaces = (): WardPlace[] => [
  ...listUkConstituencies().map(({ code, name }) => ({
    code,
    name,
    kind: 'constituency' as const,
  })),
  ...listUkCouncils().map(({ code, name }) => ({ code, name, kind: 'council' as const })),
];

export const findPlace = (code: string): WardPlace | undefined =>
  allPlaces().find((place) => place.code === code);

/** The wards of a constituency or a council, by name. */
export function wardsOfPlace({ code, kind }: WardPlace): PickedWard[] {
  const parts =
    kind === 'constituency'
      ? (findUkConstituency(code)?.wards ?? [])
      : (listUkCouncils().find((council) => council.code === code)?.wards ?? []).map((ward) => ({
          code: ward.code,
          share: 1,
        }));
  return parts
    .flatMap(({ code: ward, share }) => {
      const found = findUkWard(ward);
      const percent = Math.round(share * 100);
      return found ? [{ code: ward, name: found.name, council: found.council.name, percent }] : [];
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/**
 * The constituencies and councils whose name contains these words: exact names and names that
 * start with them come first.
 */
export function searchPlaces(typed: string): WardPlace[] {
  const wanted = foldName(typed);
  if (wanted === '') return [];
  const rank = (place: WardPlace): number => {
    if (isNamed(place, typed)) return 0;
    return foldName(place.name).startsWith(wanted) ? 1 : 2;
  };
  return allPlaces()
    .filter(({ name }) => foldName(name).includes(wanted))
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en-GB'))
    .slice(0, MAX_FOUND_PLACES);
}

/** Whether a place has exactly this name. */
export const isNamed = ({ name }: WardPlace, typed: string): boolean =>
  foldName(name) === foldName(typed);
