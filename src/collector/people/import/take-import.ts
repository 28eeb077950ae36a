import type { CampaignContext } from '../../organiser/ui/page-layout.ts';
import type { Services } from '../../services.ts';
import { workInSteps } from '../../store/work-in-steps.ts';
import type { CheckedImport } from './check-import.ts';
import type { ImportReport } from './import-report.ts';
import type { ImportOutcome } from './import-records.ts';

/**
 * How many lines the store gets at a time: the whole list would be one message that takes long to
 * read.
 */
const LINES_PER_CALL = 250;

/**
 * Keeps the people of a checked list, and remembers the refusals in it.
 * @returns the result of each line
 */
export async function takeImport(
  { store, now }: Pick<Services, 'store' | 'now'>,
  { campaign, principal }: CampaignContext,
  { people, problems, refusals, ignored }: CheckedImport,
): Promise<ImportReport> {
  const actor = { name: principal.name, at: now().toISOString() };
  // Refusals come first: a person who refuses in one row is not added by another row.
  const refusedPeople = await workInSteps(refusals, LINES_PER_CALL, (step) =>
    store.imports.addRefusals(campaign.id, step.map(withoutLine), actor),
  );
  const outcomes = await workInSteps(people, LINES_PER_CALL, (step) =>
    store.imports.add(campaign.id, step.map(withoutLine), actor),
  );
  const count = (wanted: ImportOutcome) => outcomes.filter((outcome) => outcome === wanted).length;
  const refusedLines = problems.filter(({ code }) => code === 'refused').map(({ line }) => line);
  return {
    added: count('added'),
    known: count('known'),
    suppressed: count('suppressed'),
    refusedBefore: count('refused-before'),
    refused: new Set(refusedLines).size,
    refusals: refusals.map(({ line, column }, index) => ({
      line,
      column,
      people: refusedPeople[index] ?? [],
    })),
    lines: outcomes.flatMap((outcome, index) => {
      const person = people[index];
      return person ? [{ line: person.line, outcome }] : [];
    }),
    problems,
    ignored,
  };
}

const withoutLine = <Item extends { line: number }>({ line: _line, ...item }: Item) => item;
