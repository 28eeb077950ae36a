import {
  type Described,
  emptyAnswer,
  formBodyOf,
  htmlAnswer,
  jsonAnswer,
  problemAnswer,
  retryLaterAnswer,
} from '../http/openapi-parts.ts';
import {
  describeOperation,
  nextPage,
  queryParameter,
  readFailures,
  writeFailures,
} from '../organiser/describe-operation.ts';

const PATH = '/organiser/applications';
const closed = problemAnswer('Nobody can apply here now.');

const settingsExample = {
  isOpen: 'yes',
  organisation: 'The Example Party',
  contact: 'seats@example.org',
  privacyUrl: 'https://example.org/privacy',
  keptDays: '90',
};

/** What anybody may ask, while the owner lets them. */
export const applyPaths: Described = {
  '/apply': {
    get: {
      operationId: 'applyPage',
      summary: 'The form by which a local party or group asks to take part.',
      responses: { 200: htmlAnswer('The form.'), 404: closed },
    },
    post: {
      operationId: 'apply',
      summary: 'Asks to take part. It works without scripts.',
      requestBody: formBodyOf('ApplyForm', {
        form: 'SEALED',
        organisation: 'Example Party in Edgbaston',
        kind: 'party',
        place: 'Edgbaston',
        commitment: 'Twenty champions by May.',
        name: 'Ada Example',
        email: 'ada@example.org',
        consent: 'yes',
      }),
      responses: {
        201: jsonAnswer('Kept, to `Accept: application/json`.', 'Applied'),
        303: nextPage,
        404: closed,
        409: problemAnswer('The form is too old, or is not of this collector.'),
        413: problemAnswer('Too large.'),
        422: problemAnswer('Wrong: see `problems`. A browser gets the form again.'),
        429: retryLaterAnswer('Too many at once.'),
        503: problemAnswer('Too many applications wait for a decision.'),
      },
    },
  },
  '/apply/received': {
    get: {
      operationId: 'appliedPage',
      summary: 'The page after an application.',
      responses: { 200: htmlAnswer('The page.'), 404: closed },
    },
  },
};

/** What the owner decides. */
export const applicationPaths: Described[] = [
  describeOperation('get', PATH, {
    id: 'applications',
    summary: 'Applications that wait for a decision, and whether anybody may apply.',
    responses: {
      200: jsonAnswer('The applications, the oldest first.', 'Applications'),
      ...readFailures,
    },
  }),
  describeOperation('post', `${PATH}/settings`, {
    id: 'setApplications',
    summary: 'Opens or closes `/apply`, and says what it says.',
    body: formBodyOf('ApplicationSettingsForm', settingsExample),
    responses: {
      200: jsonAnswer('Kept, to `Accept: application/json`.', 'ApplicationSettings'),
      303: nextPage,
      ...writeFailures,
    },
  }),
  describeOperation('post', `${PATH}/{application}/accept`, {
    id: 'acceptApplication',
    summary:
      'Begins the campaign of an application as a draft with its wards, and gives its people a link.',
    body: formBodyOf('AcceptApplicationForm', { tell: 'here' }),
    responses: {
      200: htmlAnswer('The page with the link, which is shown once.'),
      201: jsonAnswer('The link, to `Accept: application/json`.', 'AcceptedApplication'),
      303: nextPage,
      ...writeFailures,
      409: problemAnswer('This collector sends no mail.'),
    },
  }),
  describeOperation('post', `${PATH}/{application}/refuse`, {
    id: 'refuseApplication',
    summary: 'Deletes an application, and tells the applicant if that is asked for.',
    query: [
      queryParameter('tell', '`mail` tells the applicant.', { type: 'string', enum: ['mail'] }),
    ],
    responses: {
      204: emptyAnswer('Done, to `Accept: application/json`.'),
      303: nextPage,
      ...writeFailures,
    },
  }),
];
