import { ownValue } from 'campaign-widgets/contract';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { STAGES } from '../person.ts';
import { type CampaignNames, listValues } from './campaign-names.ts';
import type { RowProblem } from './check-import.ts';

type Advice = string | ((allowed: string) => string);

/**
 * What to write in a cell, in the language of the page: the message for the column and the
 * problem, for the problem in any column, or for the column; else the problem's own message.
 */
export function adviceFor(
  context: CampaignContext,
  names: CampaignNames,
  problem: RowProblem,
): string {
  const { path, code, message } = problem;
  const { adviceFor: advice, anyWard } = context.messages.importing.wrong;
  const allowed = allowedWords(names, path) ?? anyWard;
  const keys = [allowed === '' ? `${path} none` : `${path} ${code}`, code, path];
  const [found] = keys.flatMap((key) => ownValue<Advice>(advice, key) ?? []);
  if (typeof found === 'function') return found(allowed);
  return found ?? message.slice(path.length + 1);
}

/** The words that a column accepts, as a sentence lists them; undefined if they are too many. */
function allowedWords(names: CampaignNames, column: string): string | undefined {
  switch (column) {
    case 'area':
      return names.wardList;
    case 'roles':
      return listValues(names.roles);
    case 'stage':
      return STAGES.join(', ');
    case 'organisationKind':
      return listValues(names.organisationKinds);
    default:
      return undefined;
  }
}
