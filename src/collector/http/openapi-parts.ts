/** A part of an OpenAPI document. */
export type Described = Record<string, unknown>;

export const schemaRef = (name: string): Described => ({
  schema: { $ref: `#/components/schemas/${name}` },
});

export const jsonAnswer = (description: string, name: string): Described => ({
  description,
  content: { 'application/json': schemaRef(name) },
});

export const problemAnswer = (description: string): Described => ({
  description,
  content: { 'application/problem+json': schemaRef('Refusal') },
});

export const retryLaterAnswer = (description: string): Described => ({
  ...problemAnswer(description),
  headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } },
});

export const htmlAnswer = (description: string): Described => ({
  description,
  content: { 'text/html': { schema: { type: 'string' } } },
});

export const jsonBodyOf = (name: string, example: unknown): Described => ({
  required: true,
  content: { 'application/json': { ...schemaRef(name), example } },
});

/** The body of a form. Its fields are texts, or lists of them. */
export const formBodyOf = (
  name: string,
  example: Record<string, string | string[]>,
): Described => ({
  required: true,
  content: { 'application/x-www-form-urlencoded': { ...schemaRef(name), example } },
});

/** Done, and nothing to tell. */
export const emptyAnswer = (description: string): Described => ({ description });

/** A parameter for each `{name}` of a path. */
export const pathParameters = (path: string): Described[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
