import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A small tree in which every import is allowed. */
const ALLOWED: [path: string, source: string][] = [
  ['src/contract/index.ts', "export * from './campaign/schema.ts';"],
  ['src/contract/campaign/schema.ts', "import * as z from 'zod';"],
  ['src/contract/campaign/reader.ts', "export type { Campaign } from './schema.ts';"],
  ['src/contract/day-schema.ts', "import * as z from 'zod'; import './campaign/schema.ts';"],
  ['src/contract/plain-object.ts', "import './campaign/reader.ts';"],
  ['src/delivery/index.ts', "import '../contract/campaign/reader.ts';"],
  ['src/delivery/index.ts', "import { get } from 'idb-keyval';"],
  ['src/locales/index.ts', "export const cy = () => import('./cy.ts');"],
  ['src/locales/cy.ts', 'export const cy = {};'],
  ['src/theme/index.ts', "import { css } from 'lit';"],
  ['src/forms/index.ts', "import '../theme/index.ts'; import '../locales/index.ts';"],
  ['src/forms/fields.ts', "import type { A } from '../contract/campaign/reader.ts'; import 'lit';"],
  ['src/forms/fields.ts', "import { ownValue } from '../contract/plain-object.ts';"],
  ['src/forms/use.ts', "import './index.ts'; import './fields.ts';"],
  ['src/widgets/warn.ts', 'export const warn = () => undefined;'],
  ['src/widgets/progress/define.ts', "import '../../forms/use.ts'; import '../warn.ts';"],
  [
    'src/widgets/progress/index.ts',
    "import 'lit/decorators.js'; import { generate } from 'lean-qr';",
  ],
  ['src/widgets/progress/index.ts', "import '../../delivery/index.ts';"],
  ['src/collector/index.ts', "import { join } from 'node:path'; import { cors } from 'hono/cors';"],
  ['src/collector/index.ts', "import type { Pool } from 'pg'; import 'campaign-widgets/contract';"],
  ['src/collector/pages/index.ts', "import '../index.ts'; import 'campaign-widgets/embed-folder';"],
  ['src/embed.ts', "import './widgets/progress/define.ts';"],
  ['src/campaign-progress.ts', "import './widgets/progress/index.ts';"],
  ['src/index.ts', "export * from './contract/index.ts'; export * from './delivery/index.ts';"],
  ['src/index.ts', "export * from './widgets/progress/index.ts';"],
  ['test/contract/examples.ts', 'export const examples = [];'],
];

/** Imports of another room, in every way of writing one. */
const WAYS_TO_IMPORT: [way: string, source: string][] = [
  ['for a value', "import { a } from '../contract/index.ts';"],
  ['for a type', "import type { A } from '../contract/index.ts';"],
  ['for a value and a type', "import { a, type B } from '../contract/index.ts';"],
  ['as a whole', "import * as a from '../contract/index.ts';"],
  ['for effect', "import '../contract/index.ts';"],
  ['over many lines', "import {\n  a,\n  b,\n} from '../contract/index.ts';"],
  ['by exporting all of it', "export * from '../contract/index.ts';"],
  ['by exporting a type', "export type { A } from '../contract/index.ts';"],
  ['later', "export const later = () => import('../contract/index.ts');"],
  ['inside a type', "export type A = import('../contract/index.ts').A;"],
];

