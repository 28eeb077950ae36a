/** The browser's locks. Pages over plain http have none, and some browsers throw where a site's data is blocked. */
export function browserLocks(): LockManager | undefined {
  try {
    return navigator.locks;
  } catch {
    return undefined;
  }
}

/**
 * Runs a job under a lock. Where the browser refuses the lock (a sandboxed frame, blocked site data) the job runs without:
 * such a page shares nothing with another tab either.
 */
export async function withLock<T>(
  name: string,
  options: LockOptions,
  job: (lock?: Lock | null) => Promise<T>,
): Promise<T> {
  let begun = false;
  const begin = (lock: Lock | null) => {
    begun = true;
    return job(lock);
  };
  try {
    const locks = browserLocks();
    if (locks) return await locks.request(name, options, begin);
  } catch (failure) {
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- set by the browser's call of begin()
    if (begun) throw failure;
  }
  return job();
}
