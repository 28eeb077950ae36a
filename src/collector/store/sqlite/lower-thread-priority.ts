import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';

/** As `nice -n 10`: still a share of a busy processor, but the smaller one. */
const LOW_PRIORITY = 10;

/**
 * Lets the other threads of this process go first on a busy processor. Only on Linux, where a
 * thread has a priority of its own, by its id: sched(7). Elsewhere, and where the system does not
 * allow it, nothing changes.
 */
export function lowerThreadPriority(): void {
  if (process.platform !== 'linux') return;
  try {
    // `4711/task/4715`: the process and the thread.
    const id = Number(readlinkSync('/proc/thread-self').split('/').pop());
    if (id > 0 && id !== process.pid) setPriority(id, LOW_PRIORITY);
  } catch {
    // The work is done all the same.
  }
}
