import {
  type BallotDefinition,
  type BallotResult,
  type CampaignDocument,
  inLanguage,
} from 'campaign-widgets/contract';
import { CSV_START, csvRow } from '../../http/csv-rows.ts';
import type { LogLine } from '../ballot-log.ts';

const RESULT_HEADINGS = [
  ...['number', 'declared_on', 'contest', 'wards', 'outcome', 'ballots', 'option', 'label'],
  ...['ticks', 'chosen', 'margin', 'doubt', 'decided_by', 'how', 'who'],
];

/** Results as a file: a row for each issue, and one for "none of these". */
export function resultsCsv(
  { languages }: CampaignDocument,
  { contests }: BallotDefinition,
  results: readonly BallotResult[],
): string {
  const rows = results.flatMap((result) =>
    contests.flatMap(({ id, wards, options }) => {
      const figures = result.contests.find((one) => one.id === id);
      const standing = figures ?? result.few.find((one) => one.id === id);
      const decision = result.decisions.find((one) => one.contest === id);
      if (!standing) return [];
      const start = [result.number, result.declaredOn, id, wards.join(' ')];
      const end = [figures?.margin, figures?.doubt, decision?.by, decision?.how];
      const row = (option: string, label: string, ticks: number | undefined) =>
        csvRow([
          ...[...start, standing.outcome, standing.ballots, option, label, ticks],
          ...[standing.chosen.includes(option), ...end, decision?.who.join('; ')],
        ]);
      return [
        ...options.map((option) =>
          row(
            option.id,
            inLanguage(option.label, languages[0] ?? 'en', languages).words,
            figures?.options.find((one) => one.id === option.id)?.count,
          ),
        ),
        row('none', '', figures?.none),
      ];
    }),
  );
  return [CSV_START, csvRow(RESULT_HEADINGS), ...rows].join('');
}

/** The log as a file. */
export const logCsv = (lines: readonly LogLine[]): string =>
  [
    CSV_START,
    csvRow(['number', 'at', 'by', 'what', 'detail', 'previous', 'hash']),
    ...lines.map(({ number, at, by, what, detail, previous, hash }) =>
      csvRow([number, at, by, what, JSON.stringify(detail), previous, hash]),
    ),
  ].join('');
