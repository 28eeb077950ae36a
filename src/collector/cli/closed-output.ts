/**
 * Keeps the process running when the reader of its output goes away, such as a pipe to a program
 * that ended: then log lines are lost, but no answers. Without this, Node ends the process at the
 * next line.
 */
export function ignoreClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (failure: NodeJS.ErrnoException) => {
      if (failure.code !== 'EPIPE') throw failure;
    });
}
