import * as z from 'zod';
import {
  AreaQuestion,
  AreasFound,
  CampaignDocument,
  ProgressReport,
  Receipt,
  Refusal,
  Results,
  Submission,
} from 'campaign-widgets/contract';
import { organiserPaths, organiserSecurity } from '../organiser/organiser-openapi.ts';
import { organiserSchemas } from '../organiser/organiser-schemas.ts';

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

/** The JSON Schema (2020-12) of one part of the contract. */
export const jsonSchema = (name: Name) =>
  // What a sender may write, not what a reader makes of it.
  z.toJSONSchema(schemas[name], { io: 'input', unrepresentable: 'any' });

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
            503: retryLater('The store is not available just now.'),
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
            503: retryLater('The store is not available just now.'),
          },
        },
      },
      '/healthz': {
        get: {
          operationId: 'health',
          responses: {
            200: { description: 'It runs, and so does its database.' },
            503: retryLater('The store is not available just now.'),
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
            503: retryLater('The service that is asked is not available just now.'),
          },
        },
      },
    },
    components: { schemas: components, securitySchemes: organiserSecurity },
  };
}
