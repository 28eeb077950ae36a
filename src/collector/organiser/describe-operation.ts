import {
  type Described,
  htmlAnswer,
  pathParameters,
  problemAnswer,
} from '../http/openapi-parts.ts';

export const CAMPAIGN_PATH = '/organiser/campaigns/{id}';

export const readFailures: Described = {
  401: problemAnswer('No token, or a wrong one.'),
  404: problemAnswer('No such campaign or record, or not one of this token.'),
  429: problemAnswer('Too many wrong tokens.'),
};
export const changeFailures: Described = {
  ...readFailures,
  403: problemAnswer('This token may not do that.'),
};
export const writeFailures: Described = {
  ...changeFailures,
  422: problemAnswer('Wrong: see `problems` or `detail`.'),
};

/** The page to which a form redirects a browser. */
export const nextPage: Described = { description: 'Done, for a browser: the page to go on with.' };

export const queryParameter = (
  name: string,
  description: string,
  schema: Described = { type: 'string' },
): Described => ({ name, in: 'query', description, schema });

interface OperationDescription {
  id: string;
  summary: string;
  query?: Described[];
  body?: Described;
  responses: Described;
}

/** One operation behind the organiser's token, under its path. */
export const describeOperation = (
  method: 'get' | 'post' | 'put' | 'delete',
  path: string,
  { id, summary, query = [], body, responses }: OperationDescription,
): Described => ({
  [path]: {
    [method]: {
      operationId: id,
      summary,
      security: [{ organiser: [] }],
      parameters: [...pathParameters(path), ...query],
      ...(body && { requestBody: body }),
      responses,
    },
  },
});

/** A page for a browser. */
export const describePage = (path: string, id: string, summary: string): Described =>
  describeOperation('get', path, {
    id,
    summary,
    responses: { 200: htmlAnswer('The page.'), ...changeFailures },
  });
