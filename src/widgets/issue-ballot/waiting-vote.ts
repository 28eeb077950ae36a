import type { PublicBallot } from '../../contract/ballot/reader.ts';
import { fieldProblems } from '../../forms/index.ts';
import type { PendingWords } from '../pending-host.ts';
import type { ViewContext } from '../view-context.ts';
import { type BallotContext, momentText } from './ballot-parts.ts';
import type { BallotSource } from './ballot-source.ts';

const HOUR_MS = 3_600_000;

/** How the ballot speaks of a vote that waits on the device: never what it is. */
export function waitingVoteWords(
  context: ViewContext,
  { words, ballot, now }: BallotSource,
): PendingWords | undefined {
  if (!words) return undefined;
  const { waits, problems } = words;
  return {
    title: waits.title,
    late: waits.late,
    refused: waits.refused,
    lines: () => [waits.text, ...(ballot ? waitingLines({ ...context, words }, ballot, now) : [])],
    reasons: (refused, status) =>
      status === 409
        ? [words.spent.title]
        : fieldProblems(refused, ['code', 'area', 'choices', 'declared'], context.messages, {
            sentences: { ...problems, 'ballot closed': words.late.title },
          }).map((problem) => problem.words),
  };
}

/** By when it must be with the endpoint; in the last hour, what else can be done. */
function waitingLines(
  context: BallotContext,
  { closes, onlineCloses = closes }: PublicBallot,
  now: number,
): string[] {
  const { words } = context;
  const [online, last] = [Date.parse(onlineCloses), Date.parse(closes)];
  const first = now < online ? online : last;
  return [
    words.waits.until(momentText(context, first)),
    ...(first < last ? [words.untilEvent(momentText(context, last))] : []),
    ...(isLastHour(first, now) ? [words.waits.hurry] : []),
  ];
}

/** Whether less than an hour is left. */
const isLastHour = (deadline: number, now: number): boolean =>
  deadline - now < HOUR_MS && now < deadline;
