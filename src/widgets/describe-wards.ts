import type { AreasFound } from '../contract/area-lookup/question.ts';
import type { Campaign } from '../contract/campaign/reader.ts';
import type { WardLookupMessages } from '../locales/index.ts';

/** The result of a postcode look-up: the message, and the ward to choose in the list. */
export interface FoundWard {
  readonly words: string;
  /** The GSS code of the ward, or `outside`; undefined where the person has to choose. */
  readonly chosen: string | undefined;
}

/**
 * Chooses among the wards of a postcode.
 * @param nameOf how a ward is called in the list
 */
export function describeWards(
  areas: AreasFound['areas'],
  { areas: { wards } }: Pick<Campaign, 'areas'>,
  words: WardLookupMessages,
  nameOf: (area: AreasFound['areas'][number]) => string,
): FoundWard {
  const [first, second] = areas;
  if (!first) return { words: words.none, chosen: undefined };
  const [known] = areas.filter(({ code }) => wards.some((ward) => ward.code === code));
  if (second && known)
    return { words: words.several(areas.map(nameOf).join(words.or)), chosen: undefined };
  return known
    ? { words: words.one(nameOf(first)), chosen: known.code }
    : { words: words.outside(nameOf(first)), chosen: 'outside' };
}
