import { createHash } from 'node:crypto';

/** What is written down about a ballot: who moved it, made codes, counted. Never a vote. */
export interface BallotAct {
  what: string;
  by: string;
  /** ISO 8601 in UTC. */
  at: string;
  detail: Record<string, string | number>;
}

export interface LogLine extends BallotAct {
  number: number;
  previous: string;
  /** `sha256:` and 64 hexadecimal digits. */
  hash: string;
}

/** The hash before the first line. */
const START = 'sha256:'.padEnd(71, '0');

/** The line that follows the last one. Its hash covers its own content and the line before. */
export function nextLine(last: LogLine | undefined, act: BallotAct): LogLine {
  const line = { ...act, number: (last?.number ?? 0) + 1, previous: last?.hash ?? START };
  return { ...line, hash: lineHash(line) };
}

function lineHash({ number, at, by, what, detail, previous }: Omit<LogLine, 'hash'>): string {
  const content = JSON.stringify([number, at, by, what, detail, previous]);
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/**
 * Checks the chain of a whole log.
 * @returns the number of the first line that is missing, moved or changed; undefined if it is whole
 */
export function firstBrokenLine(lines: readonly LogLine[]): number | undefined {
  let previous = START;
  for (const [at, line] of lines.entries()) {
    if (line.number !== at + 1 || line.previous !== previous || line.hash !== lineHash(line))
      return at + 1;
    previous = line.hash;
  }
  return undefined;
}
