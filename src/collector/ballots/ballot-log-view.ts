import { html } from 'hono/html';
import { describeActor } from '../organiser/actor-name.ts';
import { dataTable } from '../organiser/ui/data-table.ts';
import type { Html } from '../organiser/ui/html.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import type { LogLine } from './ballot-log.ts';
import type { LogCheck } from './count/check-log.ts';

/** Who did what, and whether the log is the one that was written. */
export function logSection(
  context: CampaignContext,
  { log, check }: { log: readonly LogLine[]; check: LogCheck },
): Html {
  const { messages, format } = context;
  const words = messages.ballots;
  const acts: Record<string, string> = words.acts;
  const rows = log.toReversed();
  const isWhole = check.brokenLine === undefined && check.changedResults.length === 0;
  const table = dataTable({
    rows,
    columns: [
      { heading: words.fields.eventOn, cell: ({ at }: LogLine) => format.time(at) },
      {
        heading: words.log,
        cell: ({ by, what, detail }: LogLine) =>
          `${describeActor(context, by)}: ${acts[what] ?? what}${detailText(detail)}`,
      },
    ],
  });
  return html`<h2>${words.log}</h2>
    ${table}
    <p class="hint log-hash">${words.logHint(rows[0]?.hash ?? '')}</p>
    <p class="${isWhole ? 'hint' : 'problem'}">${checkText(context, log, check)}</p>`;
}

function checkText(
  { messages, format }: CampaignContext,
  log: readonly LogLine[],
  { brokenLine, changedResults }: LogCheck,
): string {
  const words = messages.ballots;
  if (brokenLine !== undefined) return words.logBroken(format.number(brokenLine));
  return changedResults.length > 0
    ? words.resultChanged
    : words.logWhole(format.number(log.length));
}

const detailText = (detail: LogLine['detail']): string => {
  const texts = Object.values(detail).map(String).filter(Boolean);
  return texts.length > 0 ? ` (${texts.join(', ')})` : '';
};
