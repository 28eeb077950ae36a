import { ignoreClosedOutput } from './closed-output.ts';
import { executeCommand } from './execute-command.ts';
import { findMistypedSettings } from './read-settings.ts';

/**
 * Executes the command line, and prints its result. On failure it prints a sentence, and the exit
 * code is 1.
 */
export async function runCommand(
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  try {
    refuseMistypedSettings(env);
    const { output, stop, exitCode = 0 } = await executeCommand(args, env);
    if (stop) {
      ignoreClosedOutput();
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
    }
    console.log(output);
    if (exitCode !== 0) process.exitCode = exitCode;
  } catch (wrong) {
    console.error((wrong as Error).message);
    process.exitCode = 1;
  }
}

/**
 * @throws Error for a name that can only be a mistyped setting; for a name that another program
 * may use, it only warns
 */
function refuseMistypedSettings(env: NodeJS.ProcessEnv): void {
  const mistyped = findMistypedSettings(env);
  const sentences = (certain: boolean) =>
    mistyped
      .filter(({ isCertain }) => isCertain === certain)
      .map(({ name, meant }) => `There is no setting ${name}: did you mean ${meant}?`);
  for (const sentence of sentences(false)) console.error(sentence);
  const wrong = sentences(true);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
}
