import {
  type Described,
  htmlAnswer,
  jsonAnswer,
  problemAnswer,
  retryLaterAnswer,
} from '../http/openapi-parts.ts';

const token = {
  type: 'string',
  description: 'The key of the private page: what stands after the # of its link.',
};

const failures = {
  404: problemAnswer('There is nothing at this link, or the collector has no private pages.'),
  413: problemAnswer('Too large.'),
  415: problemAnswer('Not application/json.'),
  429: retryLaterAnswer('Too many at once.'),
  503: retryLaterAnswer('The store is not available just now.'),
};

function operation(
  operationId: string,
  summary: string,
  responses: Described,
  { required = [], ...more }: { required?: string[]; properties?: Described } & Described = {},
): Described {
  const { properties, ...schema } = more;
  return {
    post: {
      operationId,
      summary,
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['token', ...required],
              properties: { token, ...properties },
              ...schema,
            },
          },
        },
      },
      responses: { ...responses, ...failures },
    },
  };
}

const standing = { 200: jsonAnswer('What stands now.', 'PrivateRecord') };
const wrong = { 422: problemAnswer('Wrong: see `problems` or `detail`.') };

/** The private page of a sign-up: whoever has its key may do this, and nothing of any other. */
export const privatePaths: Described = {
  '/mine': {
    get: {
      operationId: 'privatePage',
      summary: 'The page itself. The key stands after the # of its address, which no server sees.',
      responses: {
        200: htmlAnswer('The page.'),
        404: problemAnswer('The collector has no private pages.'),
        429: retryLaterAnswer('Too many at once.'),
      },
    },
  },
  '/mine/show': operation('privateShow', 'Everything that one sign-up gave.', standing),
  '/mine/change': operation(
    'privateChange',
    'Changes what one sign-up gave: only the fields that are sent. `null` takes a field away.',
    { ...standing, ...wrong },
    {
      properties: {
        area: { $ref: '#/components/schemas/DetailsChange/properties/area' },
        answers: { $ref: '#/components/schemas/DetailsChange/properties/answers' },
      },
    },
  ),
  '/mine/withdraw': operation(
    'privateWithdraw',
    'Takes one consent back.',
    { ...standing, ...wrong },
    {
      required: ['statement'],
      properties: { statement: { type: 'string', description: 'The id of the statement.' } },
    },
  ),
  '/mine/erase': operation('privateErase', 'Deletes everything that one sign-up gave.', {
    204: { description: 'Deleted.' },
  }),
};
