import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ProgressReport, Results } from '../../../src/contract/index.ts';
import { answer, HARBORNE, QUINTON } from '../../contract/examples.ts';
import { openCollector } from '../harness.ts';
import { PageVisitor } from './page-visitor.ts';

/** A collector with some answers, published at once. */
async function openWithAnswers() {
  const collector = await openCollector();
  const send = async (issue: string, code: string) => {
    const given = answer();
    const area = { ...given.area, code };
    const response = await collector.post({ ...given, area, answers: { issue } });
    assert.equal(response.status, 201);
  };
  for (let count = 0; count < 3; count++) await send('street-lighting', HARBORNE);
  await send('road-surface', HARBORNE);
  await send('road-surface', QUINTON);
  const visitor = new PageVisitor(collector);
  const json = async <Body>(path: string) => (await (await collector.get(path)).json()) as Body;
  return { visitor, json };
}

describe('the figures of a hosted page', () => {
  it('are those of the results, ward by ward', async () => {
    const { visitor, json } = await openWithAnswers();
    const results = await json<Results>('/campaigns/edgbaston/results');
    const page = await visitor.open('/pages/edgbaston/results');
    assert.match(page.text, new RegExp(`Answers counted so far: ${results.counted}\\b`));
    assert.equal(results.counted, 5);
    assert.equal(results.areas.length, 2);
    for (const { code, counted, issues } of results.areas) {
      const name = code === HARBORNE ? 'Harborne' : 'Quinton';
      const from = page.text.indexOf(`${name} `);
      const section = page.text.slice(from, page.text.indexOf('These are answers', from));
      assert.match(section, new RegExp(`\\b${counted} answers? up to`), name);
      const shown = [...section.matchAll(/(Street lighting|Pot holes and road repairs) (\d+)/g)];
      assert.deepEqual(
        shown.map(([, , count]) => Number(count)).sort(),
        issues.map(({ count }) => count).sort(),
        name,
      );
    }
  });

  it('are those of the progress report', async () => {
    const { visitor, json } = await openWithAnswers();
    const report = await json<ProgressReport>('/campaigns/edgbaston/progress');
    const page = await visitor.open('/pages/edgbaston/progress');
    const { measures = [] } = report;
    assert.ok(measures.length > 0);
    for (const { label, value, goal } of measures) {
      const words = typeof label === 'string' ? label : (label.en ?? '');
      assert.match(page.text, new RegExp(`${words} ${value} of ${goal}\\b`), words);
    }
  });
});
