#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { serveCollector } from './serve.ts';

try {
  const collector = await serveCollector(process.env, fileURLToPath(new URL('../../dist/embed', import.meta.url)));
  console.log(`Collector: ${collector.url}\nOrganiser: ${collector.url}/organiser (token: ${collector.organiserToken})`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void collector.stop());
} catch (wrong) {
  console.error(`The collector did not start. ${(wrong as Error).message}`);
  process.exitCode = 1;
}
