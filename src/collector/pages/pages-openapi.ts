import {
  type Described,
  formBodyOf,
  htmlAnswer,
  pathParameters,
  problemAnswer,
  retryLaterAnswer,
} from '../http/openapi-parts.ts';
import { FORM_PATHS, type FormPath } from './form-kinds.ts';
import { PAGE_NAMES, type PageName } from './page-ways.ts';
import { pictureFile } from './picture/picture-address.ts';
import { screenPaths } from './screen/screen-openapi.ts';
import { votePaths } from './vote/vote-openapi.ts';

const shared = {
  404: htmlAnswer('No such campaign, or it has no such page.'),
  429: { ...retryLaterAnswer('Too many at once.'), ...htmlAnswer('Too many at once.') },
};
const live = { ...shared, 410: htmlAnswer('The campaign was taken down.') };

const query = (name: string, description: string): Described => ({
  name,
  in: 'query',
  description,
  schema: { type: 'string' },
});
const EMBED = query('embed', 'For a frame of another page: there, as `?embed`.');
const LANGUAGE = query('lang', 'The language; left out, what the browser asks for.');

const FORM_NAMES: Record<FormPath, { operation: string; what: string; example: Described }> = {
  survey: {
    operation: 'Survey',
    what: 'the survey',
    example: { form: 'x', issue: 'road-surface', area: 'E05011144' },
  },
  contact: {
    operation: 'Contact',
    what: 'who would like to hear what happens',
    example: { form: 'x', name: 'Amina Begum', email: 'amina@residents.example' },
  },
  signup: {
    operation: 'Signup',
    what: 'the sign-up',
    example: { form: 'x', name: 'Ada Okafor', email: 'ada@example.org', roles: ['talk'] },
  },
};

/** A form as a page: to read, and to post without a script. */
function formPaths(path: FormPath): Described {
  const { operation, what, example } = FORM_NAMES[path];
  const address = `/pages/{id}/${path}`;
  const parameters = [
    ...pathParameters(address),
    LANGUAGE,
    EMBED,
    query('source', 'The short name of the page that led here.'),
    ...(path === 'signup' ? [query('as', '`organisation` for the form of one.')] : []),
  ];
  return {
    [address]: {
      get: {
        operationId: `page${operation}`,
        summary: `The form of ${what} as a page that needs no script.`,
        parameters: [
          ...parameters,
          query('ward', 'The GSS code of the ward to choose beforehand.'),
          query('page', 'In a frame: the page around it, which invitations lead to.'),
          ...(path === 'signup' ? [query('invite', 'The code of an invitation.')] : []),
        ],
        responses: { 200: htmlAnswer('The page, never cached.'), ...live },
      },
      post: {
        operationId: `send${operation}`,
        summary:
          `Takes the form of ${what}. Its fields are those of the contract, and \`form\` is the ` +
          'stamp of the page that had it.',
        parameters,
        requestBody: formBodyOf('PageForm', example as Record<string, string | string[]>),
        responses: {
          200: htmlAnswer('Nothing was sent: another language, or a ward that was looked up.'),
          303: { description: 'Received: to the page of thanks.' },
          403: htmlAnswer('From a page that may not send; what was typed waits under a button.'),
          409: htmlAnswer(
            'The page view has sent another answer already; asks whether to add one.',
          ),
          413: htmlAnswer('Too large, or too many fields.'),
          415: htmlAnswer('No form.'),
          422: htmlAnswer('The form again, with what is wrong and what was typed.'),
          503: htmlAnswer('The store is away; what was typed waits under a button.'),
          ...live,
        },
      },
    },
  };
}

const figures = (name: 'results' | 'progress', summary: string, more: Described[] = []) => ({
  [`/pages/{id}/${name}`]: {
    get: {
      operationId: `page${name === 'results' ? 'Results' : 'Progress'}`,
      summary,
      parameters: [...pathParameters(`/pages/{id}/${name}`), LANGUAGE, EMBED, ...more],
      responses: { 200: htmlAnswer('The page.'), ...live },
    },
  },
});

