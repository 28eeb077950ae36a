import {
  type Described,
  emptyAnswer,
  formBodyOf,
  htmlAnswer,
  jsonAnswer,
  pathParameters,
  problemAnswer,
} from '../http/openapi-parts.ts';
import {
  changeFailures,
  describeOperation,
  describePage,
  nextPage,
  writeFailures,
} from './describe-operation.ts';

const TOKENS_PATH = '/organiser/tokens';

const accessExample = {
  name: 'Canvass team',
  scope: ['register'],
  campaign: ['edgbaston'],
};

const describeEnding = (path: string, id: string, summary: string): Described =>
  describeOperation('post', path, {
    id,
    summary,
    responses: {
      204: emptyAnswer('Done, to `Accept: application/json`.'),
      303: nextPage,
      ...changeFailures,
    },
  });

/** The routes that give access to others. */
export const accessPaths: Described[] = [
  describePage(
    TOKENS_PATH,
    'tokensPage',
    'The tokens and links that there are, and who is signed in.',
  ),
  describeOperation('post', TOKENS_PATH, {
    id: 'makeToken',
    summary: 'Makes a token. It is shown once, on the page that answers.',
    body: formBodyOf('TokenForm', accessExample),
    responses: { 200: htmlAnswer('The page with the new token.'), ...writeFailures },
  }),
  describeEnding(
    `${TOKENS_PATH}/{id}/revoke`,
    'revokeToken',
    'Ends a token, with every session that it opened.',
  ),
  describeOperation('post', '/organiser/links', {
    id: 'makeAccessLink',
    summary: 'Makes a link that lets one browser in, once, within seven days. It is shown once.',
    body: formBodyOf('TokenForm', accessExample),
    responses: {
      200: htmlAnswer('The page with the new link.'),
      201: jsonAnswer('The link, to `Accept: application/json`.', 'MadeLink'),
      ...writeFailures,
    },
  }),
  describeEnding(
    '/organiser/links/{id}/revoke',
    'revokeAccessLink',
    'Ends a link, with the session that it opened.',
  ),
  describeEnding('/organiser/sessions/{id}/end', 'endSession', 'Signs a browser out.'),
];

const closedLink = {
  404: problemAnswer('There is no such link.'),
  410: problemAnswer(
    'The link was used, revoked, or is older than seven days; a browser gets a page.',
  ),
  429: problemAnswer('Too many wrong links.'),
};

/** What a link opens, without a token. */
export const joinPaths: Described[] = [
  {
    '/organiser/join/{key}': {
      get: {
        operationId: 'joinPage',
        summary: 'The page of a link, with a button. To look at it uses nothing up.',
        security: [],
        parameters: pathParameters('/organiser/join/{key}'),
        responses: { 200: htmlAnswer('The page.'), ...closedLink },
      },
      post: {
        operationId: 'join',
        summary: 'Uses a link up, and opens a session as a cookie.',
        security: [],
        parameters: pathParameters('/organiser/join/{key}'),
        requestBody: formBodyOf('JoinForm', { name: 'Sam Example' }),
        responses: {
          204: emptyAnswer('Signed in, to `Accept: application/json`.'),
          303: nextPage,
          400: htmlAnswer('The browser kept no cookie of the page: the page again.'),
          ...closedLink,
        },
      },
    },
  },
];
