import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openCollector } from './harness.ts';

interface Node {
  [key: string]: unknown;
}
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Every object in the document with its place. */
function* nodesOf(value: unknown, place = '#'): Generator<[string, Node]> {
  if (!isNode(value)) return;
  yield [place, value];
  for (const [key, inner] of Object.entries(value)) yield* nodesOf(inner, `${place}/${key}`);
}

const open = async () => {
  const { get } = await openCollector({ version: '1.2.3' });
  const document = (await (await get('/openapi.json')).json()) as Node & { components: { schemas: Record<string, Node> }; paths: Record<string, Record<string, Node>> };
  const at = (reference: string) => reference.split('/').slice(1).reduce<unknown>((inner, key) => (isNode(inner) ? inner[key] : undefined), document);
  return { document, at };
};

describe('the published contract', () => {
  it('is an OpenAPI 3.1 document whose every reference leads somewhere', async () => {
    const { document, at } = await open();
    assert.equal(document.openapi, '3.1.0');
    assert.deepEqual((document.info as Node).version, '1.2.3');
    const references = [...nodesOf(document)].filter(([, { $ref }]) => typeof $ref === 'string');
    assert.ok(references.length > 10);
    for (const [place, { $ref }] of references) {
      assert.match(String($ref), /^#\//, place);
      assert.ok(isNode(at(String($ref))), `${place} leads to ${String($ref)}`);
    }
  });

  it('uses the types of JSON Schema, and leaves no schema empty', async () => {
    const { document } = await open();
    const types = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'];
    for (const [place, node] of nodesOf(document.components.schemas)) {
      if (typeof node.type === 'string') assert.ok(types.includes(node.type), `${place}: ${node.type}`);
      if (isNode(node.properties))
        for (const [key, schema] of Object.entries(node.properties)) assert.ok(isNode(schema) && Object.keys(schema).length > 0, `${place}/properties/${key} says nothing`);
      if (Array.isArray(node.required)) for (const key of node.required) assert.ok(String(key) in (node.properties as Node), `${place} requires ${String(key)}`);
      if (typeof node.pattern === 'string') assert.doesNotThrow(() => new RegExp(String(node.pattern), 'u'), place);
    }
  });

  it('describes each answer that a submission can get', async () => {
    const { document } = await open();
    const { responses } = document.paths['/submissions']?.post as { responses: Record<string, { content: Node; headers?: Node }> };
    assert.deepEqual(Object.keys(responses), ['200', '201', '403', '409', '413', '415', '422', '429', '503']);
    for (const [status, { content, headers }] of Object.entries(responses)) {
      assert.deepEqual(Object.keys(content), [Number(status) < 300 ? 'application/json' : 'application/problem+json'], status);
      assert.equal(headers?.['Retry-After'] !== undefined, ['429', '503'].includes(status), status);
    }
  });

  it('says of a submission what the collector insists on', async () => {
    const { document } = await open();
    const { Submission, Campaign } = document.components.schemas;
    const kinds = (Submission?.oneOf ?? Submission?.anyOf) as { properties: Record<string, Node>; required: string[]; additionalProperties: unknown }[];
    assert.deepEqual(kinds.map(({ properties }) => properties.kind?.const), ['issue-response', 'contact', 'champion-signup']);
    for (const { properties, required, additionalProperties } of kinds) {
      assert.equal(additionalProperties, false);
      assert.deepEqual(['id', 'kind', 'campaign', 'campaignVersion', 'channel', 'locale', 'answeredAt', 'area', 'answers', 'consents'].filter((key) => !required.includes(key)), []);
      assert.equal((properties.answers as Node).additionalProperties, false);
      assert.ok(String(properties.id?.pattern).includes('4[0-9a-f]{3}'));
    }
    const words = ((kinds[0]?.properties.answers as Node).properties as Record<string, Node>).words;
    assert.equal(words?.maxLength, 1000);
    const imprint = (Campaign?.properties as Record<string, Node>).imprint;
    assert.ok((imprint?.anyOf as Node[]).some((way) => way.const === 'not-required'));
  });
});