/** The picture that goes with a link to a page. */
const picture = (page: PageName): Described => {
  const path = `/pages/{id}/${pictureFile(page)}`;
  return {
    [path]: {
      get: {
        operationId: `picture${page[0]?.toUpperCase()}${page.slice(1)}`,
        summary: 'The picture that messengers show with a link to the page. It holds the imprint.',
        parameters: [
          ...pathParameters(path),
          LANGUAGE,
          query('v', 'The version of the campaign, so that a changed picture is fetched anew.'),
        ],
        responses: {
          200: {
            description: 'The picture, 1,200 by 630 pixels.',
            content: { 'image/png': { schema: { type: 'string', format: 'binary' } } },
          },
          304: { description: 'The client has it.' },
          503: { ...retryLaterAnswer('Too many pictures wait.'), ...htmlAnswer('Too many wait.') },
          ...live,
        },
      },
    },
  };
};

const oembed = {
  '/oembed': {
    get: {
      operationId: 'oembed',
      summary:
        'How another page shows a page of a campaign: https://oembed.com, of the type `rich`.',
      parameters: [
        { ...query('url', 'The address of the page.'), required: true },
        query('maxwidth', 'The most pixels that the frame may be wide.'),
        query('maxheight', 'The most pixels that the frame may be high.'),
        query('format', '`json`, which is also what comes where it is left out.'),
      ],
      responses: {
        200: {
          description: 'The frame, as markup.',
          content: { 'application/json': { schema: { type: 'object' } } },
        },
        401: problemAnswer('The address of a private page, or of the organisers.'),
        404: problemAnswer('No page of a live campaign is at this address.'),
        429: retryLaterAnswer('Too many at once.'),
        501: problemAnswer('Another format than `json`.'),
      },
    },
  },
};

const calendar = {
  '/calendar/{file}': {
    get: {
      operationId: 'calendarFeed',
      summary:
        'What an organiser’s calendar follows: first names, times and links. Its address is a secret that the organiser can take back.',
      parameters: pathParameters('/calendar/{file}'),
      responses: {
        200: {
          description: 'The calendar (RFC 5545), never cached.',
          content: { 'text/calendar': { schema: { type: 'string' } } },
        },
        404: problemAnswer('No such address, or one that was taken back.'),
        429: retryLaterAnswer('Too many at once.'),
      },
    },
  },
};

const stopPath = '/pages/{id}/stop/{token}';
const stop = {
  [stopPath]: {
    get: {
      operationId: 'stopPage',
      summary: 'Asks whether emails to one person are to stop. Opening it changes nothing.',
      parameters: [...pathParameters(stopPath), LANGUAGE],
      responses: {
        200: htmlAnswer('The page, never cached.'),
        404: problemAnswer('No such campaign, or a link that was not made here.'),
        429: retryLaterAnswer('Too many at once.'),
      },
    },
    post: {
      operationId: 'stopEmails',
      summary:
        'Stops them: the page’s button, or the one click of a mail program (RFC 8058). No token but that of the address is needed.',
      parameters: [...pathParameters(stopPath), LANGUAGE],
      requestBody: formBodyOf('StopForm', { 'List-Unsubscribe': 'One-Click' }),
      responses: {
        200: htmlAnswer('It is done; also where it was before.'),
        404: problemAnswer('No such campaign, or a link that was not made here.'),
        413: problemAnswer('Too large.'),
        415: problemAnswer('Not a form.'),
        422: problemAnswer('Wrong: see `problems` or `detail`.'),
        429: retryLaterAnswer('Too many at once.'),
      },
    },
  },
};

/** The pages of a campaign for residents. */
export const pagesPaths: Described = {
  ...calendar,
  ...stop,
  ...oembed,
  ...votePaths,
  ...screenPaths,
  '/pages/{id}/privacy': {
    get: {
      operationId: 'privacyNotice',
      summary:
        'The privacy notice of a campaign, written from its document; also once it was taken down.',
      parameters: pathParameters('/pages/{id}/privacy'),
      responses: { 200: htmlAnswer('The page.'), ...shared },
    },
  },
  ...Object.fromEntries(FORM_PATHS.flatMap((path) => Object.entries(formPaths(path)))),
  '/pages/{id}/received': {
    get: {
      operationId: 'pageReceived',
      summary: 'The thanks, where a form leads to.',
      parameters: [
        ...pathParameters('/pages/{id}/received'),
        LANGUAGE,
        query('receipt', 'Sealed: it tells only this collector what was received.'),
      ],
      responses: { 200: htmlAnswer('The page, never cached.'), ...live },
    },
  },
  ...figures('results', 'The published results, ward by ward, as a page.', [
    query('page', 'Of a long list of wards, from 1.'),
  ]),
  ...Object.fromEntries(PAGE_NAMES.flatMap((page) => Object.entries(picture(page)))),
  ...figures('progress', 'The published progress report as a page.'),
};
