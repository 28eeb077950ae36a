import {
  type Described,
  formBodyOf,
  htmlAnswer,
  pathParameters,
  retryLaterAnswer,
} from '../../http/openapi-parts.ts';

const pageQuery = (name: string, description: string): Described => ({
  name,
  in: 'query',
  description,
  schema: { type: 'string' },
});
const VOTE_LANGUAGE = pageQuery('lang', 'The language; left out, what the browser asks for.');
const EMBED = pageQuery('embed', 'For a frame of another page: there, as `?embed`.');
const busy = {
  429: { ...retryLaterAnswer('Too many at once.'), ...htmlAnswer('Too many at once.') },
};
const liveBallot = {
  ...busy,
  404: htmlAnswer('No such campaign, or it has no such ballot.'),
  410: htmlAnswer('The campaign was taken down.'),
};
const wrongBody = {
  413: htmlAnswer('Too large, or too many fields.'),
  415: htmlAnswer('No form.'),
};

/** A page that takes a code alone. */
const codePath = (name: string, page: string, answer: string): Described => ({
  get: {
    operationId: `page${name}`,
    summary: page,
    parameters: [VOTE_LANGUAGE],
    responses: { 200: htmlAnswer('The page, never cached.'), ...busy },
  },
  post: {
    operationId: `send${name}`,
    summary: answer,
    parameters: [VOTE_LANGUAGE],
    requestBody: formBodyOf('PageForm', { form: '', code: 'BCDFG-HJKLG' }),
    responses: {
      200: htmlAnswer('The page that follows.'),
      303: { description: 'To the page of a ballot that is not open.' },
      422: htmlAnswer('The form again, with what is wrong with the code.'),
      ...wrongBody,
      ...busy,
    },
  },
});

const askParameters = [
  ...pathParameters('/pages/{id}/ballot/code'),
  VOTE_LANGUAGE,
  pageQuery('ballot', 'Its id.'),
];

/** Voting on pages that need no script. */
export const votePaths: Described = {
  '/v': codePath(
    'Code',
    'Where the QR code of a slip leads: asks for the code, which a script takes out of the fragment.',
    'Shows the ballot of a code, with the code filled in.',
  ),
  '/v/check': codePath(
    'CodeCheck',
    'Asks for a code, to tell whether it was used.',
    'Tells whether a code was used, and never how.',
  ),
  '/pages/{id}/ballot': {
    get: {
      operationId: 'pageBallot',
      summary: 'A ballot as a page that needs no script: its form, or what stands in its place.',
      parameters: [
        ...pathParameters('/pages/{id}/ballot'),
        VOTE_LANGUAGE,
        pageQuery('ballot', 'The id of the ballot; left out, the newest one.'),
        EMBED,
      ],
      responses: { 200: htmlAnswer('The page, never cached.'), ...liveBallot },
    },
    post: {
      operationId: 'sendBallot',
      summary:
        'Takes a vote. Its fields are those of the contract, and `form` is the page’s stamp.',
      parameters: [
        ...pathParameters('/pages/{id}/ballot'),
        VOTE_LANGUAGE,
        pageQuery('ballot', 'Its id.'),
        EMBED,
      ],
      requestBody: formBodyOf('PageForm', {
        ...{ form: 'x', code: 'BCDFG-HJKLG', area: 'E05011144' },
        ...{ choices: ['road-safety'], declared: 'on' },
      }),
      responses: {
        200: htmlAnswer('Nothing was sent: another language, a ward, or its issues.'),
        303: { description: 'Received: to a page that never tells what was voted.' },
        403: htmlAnswer('From a page that may not send.'),
        409: htmlAnswer('The code has been used.'),
        422: htmlAnswer('The form again, with what is wrong and what was filled in.'),
        503: htmlAnswer('The store is away; what was filled in waits under a button.'),
        ...wrongBody,
        ...liveBallot,
      },
    },
  },
  '/pages/{id}/ballot/code': {
    get: {
      operationId: 'pageAskForCode',
      summary:
        'Asks for an email address, to send a code to; with `?asked`, that it is on its way.',
      parameters: askParameters,
      responses: { 200: htmlAnswer('The page, never cached.'), ...liveBallot },
    },
    post: {
      operationId: 'sendAskForCode',
      summary: 'Asks for a code by email, in the same words and time for every address.',
      parameters: askParameters,
      requestBody: formBodyOf('PageForm', { form: '', email: 'name@example.org' }),
      responses: {
        200: htmlAnswer('What a browser shows in the end: that a mail is on its way.'),
        303: { description: 'To the page that says that a mail is on its way.' },
        403: htmlAnswer('From a page that may not send.'),
        422: htmlAnswer('The form again, or that no codes are sent.'),
        503: htmlAnswer('The store is away.'),
        ...wrongBody,
        ...liveBallot,
      },
    },
  },
  '/pages/{id}/voted': {
    get: {
      operationId: 'pageVoted',
      summary: 'The page after a vote: its reference, and never what it was.',
      parameters: [
        ...pathParameters('/pages/{id}/voted'),
        VOTE_LANGUAGE,
        pageQuery('receipt', 'Sealed: the reference and the day.'),
        EMBED,
      ],
      responses: { 200: htmlAnswer('The page, never cached.'), ...liveBallot },
    },
  },
};
