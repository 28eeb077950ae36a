import { STAGES } from '../people/person.ts';
import { MAX_IMPORT_BYTES, MAX_IMPORT_ROWS } from '../people/import/import-table.ts';
import { ONLY_PEOPLE } from '../people/people-query.ts';

type Described = Record<string, unknown>;

const schema = (name: string): Described => ({ schema: { $ref: `#/components/schemas/${name}` } });
const answer = (description: string, name: string) => ({
  description,
  content: { 'application/json': schema(name) },
});
const refusal = (description: string) => ({
  description,
  content: { 'application/problem+json': schema('Refusal') },
});
const inPath = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } });
const inQuery = (name: string, description: string, type: Described = { type: 'string' }) => ({
  name,
  in: 'query',
  description,
  schema: type,
});

const refusals = {
  401: refusal('No token, or a wrong one.'),
  404: refusal('No such campaign or person, or not one of this token.'),
  429: refusal('Too many wrong tokens.'),
};
const forWriting = {
  ...refusals,
  403: refusal('This token may read only.'),
  422: refusal('Wrong: see `problems`.'),
};
const operation = (
  operationId: string,
  summary: string,
  parameters: Described[],
  responses: Described,
  requestBody?: Described,
) => ({
  operationId,
  summary,
  security: [{ organiser: [] }],
  parameters: [inPath('id'), ...parameters],
  ...(requestBody && { requestBody: { required: true, ...requestBody } }),
  responses,
});

const filters = [
  inQuery('search', 'A part of a name, an address or a telephone number.'),
  inQuery('area', 'A GSS code, `unknown` or `outside`.'),
  inQuery('stage', 'How far they are.', { type: 'string', enum: STAGES }),
  inQuery('role', 'The id of a role.'),
  inQuery('source', 'The short name of the page or list that they came from.'),
  inQuery(
    'only',
    '`waiting`: a 1-2-1 asked for or arranged, and not yet held. `same`: perhaps somebody who is here already.',
    { type: 'string', enum: ONLY_PEOPLE },
  ),
];
const page = [
  inQuery('after', '`next` of the page before.'),
  inQuery('limit', 'At most 200; 50 if left out.', { type: 'integer', minimum: 1, maximum: 200 }),
];

const table = (file: string, type: string, summary: string, parameters: Described[] = []) => ({
  [`/organiser/campaigns/{id}/${file}`]: {
    get: operation(file.replace('.', '-'), summary, parameters, {
      200: { description: 'The table.', content: { [type]: { schema: { type: 'string' } } } },
      ...refusals,
      ...(parameters.length && { 422: forWriting[422] }),
    }),
  },
});

/** What is written down in one list of the progress. */
const record = (list: string, name: string, summary: string) => ({
  [`/organiser/campaigns/{id}/progress/${list}`]: {
    post: operation(
      `progress-${list}`,
      summary,
      [],
      {
        200: {
          description: 'Its id.',
          content: {
            'application/json': {
              schema: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
            },
          },
        },
        ...forWriting,
      },
      { content: { 'application/json': schema(name) } },
    ),
  },
  [`/organiser/campaigns/{id}/progress/${list}/{item}`]: {
    delete: operation(
      `progress-${list}-delete`,
      'Takes it away. What it was stays among the changes.',
      [inPath('item')],
      { 204: { description: 'Taken away.' }, ...refusals, 403: forWriting[403] },
    ),
  },
});

/** What is decided about a stopped deletion. */
const retentionDecision = (decision: 'confirm' | 'postpone', summary: string) => ({
  [`/organiser/retention/{stop}/${decision}`]: {
    post: {
      operationId: `retention-${decision}`,
      summary,
      security: [{ organiser: [] }],
      parameters: [
        inPath('stop'),
        {
          ...inQuery('due', 'How many were due when you looked: `due` of the stop.', {
            type: 'integer',
          }),
          required: true,
        },
      ],
      responses: {
        204: { description: 'Decided.' },
        ...refusals,
        403: forWriting[403],
        409: refusal('The number has changed, or it is decided already.'),
      },
    },
  },
});

