import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The packages and rooms that each room of src/ may import; `node` stands for `node:…`. A room may import itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  contract: ['zod/mini'],
  delivery: ['contract', 'idb-keyval'],
  locales: [],
  theme: ['lit'],
  forms: ['lit', 'theme', 'locales', 'contract'],
  widgets: ['lit', 'lean-qr', 'forms', 'delivery', 'contract', 'locales', 'theme'],
  collector: [
    'contract',
    'node',
    'hono',
    '@hono/node-server',
    'better-sqlite3',
    'kysely',
    'pg',
    'rate-limiter-flexible',
    'libphonenumber-js',
    'csv-parse',
    'nodemailer',
    'zod/mini',
  ],
};

/** A file directly in src/ is a door: the rooms it may open. */
const DOORS: Record<string, readonly string[]> = {
  'embed.ts': ['widgets'],
  'campaign-progress.ts': ['widgets'],
  'index.ts': ['contract', 'delivery', 'widgets'],
};

/** What a file imports, as written: static, dynamic, re-exported, for types or for effect. Comments are left out. */
function importsOf(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return [
    ...code.matchAll(
      /(?:^|[^\w.'"`/])(?:import|export)(?:\s+(?:type\s+)?[\w*{][^'";`]*?\sfrom)?\s*\(?\s*(['"`])([^'"`]+)\1/gm,
    ),
  ].map((found) => found[2] ?? '');
}

