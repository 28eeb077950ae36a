import * as z from 'zod/mini';
import {
  PlainNumber,
  PlainText,
  AreaQuestion,
  AreasFound,
  CampaignDocument,
  ImprintBodies,
  ImprintForm,
  LocalText,
  WebOrigin,
  PeopleCount,
  PageUrl,
  Problem,
  ProgressReport,
  LongText,
  Receipt,
  Refusal,
  Results,
  ShortText,
  Submission,
  MeasureUnit,
  UrlReference,
} from '../contract/index.ts';
import { organiserPaths, organiserSecurity } from './organiser/openapi.ts';
import { organiserSchemas } from './organiser/schemas.ts';

const schemas = {
  Campaign: CampaignDocument,
  Submission,
  Receipt,
  Refusal,
  Results,
  ProgressReport,
  AreaQuestion,
  AreasFound,
  ...organiserSchemas,
};
type Name = keyof typeof schemas;

const line = { type: 'string', minLength: 1 };

/** A schema as JSON Schema (2020-12): what a sender may write, not what a reader makes of it. */
const represent = (schema: z.core.$ZodType, known?: ReadonlyMap<unknown, object>) =>
  z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      const { fn, checks } = zodSchema._zod.def as {
        fn?: { values?: unknown[] };
        checks?: z.core.$ZodCheck[];
      };
      const { max } = zodSchema as { max?: number };
      // By its first check: a text with more of them is another schema.
      const text = checks && checks[0] === PlainText._zod.def.checks?.[0] && { type: 'string' };
      Object.assign(
        jsonSchema,
        text,
        known?.get(zodSchema),
        fn?.values && { enum: fn.values },
        max && { minLength: 1, maxLength: max },
      );
    },
  });

const textOf = (maxLength: number) => ({
  anyOf: [
    { ...line, maxLength },
    { type: 'object', minProperties: 1, additionalProperties: { ...line, maxLength } },
  ],
});

/** What the contract checks by a function, so that a page loads less. */
const byFunction = new Map<unknown, object>([
  [PlainNumber, { type: 'number' }],
  [LocalText, { anyOf: [line, { type: 'object', minProperties: 1, additionalProperties: line }] }],
  [
    Problem.shape.params._zod.def.innerType,
    { type: 'object', additionalProperties: { type: ['string', 'number'] } },
  ],
  [UrlReference, { ...line, format: 'uri-reference' }],
  [PageUrl, { ...line, maxLength: 500, format: 'uri', pattern: '^https:' }],
  [ShortText, textOf(120)],
  [LongText, textOf(500)],
  [
    MeasureUnit,
    {
      anyOf: [
        line,
        {
          type: 'object',
          minProperties: 1,
          additionalProperties: {
            anyOf: [
              line,
              {
                type: 'object',
                required: ['other'],
                properties: { other: line },
                additionalProperties: line,
              },
            ],
          },
        },
      ],
    },
  ],
  [WebOrigin, { type: 'string', format: 'uri' }],
  [PeopleCount, { type: 'integer', minimum: 1, maximum: 10_000_000 }],
  [ImprintForm, { anyOf: [{ const: 'not-required' }, represent(ImprintBodies)] }],
]);

/** The JSON Schema (2020-12) of one part of the contract. */
export const jsonSchema = (name: Name) => represent(schemas[name], byFunction);

const content = (name: Name, type = 'application/json') => ({
  content: { [type]: { schema: { $ref: `#/components/schemas/${name}` } } },
});
const answer = (description: string, name: Name) => ({ description, ...content(name) });
const refusal = (description: string) => ({
  description,
  ...content('Refusal', 'application/problem+json'),
});
const retryLater = (description: string) => ({
  ...refusal(description),
  headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } },
});
const id = {
  name: 'id',
  in: 'path',
  required: true,
  schema: { type: 'string' },
  description: "The campaign's id",
};

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
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths: {
      '/submissions': {
        post: {
          operationId: 'submit',
          summary:
            'Takes a submission of any kind. A retry carries the same id and the same content.',
          requestBody: { required: true, ...content('Submission') },
          responses: {
            201: answer('Stored now.', 'Receipt'),
            200: answer(
              'The same id and content were stored before: their first receipt.',
              'Receipt',
            ),
            403: refusal('The campaign lists its hosts, and this origin is not among them.'),
            409: refusal('The id belongs to other content.'),
            413: refusal('Larger than 16 KB.'),
            415: refusal('Not application/json.'),
            422: refusal(
              'Wrong: see `problems`. `campaign`/`withdrawn`: the campaign was taken down; `campaign`/`unknown`: it was never here.',
            ),
            429: retryLater('Too many at once.'),
            503: retryLater('The store is not to be had just now.'),
          },
        },
      },
      '/campaigns/{id}': {
        get: {
          operationId: 'campaign',
          parameters: [id],
          responses: {
            200: answer('The campaign document.', 'Campaign'),
            404: refusal('No such campaign.'),
          },
        },
      },
      '/campaigns/{id}/results': {
        get: {
          operationId: 'results',
          parameters: [id],
          responses: {
            200: answer('What is published of the survey.', 'Results'),
            404: refusal('No such campaign.'),
          },
        },
      },
      '/campaigns/{id}/progress': {
        get: {
          operationId: 'progress',
          parameters: [id],
          responses: {
            200: answer('Where the campaign stands.', 'ProgressReport'),
            304: { description: 'Nothing new since that ETag.' },
            404: refusal('No such campaign.'),
            503: retryLater('The store is not to be had just now.'),
          },
        },
      },
      '/healthz': {
        get: {
          operationId: 'health',
          responses: {
            200: { description: 'It runs, and so does its database.' },
            503: retryLater('The store is not to be had just now.'),
          },
        },
      },
      ...organiserPaths,
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
            503: retryLater('The service that is asked is not to be had just now.'),
          },
        },
      },
    },
    components: { schemas: components, securitySchemes: organiserSecurity },
  };
}
