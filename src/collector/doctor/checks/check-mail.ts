import { NotificationError } from '../../notifications/notification-error.ts';
import { DAY_MS } from '../../time-units.ts';
import type { Examination } from '../examination.ts';
import { type Finding, reasonOf } from '../finding.ts';

/** Whether the mail server lets us in. Nothing is sent. */
export async function checkMail({ notifier }: Examination): Promise<Finding[]> {
  const check = 'mail';
  if (!notifier.sendsMail)
    return [{ check, state: 'right', code: 'off', seen: ({ mail }) => mail.off }];
  try {
    await notifier.checkMail();
    return [{ check, state: 'right', code: 'right', seen: ({ mail }) => mail.right }];
  } catch (failure) {
    const isKnown = failure instanceof NotificationError;
    const reason = isKnown ? failure.failure : 'failed';
    const answer = isKnown ? failure.answer : reasonOf(failure);
    return [
      {
        check,
        state: 'wrong',
        code: reason,
        seen: ({ mail, reasons }) => mail.refused(reasons[reason], answer),
        advice: ({ mail }) => mail.refusedAdvice,
      },
    ];
  }
}

/** Whether messages wait that nobody delivers. */
export async function checkQueue({ store, now }: Examination): Promise<Finding[]> {
  if (!store) return [];
  const check = 'queue';
  const { failed, oldestFailedOn, lastError, oldestUntriedOn } = await store.notices.backlog();
  const findings: Finding[] = [];
  if (failed > 0 && oldestFailedOn !== undefined)
    findings.push({
      check,
      state: 'wrong',
      code: 'failed',
      seen: ({ queue }, format) =>
        queue.failed(failed, format.day(oldestFailedOn), lastError ?? ''),
      advice: ({ queue }) => queue.failedAdvice,
    });
  // A day is all that is stored: yesterday's may be a minute old.
  const yesterday = new Date(now().getTime() - DAY_MS).toISOString().slice(0, 10);
  if (oldestUntriedOn !== undefined && oldestUntriedOn < yesterday)
    findings.push({
      check,
      state: 'wrong',
      code: 'stuck',
      seen: ({ queue }, format) => queue.stuck(format.day(oldestUntriedOn)),
      advice: ({ queue }) => queue.stuckAdvice,
    });
  if (findings.length > 0) return findings;
  return [{ check, state: 'right', code: 'empty', seen: ({ queue }) => queue.empty }];
}