/** The wrong arrows of one file, each as a sentence; none where all is well. */
function wrongArrows(path: string, source: string): string[] {
  const [room = '', ...rest] = path.replace(/^src\//, '').split('/');
  const isDoor = rest.length === 0;
  const allowed = isDoor ? DOORS[room] : MAY_IMPORT[room];
  if (!allowed) return [`${path} is in no room of DESIGN.md, section 3`];
  return importsOf(source).flatMap((written) => {
    const inside = written.startsWith('.')
      ? posix.normalize(posix.join(posix.dirname(path), written))
      : undefined;
    if (inside && !inside.startsWith('src/'))
      return [`${path} imports ${written}, which is outside src/`];
    const target = inside ? (inside.split('/')[1] ?? '') : packageOf(written);
    const wrong = `${path} may not import ${written}`;
    if (inside && !isDoor && target === room) return [];
    if (!allowed.some((one) => one === target || (!inside && target.startsWith(`${one}/`))))
      return [wrong];
    // What the front door exports has no side effects: it registers no tag.
    return path === 'src/index.ts' && /(^|\/)define\.ts$/.test(written)
      ? [`${wrong}: it would register a tag`]
      : [];
  });
}

/** The room `contract` names `zod/mini` whole; others are known by their package. */
const packageOf = (written: string): string => (written.startsWith('node:') ? 'node' : written);

const FILES = globSync('src/**/*.ts', { cwd: root }).map((path) => path.replaceAll('\\', '/'));

describe('The arrows between the rooms', () => {
  it('point one way in every source file', () => {
    assert.ok(FILES.length > 20, 'the sources are found');
    assert.deepEqual(
      FILES.flatMap((path) => wrongArrows(path, readFileSync(`${root}/${path}`, 'utf8'))),
      [],
    );
  });

  it('are read from every way of importing', () => {
    const source = `
      import a from './a.ts';
      import type { B } from "./b.ts";
      import { c, type C } from './c.ts';
      import * as d from './d.ts';
      import e, { f } from './e.ts';
      import './effect.ts';
      export * from './all.ts';
      export { g } from './g.ts';
      export type { H } from './h.ts';
      import {
        i,
        j,
      } from './many-lines.ts';
      const later = () => import('./later.ts');
      type K = import('./k.ts').K;
      // import './comment.ts';
      /* import './block.ts'; */
      const words = 'important: from here'; export const from = 'nowhere';
      type Way = 'form' | 'import';
      routes.get('/import', './page.ts');
      const reimport = object.import('./method.ts');`;
    assert.deepEqual(
      importsOf(source).sort(),
      ['a', 'all', 'b', 'c', 'd', 'e', 'effect', 'g', 'h', 'k', 'later', 'many-lines'].map(
        (name) => `./${name}.ts`,
      ),
    );
  });

  const wrong: [sentence: string, path: string, line: string][] = [
    ['contract to full zod', 'src/contract/campaign.ts', "import * as z from 'zod';"],
    [
      'contract to another room',
      'src/contract/campaign.ts',
      "import { en } from '../locales/index.ts';",
    ],
    ['contract to node', 'src/contract/campaign.ts', "import { createHash } from 'node:crypto';"],
    ['delivery to lit', 'src/delivery/send.ts', "import { html } from 'lit';"],
    ['delivery to a widget', 'src/delivery/send.ts', "import { warn } from '../widgets/warn.ts';"],
    ['forms to delivery', 'src/forms/fields.ts', "import { deliver } from '../delivery/index.ts';"],
    [
      'forms to a widget',
      'src/forms/fields.ts',
      "import type { IssueSurveyWidget } from '../widgets/issue-survey/index.ts';",
    ],
    [
      'locales to another room',
      'src/locales/cy.ts',
      "import { check } from '../contract/index.ts';",
    ],
    ['locales to a package', 'src/locales/cy.ts', "import { html } from 'lit';"],
    ['theme to a room', 'src/theme/form.styles.ts', "import { en } from '../locales/index.ts';"],
    ['theme to another package', 'src/theme/form.styles.ts', "import * as z from 'zod/mini';"],
    [
      'widgets to the collector',
      'src/widgets/warn.ts',
      "import { referenceOf } from '../collector/reference.ts';",
    ],
    ['widgets to node', 'src/widgets/warn.ts', "import { join } from 'node:path';"],
    ['collector to lit', 'src/collector/public.ts', "import { html } from 'lit';"],
    [
      'collector to a widget, even later',
      'src/collector/public.ts',
      "const later = () => import('../widgets/issue-survey/index.ts');",
    ],
    [
      'collector to the locales',
      'src/collector/public.ts',
      "import { en } from '../locales/index.ts';",
    ],
    [
      'collector to delivery',
      'src/collector/public.ts',
      "export { send } from '../delivery/send.ts';",
    ],
    [
      'collector to forms',
      'src/collector/public.ts',
      "import { imprint } from '../forms/index.ts';",
    ],
    [
      'collector to the theme',
      'src/collector/public.ts',
      "import { tokens } from '../theme/index.ts';",
    ],
    [
      'the front door to a definition',
      'src/index.ts',
      "export * from './widgets/issue-survey/define.ts';",
    ],
    ['the front door to the collector', 'src/index.ts', "export * from './collector/index.ts';"],
    ['the embed script to a package', 'src/embed.ts', "import 'lit';"],
    ['src to a test', 'src/contract/campaign.ts', "import '../../test/contract/campaigns.ts';"],
    ['a room that nobody knows', 'src/helpers/dates.ts', ''],
  ];
  for (const [sentence, path, line] of wrong)
    it(`are caught when they go from ${sentence}`, () => {
      assert.equal(wrongArrows(path, line).length, 1);
    });

  it('are let through where the design has them', () => {
    const right: [string, string][] = [
      ['src/contract/campaign.ts', "import * as z from 'zod/mini';"],
      ['src/forms/fields.ts', "import { tokens } from '../theme/index.ts';"],
      ['src/widgets/issue-survey/issue-survey.ts', "import { property } from 'lit/decorators.js';"],
      [
        'src/widgets/issue-survey/issue-survey.ts',
        "import { loadResults } from '../../delivery/index.ts';",
      ],
      ['src/collector/collector.ts', "import { cors } from 'hono/cors';"],
      ['src/collector/organiser/pages.ts', "import { publish } from '../results.ts';"],
      ['src/embed.ts', "import './widgets/issue-survey/define.ts';"],
      ['src/index.ts', "export * from './delivery/index.ts';"],
    ];
    for (const [path, line] of right) assert.deepEqual(wrongArrows(path, line), []);
  });
});
