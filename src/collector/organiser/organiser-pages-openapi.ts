import {
  type Described,
  formBodyOf,
  htmlAnswer,
  pathParameters,
  problemAnswer,
} from '../http/openapi-parts.ts';

const text = { type: 'string' };
const day = { type: 'string', format: 'date' };
const oneOf = (...values: string[]) => ({ type: 'string', enum: values });
const CAMPAIGN = '/organiser/campaigns/{id}';

const failures = {
  401: problemAnswer('No token, or a wrong one.'),
  403: problemAnswer('This token may not do that.'),
  404: problemAnswer('No such campaign or record, or not one of this token.'),
  429: problemAnswer('Too many wrong tokens.'),
};

const operation = (
  path: string,
  operationId: string,
  summary: string,
  responses: Described,
  requestBody?: Described,
): Described => ({
  operationId,
  summary,
  security: [{ organiser: [] }],
  parameters: pathParameters(path),
  ...(requestBody && { requestBody }),
  responses: { ...responses, ...failures },
});

/** A page for a browser. */
const page = (path: string, operationId: string, summary: string): Described => ({
  [path]: { get: operation(path, operationId, summary, { 200: htmlAnswer('The page.') }) },
});

/** What a form of a page sends. A browser is led on; `204` is for scripts. */
const form = (
  path: string,
  operationId: string,
  summary: string,
  body?: Described,
  answers: Described = { 303: { description: 'Done; the page to go on with.' } },
): Described => ({
  post: operation(
    path,
    operationId,
    summary,
    { ...answers, ...(body && { 422: problemAnswer('Wrong: see `problems` or `detail`.') }) },
    body,
  ),
});

const TOKENS = '/organiser/tokens';
const DECISION = `${CAMPAIGN}/responses/{response}`;
const SOURCES = `${CAMPAIGN}/sources`;
const DETAILS = `${CAMPAIGN}/people/{person}/details`;
const DELETION = `${CAMPAIGN}/people/{person}/delete`;
const COPY = `${CAMPAIGN}/people/{person}/data.json`;
const doneOrSent = {
  204: { description: 'Done.' },
  303: { description: 'Done, where `back` is the page to go back to.' },
};

const tokenPaths: Described = {
  [TOKENS]: {
    ...(page(TOKENS, 'tokensPage', 'The tokens that there are.')[TOKENS] as Described),
    ...form(
      TOKENS,
      'makeToken',
      'Makes a token. It is shown once, on the page that answers.',
      formBodyOf({
        name: text,
        access: oneOf('read', 'write'),
        campaign: { type: 'array', items: text, description: 'Ids of campaigns; `*` for all.' },
      }),
      { 200: htmlAnswer('The page with the new token.') },
    ),
  },
  [`${TOKENS}/{token}/revoke`]: form(
    `${TOKENS}/{token}/revoke`,
    'revokeToken',
    'Ends a token, with every session that it opened.',
  ),
};

const decisionPaths: Described = {
  [DECISION]: form(
    DECISION,
    'decideAnswer',
    'Decides whether an answer counts, and whether its words are public.',
    formBodyOf({ decision: oneOf('count', 'hold', 'release', 'withhold'), back: text }, [
      'decision',
    ]),
    doneOrSent,
  ),
  [SOURCES]: {
    get: operation(SOURCES, 'sources', 'What came from which source on each of the last days.', {
      200: {
        description: 'The days, or a page for a browser.',
        content: { 'application/json': { schema: { type: 'object' } } },
      },
    }),
    ...form(
      SOURCES,
      'decideWave',
      'Holds all answers of one source since a day, or lets them count again.',
      formBodyOf({ source: text, since: day, decision: oneOf('hold', 'count') }, [
        'since',
        'decision',
      ]),
      {
        200: {
          description: 'How many answers were changed.',
          content: {
            'application/json': {
              schema: { type: 'object', properties: { changed: { type: 'integer' } } },
            },
          },
        },
        303: { description: 'The same, for a browser.' },
      },
    ),
  },
};

const personPaths: Described = {
  [COPY]: {
    get: operation(COPY, 'personCopy', 'A copy of what is held of a person, to save.', {
      200: {
        description: 'The copy.',
        content: { 'application/json': { schema: { type: 'object' } } },
      },
    }),
  },
  [DETAILS]: {
    ...(page(DETAILS, 'detailsPage', "A form for a person's details.")[DETAILS] as Described),
    ...form(
      DETAILS,
      'changeDetails',
      "Corrects a person's details.",
      formBodyOf({ name: text, email: text, phone: text, area: text }, []),
    ),
  },
  [DELETION]: {
    ...(page(DELETION, 'deletePage', 'Asks whether a person is to be deleted.')[
      DELETION
    ] as Described),
    ...form(DELETION, 'deletePerson', 'Deletes a person with all they gave.'),
  },
  [`${CAMPAIGN}/progress/{list}/{item}/delete`]: form(
    `${CAMPAIGN}/progress/{list}/{item}/delete`,
    'deleteProgressRecord',
    'Takes a record away, for a form.',
  ),
};

const session = {
  '/organiser/sign-in': {
    get: {
      ...operation('/organiser/sign-in', 'signInPage', 'Leads to the sign-in page.', {
        303: { description: 'The first page.' },
      }),
      security: [],
    },
    post: {
      operationId: 'signIn',
      summary: 'Opens a session with a token, as a cookie.',
      requestBody: formBodyOf({ token: text, next: text }, ['token']),
      responses: {
        303: { description: 'Signed in.' },
        403: htmlAnswer('The token is wrong.'),
        429: problemAnswer('Too many wrong tokens.'),
      },
    },
  },
  '/organiser/sign-out': form('/organiser/sign-out', 'signOut', 'Ends the session.'),
};

/** The pages of the organiser and what their forms send. */
export const organiserPagePaths: Described = {
  ...session,
  ...page('/organiser', 'campaignsPage', 'The campaigns of this token.'),
  ...tokenPaths,
  ...page(CAMPAIGN, 'resultsPage', 'What residents said, by ward.'),
  ...page(`${CAMPAIGN}/words`, 'wordsPage', 'What residents wrote, to release or not.'),
  ...page(`${CAMPAIGN}/held`, 'heldPage', 'Answers that are held, to decide on.'),
  ...page(`${CAMPAIGN}/embed`, 'embedPage', 'The snippet for other web sites.'),
  ...page(`${CAMPAIGN}/people/figures`, 'figuresPage', 'The figures of the register.'),
  ...page(`${CAMPAIGN}/people/import`, 'importPage', 'A form for a list of people.'),
  ...page(`${CAMPAIGN}/people/record`, 'recordPage', 'A form about the people who were ticked.'),
  ...decisionPaths,
  ...personPaths,
};
