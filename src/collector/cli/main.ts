#!/usr/bin/env node
import { backupCommand } from './backup-command.ts';
import { moveCommand } from './move-command.ts';
import { EMBED_FOLDER } from './package-files.ts';
import { type Environment, serveCollector } from './serve-collector.ts';
import { tokenCommand } from './token-command.ts';

/** What the collector does besides serving: each returns what there is to tell. */
const COMMANDS: Record<string, (args: string[], env: Environment) => string | Promise<string>> = {
  backup: backupCommand,
  move: moveCommand,
  token: tokenCommand,
};

const [command, ...args] = process.argv.slice(2);

try {
  if (command === undefined) await start();
  else if (Object.hasOwn(COMMANDS, command))
    console.log(await COMMANDS[command]?.(args, process.env));
  else
    throw new Error(
      `There is no command "${command}": write nothing to start the collector, or one of ${Object.keys(COMMANDS).join(', ')}.`,
    );
} catch (wrong) {
  console.error(
    `${command === undefined ? 'The collector did not start. ' : ''}${(wrong as Error).message}`,
  );
  process.exitCode = 1;
}

async function start(): Promise<void> {
  const collector = await serveCollector(process.env, EMBED_FOLDER);
  console.log(
    `Collector: ${collector.url}\nOrganiser: ${collector.url}/organiser (token: ${collector.organiserToken})`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void collector.stop());
}
