/**
 * The browser's locks. Pages over plain http have none, and some browsers throw where a site's data
 * is blocked.
 */
export function browserLocks(): LockManager | undefined {
  try {
    return navigator.locks;
  } catch {
    return undefined;
  }
}

/**
 * Runs a job under a lock. If the browser refuses the lock (a sandboxed frame, blocked site data),
 * the job runs without: such a page shares nothing with another tab either. A job that has begun
 * continues after another tab has stolen its lock.
 */
export async function withLock<T>(
  name: string,
  options: LockOptions,
  job: (lock?: Lock | null) => Promise<T>,
): Promise<T> {
  let running: Promise<T> | undefined;
  try {
    const locks = browserLocks();
    if (locks) return await locks.request(name, options, (lock) => (running = job(lock)));
  } catch {
    // The job's own failure is thrown below.
  }
  return running ?? job();
}
