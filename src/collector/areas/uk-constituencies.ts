import { readIndentedRecords } from './indented-records.ts';

/** A constituency of 2024, by its GSS code. */
export interface UkConstituency {
  code: string;
  name: string;
  /** By code, with the share of each ward that is in it: under 1 where the ward is split. */
  wards: readonly { code: string; share: number }[];
}

let constituencies: ReadonlyMap<string, UkConstituency> | undefined;

/**
 * Every constituency of the United Kingdom, by name. Reads the file on first use.
 */
export const listUkConstituencies = (): UkConstituency[] => [...byCode().values()];

export const findUkConstituency = (code: string): UkConstituency | undefined => byCode().get(code);

function byCode(): ReadonlyMap<string, UkConstituency> {
  constituencies ??= new Map(
    readIndentedRecords(new URL('uk-constituencies.txt', import.meta.url)).map(
      ({ cells: [code = '', name = ''], entries }) => [
        code,
        {
          code,
          name,
          wards: entries.map(([ward = '', share = '1']) => ({ code: ward, share: Number(share) })),
        },
      ],
    ),
  );
  return constituencies;
}
