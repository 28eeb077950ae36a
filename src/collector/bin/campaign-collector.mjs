#!/usr/bin/env node
// An old Node must be able to read this file: nothing is imported before the version is known, and
// no syntax is younger than dynamic import. Without this, better-sqlite3 ends an old Node with
// "Segmentation fault".
const MIN_MAJOR = 22;
const MIN_MINOR = 18;

const [major, minor] = process.versions.node.split('.').map(Number);

if (major > MIN_MAJOR || (major === MIN_MAJOR && minor >= MIN_MINOR)) {
  // A clone that is not built runs the source: `npm ci && npx campaign-collector`.
  const built = new URL('../dist/cli/main.js', import.meta.url);
  const source = new URL('../cli/main.ts', import.meta.url);
  import('node:fs').then(({ existsSync }) => import((existsSync(built) ? built : source).href));
} else {
  console.error(
    `campaign-collector needs Node ${MIN_MAJOR}.${MIN_MINOR} or newer, and this is ${process.versions.node}. Install a newer one: https://nodejs.org`,
  );
  process.exitCode = 1;
}
