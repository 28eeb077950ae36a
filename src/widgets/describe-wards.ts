import type { AreasFound } from '../contract/area-lookup/question.ts';
import { isWardCalled } from '../contract/area-lookup/ward-name.ts';
import type { Campaign } from '../contract/campaign/reader.ts';
import type { WardLookupMessages } from '../locales/index.ts';

/** The result of a postcode look-up: the message, and the ward to choose in the list. */
export interface FoundWard {
  readonly words: string;
  /** The GSS code of the ward, or `outside`; undefined where the person has to choose. */
  readonly chosen: string | undefined;
}

/**
 * Chooses among the wards of a postcode. The service may know another edition of the wards: then a
 * ward of the same name stands in the list under another code, and is the one that is meant.
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
  const found = areas.flatMap((area) => {
    const same = wards.filter(({ code }) => code === area.code);
    return same.length > 0 ? same : wards.filter((ward) => isWardCalled(ward, area.name));
  });
  const [known, another] = found;
  if (!known) return { words: words.outside(nameOf(first)), chosen: 'outside' };
  const inList = { code: known.code, name: first.name };
  if (!second && !another) return { words: words.one(nameOf(inList)), chosen: known.code };
  const names = second ? areas.map(nameOf) : [nameOf(inList)];
  return { words: words.several(names.join(words.or)), chosen: undefined };
}
