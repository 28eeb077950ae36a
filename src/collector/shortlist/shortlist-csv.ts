import { CSV_START, csvRow } from '../http/csv-rows.ts';
import { candidatePlace, type WardCandidate, type WardChoices } from './ward-candidates.ts';

const COLUMNS = [
  'ward',
  'ward_name',
  'heading',
  'heading_name',
  'named_by',
  'place',
  'reason',
  'ask',
  'weighed',
];

/** Every issue and theme of each ward that was named, weighed or listed, a row each. */
export function shortlistCsv(wards: readonly WardChoices[]): string {
  const rows = wards.flatMap((ward) =>
    ward.candidates
      .filter((candidate) => isTold(ward, candidate))
      .map((candidate) => rowOf(ward, candidate)),
  );
  return [CSV_START, csvRow(COLUMNS), ...rows].join('');
}

const isTold = (ward: WardChoices, { id, named }: WardCandidate): boolean =>
  named > 0 ||
  candidatePlace(ward, id).place !== 'neither' ||
  ward.weighings.some(({ candidate }) => candidate === id);

function rowOf(ward: WardChoices, { id, label, named }: WardCandidate): string {
  const { place, reason, ask } = candidatePlace(ward, id);
  const weighed = ward.weighings
    .filter(({ candidate }) => candidate === id)
    .map(
      ({ member, worthwhile, winnable }) =>
        `${member}: worthwhile ${worthwhile ?? '-'}, winnable ${winnable ?? '-'}`,
    );
  const isPlaced = place !== 'neither';
  return csvRow([
    ...[ward.code, ward.name, id, label, named],
    ...[isPlaced ? place : '', reason, ask, weighed.join('; ')],
  ]);
}
