/**
 * Keeps the process running when whoever reads its output goes away, a pipe to a program that ended
 * for one: lines of the log are lost then, and no answers. Without this, Node ends the process at
 * the next line.
 */
export function ignoreClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (failure: NodeJS.ErrnoException) => {
      if (failure.code !== 'EPIPE') throw failure;
    });
}
