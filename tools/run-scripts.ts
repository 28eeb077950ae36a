import { spawnSync } from 'node:child_process';

// Runs npm scripts one after the other: `node tools/run-scripts.ts lint types test:node`. Each of
// them runs, also after another has failed; the last lines say which failed, and the exit code is 1
// if any did.

const scripts = process.argv.slice(2);
const failed = scripts.filter((script) => {
  console.log(`\n▶ npm run ${script}`);
  // A shell, because npm is a batch file on Windows. The names come from package.json.
  return spawnSync(`npm run --silent ${script}`, { stdio: 'inherit', shell: true }).status !== 0;
});
if (failed.length) {
  console.error(`\nFailed: ${failed.join(', ')} (${failed.length} of ${scripts.length} scripts)`);
  process.exitCode = 1;
} else console.log(`\nAll ${scripts.length} scripts passed: ${scripts.join(', ')}`);
