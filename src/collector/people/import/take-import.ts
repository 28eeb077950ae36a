import type { CampaignContext } from '../../organiser/ui/page-layout.ts';
import type { Services } from '../../services.ts';
import type { CheckedImport } from './check-import.ts';
import type { ImportReport } from './import-report.ts';
import type { ImportOutcome } from './import-records.ts';

/**
 * Keeps the people of a checked list, and remembers who says no in it.
 * @returns what became of each line
 */
export async function takeImport(
  { store, now }: Pick<Services, 'store' | 'now'>,
  { campaign, principal }: CampaignContext,
  { people, problems, refusals, ignored }: CheckedImport,
): Promise<ImportReport> {
  const actor = { name: principal.name, at: now().toISOString() };
  // Refusals come first: whoever says no in one row is not brought in by another.
  const refusedPeople = await store.imports.addRefusals(
    campaign.id,
    refusals.map(withoutLine),
    actor,
  );
  const outcomes = await store.imports.add(campaign.id, people.map(withoutLine), actor);
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
