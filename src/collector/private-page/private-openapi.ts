import * as z from 'zod';
import { DetailsChange } from 'campaign-widgets/contract';
import {
  type Described,
  emptyAnswer,
  htmlAnswer,
  jsonAnswer,
  jsonBodyOf,
  problemAnswer,
  retryLaterAnswer,
} from '../http/openapi-parts.ts';
import { GivenConsents } from './offered-consents.ts';

const key = {
  token: z.string().describe('The key of the private page: what stands after the # of its link.'),
};

/** The requests of the private page. */
export const privateSchemas = {
  PrivateKey: z.object(key),
  PrivateChange: DetailsChange.extend(key),
  PrivateConsents: GivenConsents.extend(key),
  PrivateInvitation: z.object({
    ...key,
    showsFirstName: z
      .boolean()
      .describe('Whether whoever opens the invitation may read the first name.'),
  }),
  PrivateWithdrawal: z.object({
    ...key,
    statement: z.string().describe('The id of the statement.'),
  }),
};

const failures = {
  404: problemAnswer('There is nothing at this link, or the collector has no private pages.'),
  413: problemAnswer('Too large.'),
  415: problemAnswer('Not application/json.'),
  429: retryLaterAnswer('Too many at once.'),
  503: retryLaterAnswer('The store is not available just now.'),
};

const operation = (
  operationId: string,
  summary: string,
  responses: Described,
  requestBody: Described,
): Described => ({
  post: { operationId, summary, requestBody, responses: { ...responses, ...failures } },
});

const currentRecord = { 200: jsonAnswer('What stands now.', 'PrivateRecord') };
const recordOrProblem = {
  ...currentRecord,
  422: problemAnswer('Wrong: see `problems` or `detail`.'),
};

const KEY_EXAMPLE = { token: 'wZ3o0m1vQyTq8sJxk2lB7A' };
const keyBody = jsonBodyOf('PrivateKey', KEY_EXAMPLE);

/** The private page of a sign-up: the key allows this, and nothing for any other sign-up. */
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
  '/mine/show': operation(
    'privateShow',
    'Everything that one sign-up gave.',
    currentRecord,
    keyBody,
  ),
  '/mine/change': operation(
    'privateChange',
    'Changes what one sign-up gave: only the fields that are sent. `null` takes a field away.',
    recordOrProblem,
    jsonBodyOf('PrivateChange', {
      ...KEY_EXAMPLE,
      area: { code: 'E05011144' },
      answers: { name: 'Ada Example', phone: null },
    }),
  ),
  '/mine/give': operation(
    'privateGive',
    'Agrees to statements of `offers`, in the words that the page showed.',
    recordOrProblem,
    jsonBodyOf('PrivateConsents', {
      ...KEY_EXAMPLE,
      consents: [
        {
          statement: 'keep-in-touch',
          version: 1,
          locale: 'en',
          words: 'You may write to me about this campaign.',
          granted: true,
        },
      ],
    }),
  ),
  '/mine/invitation': operation(
    'privateInvitation',
    'Lets whoever opens the invitation of this sign-up read the first name, or no longer.',
    recordOrProblem,
    jsonBodyOf('PrivateInvitation', { ...KEY_EXAMPLE, showsFirstName: true }),
  ),
  '/mine/withdraw': operation(
    'privateWithdraw',
    'Takes one consent back.',
    recordOrProblem,
    jsonBodyOf('PrivateWithdrawal', { ...KEY_EXAMPLE, statement: 'keep-in-touch' }),
  ),
  '/mine/erase': operation(
    'privateErase',
    'Deletes everything that one sign-up gave.',
    { 204: emptyAnswer('Deleted.') },
    keyBody,
  ),
};
