import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const parts = globSync('src/locales/en/*/*.json', { cwd: root }).map((file) =>
  file.replace('src/locales/en/', '').replace('.json', ''),
);
const inPlace = globSync('stories/widgets/*.stories.ts', { cwd: root }).flatMap((file) =>
  [...read(file).matchAll(/parameters: \{ messages: \[([^\]]*)\]/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/'([^']+)'/g)].map(([, part = '']) => part),
  ),
);
const listed = [
  ...read('stories/messages/messages.stories.ts').matchAll(/partStory\('([^']+)', '([^']+)'\)/g),
].map(([, bundle, part]) => `${bundle}/${part}`);

describe('Every part of the messages', () => {
  it('is found', () => {
    assert.ok(parts.length > 10, parts.join());
  });

  for (const part of parts) {
    it(`${part} has a story that lists it in every language`, () => {
      assert.ok(listed.includes(part), `add partStory('${part.replace('/', "', '")}')`);
    });

    it(`${part} has a story of a widget that shows it in place`, () => {
      assert.ok(
        inPlace.includes(part),
        `name it in a story: parameters: { messages: ['${part}'] }; tools/check-stories.ts looks whether it is there`,
      );
    });
  }

  it('that a story names is there', () => {
    for (const part of [...inPlace, ...listed]) assert.ok(parts.includes(part), part);
  });
});
