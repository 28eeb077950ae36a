import { readIndentedRecords } from './indented-records.ts';

/** A council, by its GSS code, with its wards. */
export interface UkCouncil {
  code: string;
  name: string;
  country: string;
  wards: readonly UkWard[];
}

/** An electoral ward, by its GSS code. Many names are used twice: its council tells them apart. */
export interface UkWard {
  code: string;
  name: string;
  council: UkCouncil;
}

/** The edition of these wards, as in `areas.version` of a campaign document. */
export const UK_WARDS_EDITION = '2025-05';

let councils: readonly UkCouncil[] | undefined;
let wards: ReadonlyMap<string, UkWard> | undefined;

/** Every council of the United Kingdom, by name. Reads the file on first use. */
export function listUkCouncils(): readonly UkCouncil[] {
  councils ??= readIndentedRecords(new URL('uk-wards.txt', import.meta.url)).map(
    ({ cells: [code = '', name = '', country = ''], entries }) => {
      const council = { code, name, country, wards: [] as UkWard[] };
      for (const [wardCode = '', wardName = ''] of entries)
        council.wards.push({ code: wardCode, name: wardName, council });
      return council;
    },
  );
  return councils;
}

/** The ward with this code, if this edition has it. */
export function findUkWard(code: string): UkWard | undefined {
  wards ??= new Map(
    listUkCouncils().flatMap((council) => council.wards.map((ward) => [ward.code, ward])),
  );
  return wards.get(code);
}
