#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { serveCollector } from './serve.ts';
import { tokenCommand } from './token-command.ts';

const [command, ...args] = process.argv.slice(2);

try {
  if (command === 'token') console.log(await tokenCommand(args, process.env));
  else if (command !== undefined) throw new Error(`There is no command "${command}": write nothing to start the collector, or "token" to make and revoke tokens.`);
  else await start();
} catch (wrong) {
  console.error(`${command === undefined ? 'The collector did not start. ' : ''}${(wrong as Error).message}`);
  process.exitCode = 1;
}

async function start(): Promise<void> {
  const collector = await serveCollector(process.env, fileURLToPath(new URL('../../dist/embed', import.meta.url)));
  console.log(`Collector: ${collector.url}\nOrganiser: ${collector.url}/organiser (token: ${collector.organiserToken})`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void collector.stop());
}
