import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { KEY_DESCRIPTIONS } from '../../src/collector/campaigns/campaign-schema.ts';
import { isObject } from '../../src/contract/index.ts';
import { edgbaston } from '../contract/examples.ts';
import { openCollector } from './harness.ts';

type Node = Record<string, unknown>;

const PATH = '/campaign.schema.json';
const alternativesOf = (node: Node): Node[] =>
  Array.isArray(node.anyOf) ? (node.anyOf as Node[]).flatMap(alternativesOf) : [node];

/** What the schema says under a path, in any of its alternatives. */
const descriptionsAt = (schema: Node, path: string): unknown[] =>
  path
    .split('.')
    .reduce<Node[]>(
      (nodes, key) =>
        nodes
          .flatMap(alternativesOf)
          .map((node) => (key === '*' ? node.items : (node.properties as Node | undefined)?.[key]))
          .filter(isObject),
      [schema],
    )
    .map(({ description }) => description);

describe('the JSON Schema of a campaign document', () => {
  it('describes each key that a person writes', async () => {
    const { get } = await openCollector();
    const response = await get(PATH);
    assert.equal(response.status, 200);
    assert.match(response.headers.get('Content-Type') ?? '', /^application\/schema\+json/);
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
    const schema = (await response.json()) as Node;
    assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
    for (const [path, description] of Object.entries(KEY_DESCRIPTIONS))
      assert.ok(descriptionsAt(schema, path).includes(description), path);
    const properties = schema.properties as Record<string, Node>;
    for (const key of Object.keys(edgbaston())) assert.ok(properties[key]?.description, key);
  });

  it('can be named by a document, which is taken and served as it was written', async () => {
    const document = { $schema: `http://localhost${PATH}`, ...edgbaston() };
    const { get } = await openCollector({ campaigns: [document] });
    assert.deepEqual(await (await get('/campaigns/edgbaston')).json(), document);
  });
});
