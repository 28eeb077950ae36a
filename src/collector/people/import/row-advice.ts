import { ownValue } from 'campaign-widgets/contract';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import type { RowProblem } from './check-import.ts';

/**
 * What to write in a cell, in the language of the page: the message for the column and the
 * problem, for the problem in any column, or for the column; else the problem's own message.
 */
export function adviceFor({ messages }: CampaignContext, problem: RowProblem): string {
  const { path, code, message } = problem;
  const { adviceFor: advice } = messages.importing.wrong;
  const [found] = [`${path} ${code}`, code, path].flatMap(
    (key) => ownValue<string>(advice, key) ?? [],
  );
  return found ?? message.slice(path.length + 1);
}
