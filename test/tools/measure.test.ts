import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, describe, it } from 'node:test';
import { importCircles } from '../../tools/measure/import-circles.ts';
import { measureSource } from '../../tools/measure/source-file.ts';

const folder = mkdtempSync(`${tmpdir()}/measure-`);
after(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): string => {
  const path = `${folder}/${name}`;
  writeFileSync(path, text);
  return path;
};

describe('measureSource', () => {
  const measured = measureSource(
    write(
      'figures.ts',
      `// as a comment has it
export const surveyForm = 1, form = 2;
type Day = string;
/** @internal */
export function readDay(value: unknown): Day {
  const names = ['a'] as const;
  return value as Day;
}
export class Reader {
  read() {
    return 1;
  }
}
`,
    ),
  );

  it('counts the names of the top level, exported or not', () => {
    assert.deepEqual([...measured.names], ['surveyForm', 'form', 'Day', 'readDay', 'Reader']);
  });

  it('counts casts by the syntax, and the word in the text', () => {
    assert.equal(measured.casts, 1);
    assert.equal(measured.asWords, 2);
  });

  it('counts lines, functions with their lines, and internal tags', () => {
    assert.equal(measured.lines.length, 13);
    assert.deepEqual(
      measured.functions.map(({ name, lines }) => [name, lines]),
      [
        ['readDay', 4],
        ['read', 3],
      ],
    );
    assert.equal(measured.internalTags, 1);
  });
});

describe('importCircles', () => {
  it('finds files that import each other, also for types alone and later', () => {
    const paths = [
      write('one.ts', "import type { Two } from './two.ts'; export type One = Two;"),
      write('three.ts', "export const later = () => import('./one.ts');"),
      write('two.ts', "export type { Three as Two } from './three.ts';"),
      write('user.ts', "import './one.ts';"),
    ];
    assert.deepEqual(importCircles(paths), [paths.slice(0, 3)]);
  });

  it('finds none where arrows point one way', () => {
    const paths = [write('a.ts', "import './b.ts';"), write('b.ts', 'export {};')];
    assert.deepEqual(importCircles(paths), []);
  });
});