/** The organiser's routes for scripts. The same paths are pages for whoever asks for `text/html`. */
export const organiserPaths = {
  '/organiser/campaigns/{id}/people': {
    get: operation('people', 'The register, oldest first.', [...filters, ...page], {
      200: answer('A page of it.', 'People'),
      ...refusals,
      422: refusal('Wrong: see `problems`.'),
    }),
  },
  '/organiser/campaigns/{id}/people/{person}': {
    get: operation('person', 'Everything that is held of one person.', [inPath('person')], {
      200: answer('The person.', 'Person'),
      ...refusals,
    }),
    delete: operation(
      'erase',
      'Deletes a person with all they gave. No import brings them back; figures stay.',
      [inPath('person')],
      { 204: { description: 'Deleted.' }, ...refusals, 403: forWriting[403] },
    ),
  },
  '/organiser/campaigns/{id}/people/changes': {
    post: operation(
      'change',
      'Writes the same down for each of these people. Written twice, it counts once.',
      [],
      {
        200: {
          description: 'How many of them were found.',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['found'],
                properties: { found: { type: 'integer' } },
              },
            },
          },
        },
        ...forWriting,
      },
      { content: { 'application/json': schema('PeopleChanges') } },
    ),
  },
  '/organiser/campaigns/{id}/people/import': {
    post: operation(
      'importPeople',
      `Takes a CSV file of helpers: at most ${MAX_IMPORT_ROWS} rows and ${MAX_IMPORT_BYTES} bytes. Good rows are kept; bad ones are told by line.`,
      [
        inQuery(
          'consent',
          'Where their consent comes from, for rows without a column "consent source".',
        ),
        inQuery('source', 'Where they come from, for rows without a column "source".'),
      ],
      {
        200: answer('What became of each line.', 'ImportReport'),
        ...forWriting,
        413: refusal('Too large.'),
        415: refusal('Not text/csv.'),
      },
      { content: { 'text/csv': { schema: { type: 'string' } } } },
    ),
  },
  '/organiser/campaigns/{id}/people/refusals': {
    get: operation(
      'listRefusals',
      'How many addresses and numbers imported lists say no for: no list brings them in again.',
      [],
      { 200: answer('The number.', 'ListRefusals'), ...refusals },
    ),
    post: operation(
      'allowContact',
      'Lets lists bring an address or a number in again, for somebody else who has it too or has agreed since.',
      [],
      { 204: { description: 'Allowed.' }, ...forWriting },
      { content: { 'application/json': schema('AllowedContact') } },
    ),
  },
  '/organiser/campaigns/{id}/figures': {
    get: operation('figures', 'Counts without names, by ward and source.', [], {
      200: answer('The figures.', 'Figures'),
      ...refusals,
    }),
  },
  '/organiser/campaigns/{id}/progress': {
    get: operation(
      'progressWritten',
      'What is written down, who wrote what when, and the report as it stands.',
      [],
      { 200: answer('All of it.', 'ProgressWritten'), ...refusals },
    ),
  },
  ...record(
    'values',
    'ProgressValue',
    'Writes a figure down, in place of the last one; of a counted measure what is to be added to it.',
  ),
  ...record('milestones', 'ProgressMilestone', 'Writes down how far a milestone is.'),
  ...record('pledges', 'ProgressPledge', 'Writes a pledge down: a new one where `id` is left out.'),
  ...record('events', 'ProgressEvent', 'Writes an event down: a new one where `id` is left out.'),
  ...record('wins', 'ProgressWin', 'Writes a win down: a new one where `id` is left out.'),
  ...table('people.csv', 'text/csv', 'Everybody who fits, as a spreadsheet.', filters),
  ...table('people.jsonl', 'application/jsonl', 'Everybody who fits, one a line.', filters),
  ...table('responses.csv', 'text/csv', 'Every answer, as a spreadsheet.'),
  ...table('responses.jsonl', 'application/jsonl', 'Every answer, one a line.'),
  '/organiser/retention': {
    get: {
      operationId: 'retentionStops',
      summary:
        'Deletions that are too large to go on without a decision, of the campaigns of this token.',
      security: [{ organiser: [] }],
      responses: { 200: answer('Those that are not over.', 'RetentionStops'), ...refusals },
    },
  },
  ...retentionDecision('confirm', 'Lets a stopped deletion go on.'),
  ...retentionDecision('postpone', 'Puts a stopped deletion off for seven days.'),
};

export const organiserSecurity = { organiser: { type: 'http', scheme: 'bearer' } };
