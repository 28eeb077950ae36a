/**
 * SQLite: a problem with the file, its disk or its lock, not with the row.
 * https://sqlite.org/rescode.html
 */
const SQLITE_TROUBLE =
  /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CORRUPT|NOTADB|CANTOPEN|READONLY|NOMEM|PROTOCOL|PERM)/;

/**
 * PostgreSQL: no connection (08), read-only after a failover (25006), no resources (53), a lock or
 * an object that is not available (55), stopped by a time limit or an operator (57), a failing
 * system (58, XX). https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const POSTGRES_TROUBLE = /^(08...|25006|53...|55...|57...|58...|XX...)$/;

/** The thread of an embedded database gave no answer in time. */
const THREAD_TROUBLE = /^STORE_(THREAD_ENDED|DEADLINE|CLOSED)$/;

const NETWORK_TROUBLE = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_|EHOST|ENET)/;

/** `pg` gives these no code. */
const CONNECTION_LOST =
  /^Connection terminated|^timeout exceeded when trying to connect|is not queryable|connection has been discarded/;

/**
 * Whether the database failed, so that any other work would fail too; false if only this row or
 * statement is wrong.
 */
export function isDatabaseTrouble(failure: unknown): boolean {
  if (!(failure instanceof Error)) return false;
  const { code } = failure as { code?: unknown };
  if (typeof code !== 'string') return CONNECTION_LOST.test(failure.message);
  return [SQLITE_TROUBLE, THREAD_TROUBLE, POSTGRES_TROUBLE, NETWORK_TROUBLE].some((trouble) =>
    trouble.test(code),
  );
}

/**
 * Whether a small commit may succeed after this failure: somebody has locked other rows, or the
 * disk has little room left.
 */
export function mayFailForLargerWrites(failure: unknown): boolean {
  const { code } = (failure ?? {}) as { code?: unknown };
  // 55P03: lock_timeout. 57014: statement_timeout. 53100: disk_full.
  return (
    typeof code === 'string' && /^(SQLITE_(BUSY|LOCKED|FULL|IOERR)|(55P03|57014|53100)$)/.test(code)
  );
}
