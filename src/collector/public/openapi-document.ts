import * as z from 'zod';
import {
  AreaQuestion,
  AreasFound,
  CampaignDocument,
  DetailsChange,
  PrivateRecord,
  ProgressReport,
  Receipt,
  Refusal,
  Results,
  Submission,
} from 'campaign-widgets/contract';
import {
  type Described,
  htmlAnswer,
  jsonAnswer,
  problemAnswer,
  retryLaterAnswer,
  schemaRef,
} from '../http/openapi-parts.ts';
import { organiserPagePaths } from '../organiser/organiser-pages-openapi.ts';
import { organiserPaths, organiserSecurity } from '../organiser/organiser-openapi.ts';
import { organiserSchemas } from '../organiser/organiser-schemas.ts';
import { privatePaths } from '../private-page/private-openapi.ts';

const schemas = {
  Campaign: CampaignDocument,
  Submission,
  Receipt,
  Refusal,
  Results,
  ProgressReport,
  AreaQuestion,
  AreasFound,
  // The document that it holds is one that a collector served: described as such.
  PrivateRecord: PrivateRecord.extend({ campaign: CampaignDocument }),
  DetailsChange,
  ...organiserSchemas,
};
type Name = keyof typeof schemas;

/** The JSON Schema (2020-12) of one part of the contract. */
export const jsonSchema = (name: Name) =>
  // What a sender may write, not what a reader makes of it.
  z.toJSONSchema(schemas[name], { io: 'input', unrepresentable: 'any' });

const content = (name: Name): Described => ({ content: { 'application/json': schemaRef(name) } });
const retryLater = retryLaterAnswer;
const refusal = problemAnswer;
const answer: (description: string, name: Name) => Described = jsonAnswer;
const id = {
  name: 'id',
  in: 'path',
  required: true,
  schema: { type: 'string' },
  description: "The campaign's id",
};

const DESCRIPTION =
  'Takes what people send with the campaign widgets, and publishes results. Whoever writes an endpoint of their own needs `/submissions` only. Every error is problem details (RFC 9457).';

const TAGS = [
  { name: 'public', description: 'For anybody, from any origin, without cookies.' },
  { name: 'private page', description: 'For whoever has the key of a sign-up.' },
  { name: 'organiser', description: 'For whoever has a token: never from another origin.' },
];

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

const publicPaths: Described = {
  '/': {
    get: {
      operationId: 'home',
      summary: 'A small page: what this is, and where its public parts are.',
      responses: { 200: htmlAnswer('The page.'), 429: retryLater('Too many at once.') },
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
        406: refusal('The client takes neither br, gzip nor identity.'),
      },
    },
  },
  '/submissions': {
    post: {
      operationId: 'submit',
      summary: 'Takes a submission of any kind. A retry carries the same id and the same content.',
      requestBody: {
        required: true,
        content: { 'application/json': { ...schemaRef('Submission'), example: EXAMPLE } },
      },
      responses: {
        201: answer('Stored now.', 'Receipt'),
        200: answer('The same id and content were stored before: their first receipt.', 'Receipt'),
        403: refusal('The campaign lists its hosts, and this origin is not among them.'),
        409: refusal('The id belongs to other content.'),
        413: refusal('Larger than 16 KB.'),
        415: refusal('Not application/json.'),
        422: refusal(
          'Wrong: see `problems`. `campaign`/`withdrawn`: the campaign was taken down; `campaign`/`unknown`: it was never here.',
        ),
        429: retryLater('Too many at once.'),
        503: retryLater('The store is not available just now.'),
      },
    },
  },
  '/campaigns/{id}': {
    get: {
      operationId: 'campaign',
      summary: 'The campaign document, as it was written.',
      parameters: [id],
      responses: {
        200: answer('The campaign document.', 'Campaign'),
        304: { description: 'Nothing new since that ETag.' },
        406: refusal('The client takes neither br, gzip nor identity.'),
        404: refusal('No such campaign.'),
      },
    },
  },
  '/campaigns/{id}/results': {
    get: {
      operationId: 'results',
      summary: 'The published results, ward by ward above the threshold.',
      parameters: [id],
      responses: {
        200: answer('What is published of the survey.', 'Results'),
        304: { description: 'Nothing new since that ETag.' },
        406: refusal('The client takes neither br, gzip nor identity.'),
        404: refusal('No such campaign.'),
      },
    },
  },
  '/campaigns/{id}/progress': {
    get: {
      operationId: 'progress',
      summary: 'The progress report.',
      parameters: [id],
      responses: {
        200: answer('Where the campaign stands.', 'ProgressReport'),
        304: { description: 'Nothing new since that ETag.' },
        406: refusal('The client takes neither br, gzip nor identity.'),
        404: refusal('No such campaign.'),
        503: retryLater('The store is not available just now.'),
      },
    },
  },
  '/healthz': {
    get: {
      operationId: 'health',
      summary: 'Whether the collector and its database work.',
      responses: {
        200: { description: 'It runs, and so does its database.' },
        413: refusal('The request carries a body, and a large one.'),
        503: retryLater('The store is not available just now.'),
      },
    },
  },
  '/areas': {
    post: {
      operationId: 'areas',
      summary:
        'Finds the wards of a postcode, which is neither stored nor logged. None, one, or several that it may lie in.',
      requestBody: { required: true, ...content('AreaQuestion') },
      responses: {
        200: answer('What was found.', 'AreasFound'),
        403: refusal('The campaign lists its hosts, and this origin is not among them.'),
        404: refusal('This collector has no service to ask.'),
        413: refusal('Larger than 1 KB.'),
        415: refusal('Not application/json.'),
        422: refusal('No postcode, or no such campaign: see `problems`.'),
        429: retryLater('Too many at once.'),
        503: retryLater('The service that is asked is not available just now.'),
      },
    },
  },
};

/** Puts the parts together, gives each operation its tag, and says of those without a token that they need none. */
function withDefaults(parts: Described[]): Described {
  const paths: Record<string, Described> = {};
  for (const [path, operations] of parts.flatMap((part) => Object.entries(part)))
    for (const [method, operation] of Object.entries(operations as Described))
      paths[path] = {
        ...paths[path],
        [method]: { tags: [tagOf(path)], security: [], ...(operation as Described) },
      };
  return paths;
}

function tagOf(path: string): string {
  if (path.startsWith('/organiser')) return 'organiser';
  return path.startsWith('/mine') ? 'private page' : 'public';
}

/** The contract as an OpenAPI 3.1 document, made from the schemas that both ends check with. */
export function openApi(version: string): Record<string, unknown> {
  const components = Object.fromEntries(
    (Object.keys(schemas) as Name[]).map((name) => [name, jsonSchema(name)]),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Campaign widgets: the contract of an endpoint',
      version,
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'The collector that serves this document' }],
    tags: TAGS,
    paths: withDefaults([publicPaths, privatePaths, organiserPaths, organiserPagePaths]),
    components: { schemas: components, securitySchemes: organiserSecurity },
  };
}
