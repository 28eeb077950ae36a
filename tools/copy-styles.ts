import { copyFileSync, globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Puts the collector's style sheets and lists of areas beside the modules that read them: tsc
// writes only what it compiles.
const source = fileURLToPath(new URL('../src/collector/', import.meta.url));
for (const file of globSync('**/*.{css,txt}', {
  cwd: source,
  exclude: (path) => /^(?:dist|node_modules)$/.test(path),
}))
  copyFileSync(`${source}${file}`, `${source}dist/${file}`);
