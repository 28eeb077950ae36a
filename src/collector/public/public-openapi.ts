import {
  type Described,
  emptyAnswer,
  htmlAnswer,
  jsonAnswer,
  jsonBodyOf,
  pathParameters,
  problemAnswer,
  retryLaterAnswer,
} from '../http/openapi-parts.ts';

/** An answer to the survey. A test holds it to the schema. */
export const EXAMPLE = {
  id: '5f0c2f0e-4b7c-4f55-9f0e-0d7c0f0b7c11',
  kind: 'issue-response',
  campaign: 'edgbaston',
  campaignVersion: 1,
  source: 'clp-site',
  channel: 'online',
  locale: 'en',
  page: 'https://edgbaston.example/survey',
  answeredAt: '2026-11-21T18:04:05.000Z',
  area: { code: 'E05011144', version: '2025-05' },
  answers: { issue: 'road-surface', words: 'The hill by the school' },
  consents: [],
};

const AREA_EXAMPLE = { campaign: 'edgbaston', postcode: 'ZZ99 9ZZ' };

const INVITER_EXAMPLE = { campaign: 'edgbaston', code: 'k3m9x2p7q4w8' };

/** The requests that anybody may send, from any origin. */
export const publicPaths: Described = {
  '/': {
    get: {
      operationId: 'home',
      summary: 'A small page: what this is, and where its public parts are.',
      responses: { 200: htmlAnswer('The page.'), 429: retryLaterAnswer('Too many at once.') },
    },
  },
  '/previews/{key}': {
    get: {
      operationId: 'guestPreview',
      summary: 'A draft in the real widgets, for whoever was given the link.',
      parameters: pathParameters('/previews/{key}'),
      responses: {
        200: htmlAnswer('The page.'),
        404: problemAnswer('No such link, or it is older than seven days.'),
        429: retryLaterAnswer('Too many at once.'),
      },
    },
  },
  '/previews/{key}/frame': {
    get: {
      operationId: 'guestPreviewFrame',
      summary: 'The frame with the widget in it.',
      parameters: pathParameters('/previews/{key}/frame'),
      responses: {
        200: htmlAnswer('The page.'),
        404: problemAnswer('No such link, or it is older than seven days.'),
        429: retryLaterAnswer('Too many at once.'),
      },
    },
  },
  '/openapi.json': {
    get: {
      operationId: 'contract',
      summary: 'This document.',
      responses: {
        200: {
          description: 'It.',
          content: { 'application/json': { schema: { type: 'object' } } },
        },
        406: problemAnswer('The client takes neither br, gzip nor identity.'),
      },
    },
  },
  '/submissions': {
    post: {
      operationId: 'submit',
      summary: 'Takes a submission of any kind. A retry carries the same id and the same content.',
      requestBody: jsonBodyOf('Submission', EXAMPLE),
      responses: {
        201: jsonAnswer('Stored now.', 'Receipt'),
        200: jsonAnswer(
          'The same id and content were stored before: their first receipt.',
          'Receipt',
        ),
        403: problemAnswer('The campaign lists its hosts, and this origin is not among them.'),
        409: problemAnswer(
          'The id belongs to other content; or, of a vote, another one has used the code: `answers.code`/`code-spent`.',
        ),
        413: problemAnswer('Larger than 16 KB.'),
        415: problemAnswer('Not application/json.'),
        422: problemAnswer(
          'Wrong: see `problems`. `campaign`/`withdrawn`: the campaign was taken down; `campaign`/`unknown`: it was never here. Of a vote, `answers.code`: `unknown`, `void`, `other-ward` or `not-open`; `ballot`: `not-open`, `closed` or `called-off`.',
        ),
        429: retryLaterAnswer('Too many at once; of votes also too many wrong codes.'),
        503: retryLaterAnswer('The store is not available just now.'),
      },
    },
  },
  '/campaigns/{id}': {
    get: {
      operationId: 'campaign',
      summary: 'The campaign document, as it was written.',
      parameters: pathParameters('/campaigns/{id}'),
      responses: {
        200: jsonAnswer('The campaign document.', 'Campaign'),
        304: { description: 'Nothing new since that ETag.' },
        406: problemAnswer('The client takes neither br, gzip nor identity.'),
        404: problemAnswer('No such campaign.'),
        410: problemAnswer('The campaign was taken down: `campaign`/`withdrawn`.'),
      },
    },
  },
  '/campaigns/{id}/results': {
    get: {
      operationId: 'results',
      summary: 'The published results, ward by ward above the threshold.',
      parameters: pathParameters('/campaigns/{id}'),
      responses: {
        200: jsonAnswer('What is published of the survey.', 'Results'),
        304: { description: 'Nothing new since that ETag.' },
        406: problemAnswer('The client takes neither br, gzip nor identity.'),
        404: problemAnswer('No such campaign.'),
        410: problemAnswer('The campaign was taken down: `campaign`/`withdrawn`.'),
      },
    },
  },
  '/campaigns/{id}/progress': {
    get: {
      operationId: 'progress',
      summary: 'The progress report.',
      parameters: pathParameters('/campaigns/{id}'),
      responses: {
        200: jsonAnswer('Where the campaign stands.', 'ProgressReport'),
        304: { description: 'Nothing new since that ETag.' },
        406: problemAnswer('The client takes neither br, gzip nor identity.'),
        404: problemAnswer('No such campaign.'),
        410: problemAnswer('The campaign was taken down: `campaign`/`withdrawn`.'),
        503: retryLaterAnswer('The store is not available just now.'),
      },
    },
  },
  '/campaign.schema.json': {
    get: {
      operationId: 'campaignSchema',
      summary: 'The JSON Schema of a campaign document, for `$schema` in one.',
      responses: {
        200: {
          description: 'The schema, with a description of each key.',
          content: { 'application/schema+json': { schema: { type: 'object' } } },
        },
        304: { description: 'Nothing new since that ETag.' },
        406: problemAnswer('The client takes neither br, gzip nor identity.'),
      },
    },
  },
  '/healthz': {
    get: {
      operationId: 'health',
      summary: 'Whether the collector and its database work.',
      responses: {
        200: emptyAnswer('It runs, and so does its database.'),
        413: problemAnswer('The request carries a body, and a large one.'),
        503: retryLaterAnswer('The store is not available just now.'),
      },
    },
  },
  '/invitations': {
    post: {
      operationId: 'inviter',
      summary:
        'The first name of whoever sent an invitation, where they let it be read. A code that nobody has gets the same answer as one whose person has not allowed it: `{}`.',
      requestBody: jsonBodyOf('InviterQuestion', INVITER_EXAMPLE),
      responses: {
        200: jsonAnswer('Their first name, or nothing.', 'InviterFound'),
        403: problemAnswer('The campaign lists its hosts, and this origin is not among them.'),
        413: problemAnswer('Larger than 1 KB.'),
        415: problemAnswer('Not application/json.'),
        422: problemAnswer('No code, or no such campaign: see `problems`.'),
        429: retryLaterAnswer('Too many at once.'),
        503: retryLaterAnswer('The store is not available just now.'),
      },
    },
  },
  '/areas': {
    post: {
      operationId: 'areas',
      summary:
        'Finds the wards of a postcode, which is neither stored nor logged. None, one, or several that it may lie in.',
      requestBody: jsonBodyOf('AreaQuestion', AREA_EXAMPLE),
      responses: {
        200: jsonAnswer('What was found.', 'AreasFound'),
        403: problemAnswer('The campaign lists its hosts, and this origin is not among them.'),
        404: problemAnswer('This collector has no service to ask.'),
        413: problemAnswer('Larger than 1 KB.'),
        415: problemAnswer('Not application/json.'),
        422: problemAnswer('No postcode, or no such campaign: see `problems`.'),
        429: retryLaterAnswer('Too many at once.'),
        503: retryLaterAnswer('The service that is asked is not available just now.'),
      },
    },
  },
};
