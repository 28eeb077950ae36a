#!/usr/bin/env node
import { existsSync } from 'node:fs';

// A clone that is not built runs the source: `npm ci && npx campaign-collector`.
const built = new URL('../dist/cli/main.js', import.meta.url);
const main = existsSync(built) ? built : new URL('../cli/main.ts', import.meta.url);
await import(main.href);
