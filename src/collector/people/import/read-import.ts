import type { CampaignDocument, CheckResult, Problem } from 'campaign-widgets/contract';
import { describeProblems, type FormProblem } from '../../organiser/ui/form-fields.ts';
import type { LanguageContext } from '../../organiser/ui/page-context.ts';
import { checkImport } from './check-import.ts';
import type { ImportChoices } from './import-choices.ts';
import type { ReadImport } from './import-report.ts';
import { readTable } from './import-table.ts';

/** Reads a file, and checks its rows, as somebody chose. */
export async function readImport(
  campaign: CampaignDocument,
  bytes: Uint8Array,
  choices: ImportChoices,
): Promise<CheckResult<ReadImport>> {
  const table = await readTable(bytes, choices);
  if (!table.ok) return table;
  const checked = await checkImport(table.value, campaign, choices);
  return checked.ok ? { ok: true, value: { table: table.value, checked: checked.value } } : checked;
}

/** The fields of the pages that the problems of a whole list are about. */
const PROBLEM_FIELDS: Readonly<Record<string, string>> = {
  consentSource: 'consent',
  name: 'column-1',
  email: 'column-1',
};

/** The problem of the whole list, at the form's field that it is about. */
export const describeListProblems = (
  { messages }: LanguageContext,
  problems: Problem[],
): FormProblem[] =>
  describeProblems(problems, messages.importing.problems).map(({ field, message }) => ({
    field: PROBLEM_FIELDS[field] ?? 'rows',
    message: message.replace(/^the whole/, 'The list'),
  }));
