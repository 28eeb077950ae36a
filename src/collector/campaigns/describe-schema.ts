import { isObject } from 'campaign-widgets/contract';

type SchemaNode = Record<string, unknown>;

/**
 * Puts descriptions into a JSON Schema, by the path of what they describe: `survey.issues.*.label`,
 * where `*` is any entry of a list. A path that leads nowhere describes nothing.
 */
export function describeSchema(
  schema: SchemaNode,
  descriptions: Readonly<Record<string, string>>,
): SchemaNode {
  for (const [path, description] of Object.entries(descriptions))
    for (const node of path.split('.').reduce(stepInto, [schema])) node.description = description;
  return schema;
}

/** The parts under a key, in each alternative that has it. */
const stepInto = (nodes: SchemaNode[], key: string): SchemaNode[] =>
  nodes.flatMap(schemaAlternatives).flatMap((node) => {
    const next = key === '*' ? node.items : isObject(node.properties) && node.properties[key];
    return isObject(next) ? [next] : [];
  });

const schemaAlternatives = (node: SchemaNode): SchemaNode[] =>
  Array.isArray(node.anyOf) ? node.anyOf.filter(isObject).flatMap(schemaAlternatives) : [node];