/** One wrong import each, and the rule that catches it. */
const WRONG: [sentence: string, path: string, source: string, rule: string][] = [
  ...WAYS_TO_IMPORT.map(([way, source], at): (typeof WRONG)[number] => [
    `a locale to the contract, ${way}`,
    `src/locales/way-${at}.ts`,
    source,
    'locales-imports',
  ]),
  [
    'the contract to another room',
    'src/contract/room.ts',
    "import '../locales/index.ts';",
    'contract-imports',
  ],
  [
    'the contract to another package',
    'src/contract/package.ts',
    "import 'lit';",
    'contract-imports',
  ],
  [
    'the contract to Node',
    'src/contract/node.ts',
    "import { createHash } from 'node:crypto';",
    'contract-imports',
  ],
  [
    'a reader that a page runs to zod',
    'src/contract/campaign/reader.ts',
    "import * as z from 'zod';",
    'readers-import-no-package',
  ],
  [
    'a reader that a page runs to its schema',
    'src/contract/campaign/reader.ts',
    "import { Campaign } from './schema.ts';",
    'readers-know-schemas-by-type',
  ],
  ...(['delivery', 'forms', 'widgets'] as const).flatMap((room): typeof WRONG => [
    [
      `${room} to the door of the contract, for a type alone`,
      `src/${room}/door.ts`,
      "import type { A } from '../contract/index.ts';",
      'pages-import-readers',
    ],
    [
      `${room} to a schema`,
      `src/${room}/schema.ts`,
      "import { Campaign } from '../contract/campaign/schema.ts';",
      'pages-import-readers',
    ],
    [
      `${room} to a part of the schemas`,
      `src/${room}/part.ts`,
      "import type { Day } from '../contract/day-schema.ts';",
      'pages-import-readers',
    ],
  ]),
  ['delivery to Lit', 'src/delivery/lit.ts', "import 'lit';", 'delivery-imports'],
  [
    'delivery to a widget',
    'src/delivery/widget.ts',
    "import '../widgets/warn.ts';",
    'delivery-imports',
  ],
  ['a locale to a package', 'src/locales/package.ts', "import 'lit';", 'locales-imports'],
  ['the theme to a room', 'src/theme/room.ts', "import '../locales/index.ts';", 'theme-imports'],
  ['the theme to another package', 'src/theme/package.ts', "import 'zod';", 'theme-imports'],
  ['forms to delivery', 'src/forms/delivery.ts', "import '../delivery/index.ts';", 'forms-imports'],
  [
    'forms to a widget',
    'src/forms/widget.ts',
    "import type { A } from '../widgets/progress/index.ts';",
    'forms-imports',
  ],
  [
    'forms to a value of the contract',
    'src/forms/value.ts',
    "import { readCampaign } from '../contract/campaign/reader.ts';",
    'forms-know-the-contract-by-type',
  ],
  [
    'a widget to the collector',
    'src/widgets/collector.ts',
    "import type { A } from '../collector/index.ts';",
    'widgets-imports',
  ],
  ['a widget to Node', 'src/widgets/node.ts', "import 'node:path';", 'widgets-imports'],
  ['a widget to zod', 'src/widgets/zod.ts', "import * as z from 'zod';", 'widgets-imports'],
  [
    'a widget to the collector’s package',
    'src/widgets/package.ts',
    "import type { A } from 'campaign-collector';",
    'widgets-imports',
  ],
  [
    'a widget to a package of the collector',
    'src/widgets/hono.ts',
    "import 'hono';",
    'widgets-imports',
  ],
  [
    'the collector to the contract, past its door',
    'src/collector/contract.ts',
    "import type { A } from '../contract/index.ts';",
    'collector-imports',
  ],
  ['the collector to Lit', 'src/collector/lit.ts', "import 'lit';", 'collector-imports'],
  [
    'the collector to a widget, even later',
    'src/collector/widget.ts',
    "export const later = () => import('../widgets/progress/index.ts');",
    'collector-imports',
  ],
  [
    'the collector to delivery',
    'src/collector/delivery.ts',
    "export * from '../delivery/index.ts';",
    'collector-imports',
  ],
  [
    'the collector to forms',
    'src/collector/forms.ts',
    "import '../forms/index.ts';",
    'collector-imports',
  ],
  [
    'the collector to the theme',
    'src/collector/theme.ts',
    "import '../theme/index.ts';",
    'collector-imports',
  ],
  [
    'the collector to a package with a longer name',
    'src/collector/longer.ts',
    "import 'pg-pool';",
    'collector-imports',
  ],
  [
    'the door to the embed folder to a room',
    'src/embed-folder.ts',
    "import './locales/index.ts';",
    'embed-folder-door-imports',
  ],
  [
    'the front door to a definition',
    'src/index.ts',
    "export * from './widgets/progress/define.ts';",
    'front-door-registers-no-tag',
  ],
  [
    'the front door to the collector',
    'src/index.ts',
    "export * from './collector/index.ts';",
    'index-door-imports',
  ],
  ['the embed script to a package', 'src/embed.ts', "import 'lit';", 'embed-door-imports'],
  [
    'the tracker script to the contract',
    'src/campaign-progress.ts',
    "import './contract/index.ts';",
    'campaign-progress-door-imports',
  ],
  [
    'a source to a test',
    'src/contract/test.ts',
    "import '../../test/contract/examples.ts';",
    'contract-imports',
  ],
  [
    'a source to a package for development',
    'src/collector/development.ts',
    "import 'fast-check';",
    'no-development-package',
  ],
  [
    'a room that nobody knows',
    'src/helpers/dates.ts',
    "import '../contract/index.ts';",
    'known-rooms-only',
  ],
  ['a file that nothing uses', 'src/helpers/unused.ts', 'export const a = 1;', 'no-orphan'],
  ['a file that is not there', 'src/delivery/gone.ts', "import './nowhere.ts';", 'import-resolves'],
  [
    'a file to one that imports it, for types alone',
    'src/delivery/circle-back.ts',
    "import type { A } from './circle.ts';",
    'no-circle',
  ],
];

