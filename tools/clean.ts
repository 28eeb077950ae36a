import { rmSync } from 'node:fs';

// Takes away what was built before: a file whose source is gone must not be packed.
for (const folder of ['../dist', '../src/collector/dist'])
  rmSync(new URL(folder, import.meta.url), { recursive: true, force: true });
