import { checkAddress } from './checks/check-address.ts';
import { checkBackup } from './checks/check-backup.ts';
import { checkClock } from './checks/check-clock.ts';
import { checkDatabase, checkSchema } from './checks/check-database.ts';
import { checkDisk } from './checks/check-disk.ts';
import { checkFolder } from './checks/check-folder.ts';
import { checkMail, checkQueue } from './checks/check-mail.ts';
import { checkNode } from './checks/check-node.ts';
import { checkProxy } from './checks/check-proxy.ts';
import { checkRetention } from './checks/check-retention.ts';
import { checkWards } from './checks/check-wards.ts';
import type { Examination } from './examination.ts';
import { type CheckName, type Finding, reasonOf } from './finding.ts';

type Check = (examination: Examination) => Finding[] | Promise<Finding[]>;

/** Every check, in the order of the page. */
const CHECKS: readonly (readonly [CheckName, Check])[] = [
  ['address', checkAddress],
  ['proxy', checkProxy],
  ['mail', checkMail],
  ['queue', checkQueue],
  ['database', checkDatabase],
  ['schema', checkSchema],
  ['disk', checkDisk],
  ['backup', checkBackup],
  ['retention', checkRetention],
  ['wards', checkWards],
  ['clock', checkClock],
  ['folder', checkFolder],
  ['node', checkNode],
];

/** Runs every check. One that fails itself is a finding too, and hides none of the others. */
export async function examine(examination: Examination): Promise<Finding[]> {
  const findings = CHECKS.map(async ([name, check]) => {
    try {
      return await check(examination);
    } catch (failure) {
      return [failedCheck(name, reasonOf(failure))];
    }
  });
  return (await Promise.all(findings)).flat();
}

const failedCheck = (check: CheckName, reason: string): Finding => ({
  check,
  state: 'unseen',
  code: 'failed',
  seen: ({ failed }) => failed(reason),
});
