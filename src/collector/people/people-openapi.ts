import {
  type Described,
  emptyAnswer,
  formBodyOf,
  htmlAnswer,
  jsonAnswer,
  jsonBodyOf,
  problemAnswer,
} from '../http/openapi-parts.ts';
import {
  CAMPAIGN_PATH,
  changeFailures,
  describeOperation,
  describePage,
  nextPage,
  queryParameter,
  readFailures,
  writeFailures,
} from '../organiser/describe-operation.ts';
import { listPaths } from './lists/lists-openapi.ts';
import { REACH_CHANNELS } from './latest-consents.ts';
import { importPaths } from './import/import-openapi.ts';
import { PEOPLE_PARTS } from './people-parts.ts';
import { PEOPLE_SORTS } from './people-query.ts';
import { STAGES } from './person.ts';

const PEOPLE_PATH = `${CAMPAIGN_PATH}/people`;
const PERSON_PATH = `${PEOPLE_PATH}/{person}`;

/** The filters for a list of people. */
export const peopleFilters: Described[] = [
  queryParameter(
    'search',
    'Words, or their beginnings, of a name, of notes, tags or what a person wrote; or an address or a telephone number.',
  ),
  queryParameter('area', 'A GSS code, `unknown` or `outside`.'),
  queryParameter('stage', 'How far they are.', { type: 'string', enum: STAGES }),
  queryParameter('role', 'The id of a role.'),
  queryParameter('source', 'The short name of the page or list that they came from.'),
  queryParameter('cares', 'The id of an issue that they care about.'),
  queryParameter('tag', 'A tag, in any spelling.'),
  queryParameter('owner', 'The organiser who looks after them; `me` for the holder.'),
  queryParameter('trained', 'Whether they took a course.', { type: 'string', enum: ['yes', 'no'] }),
  queryParameter('consent', 'A way of being reached that they agreed to.', {
    type: 'string',
    enum: REACH_CHANNELS,
  }),
  queryParameter('from', 'Came on this day or later.', { type: 'string', format: 'date' }),
  queryParameter('to', 'Came on this day or before.', { type: 'string', format: 'date' }),
  queryParameter('ticked', 'Whom the holder has ticked.', { type: 'string', enum: ['yes'] }),
  queryParameter(
    'only',
    '`waiting`: a 1-2-1 asked for or arranged, and not yet held. `flagged`: perhaps somebody who is here already.',
    { type: 'string', enum: PEOPLE_PARTS },
  ),
];
const pageQuery = [
  queryParameter(
    'sort',
    'The order, ascending, or descending with `-desc`: `ward` by code, `stage` as people pass them, `contact` by the last contact, `brought` by how many they brought. The newest first, or the oldest if left out.',
    { type: 'string', enum: PEOPLE_SORTS },
  ),
  queryParameter('after', '`next` of the page before, in the same order.'),
  queryParameter('limit', 'At most 200; 50 if left out.', {
    type: 'integer',
    minimum: 1,
    maximum: 200,
  }),
];

const todayPath = describeOperation('get', `${CAMPAIGN_PATH}/today`, {
  id: 'today',
  summary:
    'What is to be done today: who waits for a 1-2-1, what to decide, what to follow up (the holder’s own, then everybody’s), and who came in the last seven days; 25 people of each.',
  responses: { 200: jsonAnswer('The lists.', 'Today'), ...readFailures },
});

const registerPaths: Described[] = [
  describeOperation('get', PEOPLE_PATH, {
    id: 'people',
    summary: 'The register, oldest first unless another order is asked for.',
    query: [...peopleFilters, ...pageQuery],
    responses: {
      200: jsonAnswer('A page of it.', 'People'),
      ...readFailures,
      422: problemAnswer('Wrong: see `problems`.'),
    },
  }),
  describeOperation('post', `${PEOPLE_PATH}/changes`, {
    id: 'change',
    summary: 'Writes the same down for each of these people. Written twice, it counts once.',
    body: jsonBodyOf('PeopleChanges', {
      people: ['0192f0c1-7a44-7c1e-9d55-2f3f0c9a1b10'],
      change: { what: 'training', course: 'Listening', on: '2026-11-20' },
    }),
    responses: { 200: jsonAnswer('How many of them were found.', 'PeopleFound'), ...writeFailures },
  }),
  describeOperation('get', `${PEOPLE_PATH}/refusals`, {
    id: 'listRefusals',
    summary:
      'How many addresses and numbers imported lists say no for: no list brings them in again.',
    responses: { 200: jsonAnswer('The number.', 'ListRefusals'), ...readFailures },
  }),
  describeOperation('post', `${PEOPLE_PATH}/refusals`, {
    id: 'allowContact',
    summary:
      'Lets lists bring an address or a number in again, for somebody else who has it too or has agreed since.',
    body: jsonBodyOf('AllowedContact', { contact: 'ada@people.example' }),
    responses: { 204: emptyAnswer('Allowed.'), ...writeFailures },
  }),
];

