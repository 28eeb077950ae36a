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

/** Done, without a body. */
export const emptyAnswer = (description: string): Described => ({ description });

/** The descriptions of path parameters, by their names; `id` depends on the segment before it. */
const PARAMETER_DESCRIPTIONS: Readonly<Record<string, string>> = {
  'campaigns/id': 'The id of a campaign.',
  'pages/id': 'The id of a campaign.',
  'screen/id': 'The id of a campaign.',
  'tokens/id': 'The id of a token.',
  'links/id': 'The id of a link.',
  'sessions/id': 'The id of a session.',
  key: 'The key of a link, as it stands in its address.',
  response: 'The id of an answer.',
  application: 'The id of an application.',
  ballot: 'The id of a ballot.',
  campaign: 'The id of a campaign.',
  device: 'The id of a tablet.',
  contest: 'The id of a contest of a ballot, or `new`.',
  notice: 'The id of a failed message, from the list of them.',
  batch: 'The id of a batch: of codes, or of an imported list.',
  draft: 'The id of a list that is not kept yet.',
  box: 'The id of a box of papers.',
  person: 'The id of a person in the register.',
  kind: 'What is printed: `phone`, `calls`, `letters` or `sign-in`.',
  token: 'Sealed: it tells only this collector whom it is about.',
  complaint: 'The id of a complaint about data.',
  file: 'The secret of the address, and `.ics`.',
  item: 'The id of a record of the progress.',
  list: 'A list of the progress (`values`, `milestones`, `pledges`, `events` or `wins`); the id of a list of people that has a name.',
  ward: 'The code of a ward.',
  move: 'The id of a move of texts.',
  theme: 'The id of a theme.',
  stop: 'The id of a deletion that stopped.',
  version: 'The number of a version.',
  language: 'The tag of a language: `cy`.',
  task: 'The name of a task of the editor, as in the links of its page.',
};

/** A parameter for each `{name}` of a path. */
export const pathParameters = (path: string): Described[] =>
  [...path.matchAll(/(\w*)\/\{(\w+)\}/g)].map(([, before = '', name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: PARAMETER_DESCRIPTIONS[name === 'id' ? `${before}/id` : name],
    schema: { type: 'string' },
  }));