/** The other half of the circle. */
const HALVES: [path: string, source: string][] = [
  ['src/delivery/circle.ts', "import './circle-back.ts';"],
];

/** What looks like a wrong import and is none. */
const NO_IMPORTS: [path: string, source: string][] = [
  [
    'src/locales/comments.ts',
    "// import '../contract/index.ts';\n/* import '../contract/index.ts'; */\nimport './cy.ts';",
  ],
  [
    'src/locales/words.ts',
    `import './cy.ts'; export const words = "import '../contract/index.ts'"; routes.get('/import', '../contract/index.ts');`,
  ],
];

interface Cruise {
  summary: { violations: { from: string; rule: { name: string } }[] };
}

/**
 * The imports that the project's own configuration finds wrong in a tree of these files, each as
 * `rule: file`.
 */
function wrongImports(files: [path: string, source: string][]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'campaign-imports-'));
  try {
    mkdirSync(join(folder, 'src/collector'), { recursive: true });
    for (const name of ['package.json', 'src/collector/package.json', 'tsconfig.json'])
      copyFileSync(join(root, name), join(folder, name));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    for (const [path, source] of files) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      appendFileSync(join(folder, path), `${source}\n`);
    }
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
        '--config',
        join(root, 'tools/dependency-cruiser.config.mjs'),
        '--output-type',
        'json',
        'src',
      ],
      { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    assert.ok(stdout.startsWith('{'), stderr);
    const { summary } = JSON.parse(stdout) as Cruise;
    return summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('The imports between the rooms', () => {
  let found: string[];

  before(() => {
    found = wrongImports([
      ...ALLOWED,
      ...WRONG.map(([, path, source]): [string, string] => [path, source]),
      ...HALVES,
      ...NO_IMPORTS,
    ]);
  });

  it('are let through where the design has them', () => {
    assert.deepEqual(wrongImports(ALLOWED), []);
  });

  it('are not seen in comments and texts', () => {
    for (const [path] of NO_IMPORTS)
      assert.deepEqual(
        found.filter((one) => one.endsWith(`: ${path}`)),
        [],
      );
  });

  for (const [sentence, path, , rule] of WRONG)
    it(`are caught when they go from ${sentence}`, () => {
      assert.ok(found.includes(`${rule}: ${path}`), `no ${rule} of ${path}`);
    });
});
