import { type Described, htmlAnswer, pathParameters } from '../../http/openapi-parts.ts';

const SCREEN_PATH = '/screen/{id}/{ballot}';

/** The screen of a hall. */
export const screenPaths: Described = {
  [SCREEN_PATH]: {
    get: {
      operationId: 'screenPage',
      summary:
        'A ballot for the wall of a hall: the question, the way to vote, how many voted some minutes ago; once it is declared, the result ward by ward.',
      parameters: [
        ...pathParameters(SCREEN_PATH),
        {
          name: 'lang',
          in: 'query',
          description: 'The language; left out, what the browser asks for.',
          schema: { type: 'string' },
        },
      ],
      responses: {
        200: htmlAnswer('The page, with an `ETag`: it asks for itself every 20 seconds.'),
        304: { description: 'It is as it was.' },
        404: htmlAnswer('No such ballot, or it is a draft.'),
      },
    },
  },
};