const personPaths: Described[] = [
  describeOperation('get', PERSON_PATH, {
    id: 'person',
    summary: 'Everything that is held of one person.',
    responses: { 200: jsonAnswer('The person.', 'Person'), ...readFailures },
  }),
  describeOperation('delete', PERSON_PATH, {
    id: 'erase',
    summary: 'Deletes a person with all they gave. No import brings them back; figures stay.',
    responses: { 204: emptyAnswer('Deleted.'), ...changeFailures },
  }),
  describeOperation('get', `${PERSON_PATH}/data.json`, {
    id: 'personCopy',
    summary: 'A copy of what is held of a person, to save.',
    responses: { 200: jsonAnswer('The copy.', 'Person'), ...readFailures },
  }),
  describePage(`${PERSON_PATH}/details`, 'detailsPage', "A form for a person's details."),
  describeOperation('post', `${PERSON_PATH}/details`, {
    id: 'changeDetails',
    summary: "Corrects a person's details. A field that is empty or left out is taken away.",
    body: formBodyOf('DetailsForm', {
      name: 'Ada Example',
      email: 'ada@people.example',
      phone: '',
      area: 'E05011144',
    }),
    responses: {
      200: jsonAnswer('The person as they stand now, to `Accept: application/json`.', 'Person'),
      303: nextPage,
      ...writeFailures,
    },
  }),
  describeOperation('get', `${PERSON_PATH}/merge`, {
    id: 'mergePage',
    summary: 'Finds the other record of a person, to put both together.',
    query: [queryParameter('search', 'A part of a name, an address or a telephone number.')],
    responses: { 200: htmlAnswer('The page.'), ...changeFailures },
  }),
  describePage(
    `${PERSON_PATH}/delete`,
    'deletePage',
    'Asks whether a person is to be forgotten, or removed as a mistake.',
  ),
  describeOperation('post', `${PERSON_PATH}/remove`, {
    id: 'removePerson',
    summary: 'Removes a person who is here by mistake, with what they count. Nobody is kept out.',
    responses: {
      204: emptyAnswer('Removed, to `Accept: application/json`.'),
      303: nextPage,
      ...changeFailures,
    },
  }),
  describeOperation('post', `${PERSON_PATH}/delete`, {
    id: 'deletePerson',
    summary: 'Deletes a person with all they gave, for a form.',
    responses: {
      204: emptyAnswer('Deleted, to `Accept: application/json`.'),
      303: nextPage,
      ...changeFailures,
    },
  }),
];

export const peoplePaths: Described[] = [
  todayPath,
  ...registerPaths,
  ...importPaths,
  ...personPaths,
  ...listPaths,
  describeOperation('get', `${PEOPLE_PATH}/email-list`, {
    id: 'emailListPage',
    summary: 'Who agreed to be emailed, of the people who match: addresses to copy.',
    query: peopleFilters,
    responses: { 200: htmlAnswer('The page.'), ...readFailures },
  }),
  describeOperation('get', `${PEOPLE_PATH}/email-list.csv`, {
    id: 'emailList',
    summary: 'The same, each address once, with first and last names apart.',
    query: peopleFilters,
    responses: {
      200: { description: 'The list.', content: { 'text/csv': { schema: { type: 'string' } } } },
      ...readFailures,
    },
  }),
  describePage(`${PEOPLE_PATH}/figures`, 'figuresPage', 'The figures of the register.'),
  describePage(`${PEOPLE_PATH}/record`, 'recordPage', 'A form about the people who were ticked.'),
];
