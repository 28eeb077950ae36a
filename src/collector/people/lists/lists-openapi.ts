import {
  type Described,
  emptyAnswer,
  formBodyOf,
  htmlAnswer,
  jsonAnswer,
  jsonBodyOf,
} from '../../http/openapi-parts.ts';
import {
  CAMPAIGN_PATH,
  changeFailures,
  describeOperation,
  describePage,
  nextPage,
  queryParameter,
  readFailures,
  writeFailures,
} from '../../organiser/describe-operation.ts';
import { MAX_TICKED } from '../ticks/tick-records.ts';

const PEOPLE_PATH = `${CAMPAIGN_PATH}/people`;
const LIST_PATH = `${PEOPLE_PATH}/lists/{list}`;

const calendarAnswer: Described = {
  description: 'The file.',
  content: { 'text/calendar': { schema: { type: 'string' } } },
};
const htmlDone: Described = { 200: htmlAnswer('The same, for a browser.') };

/** Ticks, lists that have a name, sheets and calendars. */
export const listPaths: Described[] = [
  describeOperation('post', `${PEOPLE_PATH}/ticks`, {
    id: 'tick',
    summary: `Ticks people, and takes ticks away: the holder's own, at most ${MAX_TICKED}, which stay until something is recorded for them.`,
    body: jsonBodyOf('TickChanges', {
      ticked: ['0192f0c1-7a44-7c1e-9d55-2f3f0c9a1b10'],
      unticked: [],
    }),
    responses: { 200: jsonAnswer('How many are ticked now.', 'TickedCount'), ...writeFailures },
  }),
  describeOperation('get', `${PEOPLE_PATH}/print/{kind}`, {
    id: 'printedList',
    summary:
      'A list to print: `phone` (numbers), `calls` (the same with room to write) and `letters` have who agreed to that channel, `sign-in` names alone.',
    responses: { 200: htmlAnswer('The page.'), ...readFailures },
  }),
  describeOperation('get', `${CAMPAIGN_PATH}/complaints`, {
    id: 'complaints',
    summary: 'Complaints about data: the open ones, the earliest due first, then those answered.',
    query: [queryParameter('person', 'Whom the form of the page is about.')],
    responses: { 200: jsonAnswer('The complaints.', 'Complaints'), ...readFailures },
  }),
  describeOperation('post', `${CAMPAIGN_PATH}/complaints`, {
    id: 'noteComplaint',
    summary: 'Notes a complaint about data; it is due thirty days after it was received.',
    body: jsonBodyOf('NewComplaint', {
      what: 'Asks why they got a leaflet.',
      receivedOn: '2026-11-21',
    }),
    responses: { 201: jsonAnswer('It.', 'Complaint'), 303: nextPage, ...writeFailures },
  }),
  describeOperation('post', `${CAMPAIGN_PATH}/complaints/{complaint}/answer`, {
    id: 'answerComplaint',
    summary: 'Notes that a complaint is answered, today.',
    responses: { 204: emptyAnswer('Noted.'), 303: nextPage, ...changeFailures },
  }),
  describeOperation('get', `${CAMPAIGN_PATH}/log`, {
    id: 'organiserLog',
    summary:
      'What organisers did: answers that they decided on, files and lists that they took, people whom they deleted, imports, access that they gave or took.',
    query: [queryParameter('before', '`next` of the page before.')],
    responses: { 200: jsonAnswer('A page of it, newest first.', 'LogPage'), ...readFailures },
  }),
  describeOperation('get', `${CAMPAIGN_PATH}/log.csv`, {
    id: 'organiserLogFile',
    summary: 'The whole log.',
    responses: {
      200: { description: 'The log.', content: { 'text/csv': { schema: { type: 'string' } } } },
      ...readFailures,
    },
  }),
  describePage(`${CAMPAIGN_PATH}/calendar`, 'calendarPage', 'The address of one’s own calendar.'),
  describeOperation('post', `${CAMPAIGN_PATH}/calendar`, {
    id: 'makeCalendar',
    summary: 'Makes the address that the holder’s calendar follows; the one before works no more.',
    responses: {
      201: jsonAnswer('The address, this once.', 'CalendarAddress'),
      ...htmlDone,
      ...changeFailures,
    },
  }),
  describeOperation('post', `${CAMPAIGN_PATH}/calendar/remove`, {
    id: 'removeCalendar',
    summary: 'Takes that address back.',
    responses: { 204: emptyAnswer('Done.'), 303: nextPage, ...changeFailures },
  }),
  describeOperation('get', `${PEOPLE_PATH}/training.ics`, {
    id: 'trainingEvent',
    summary: 'A training as a file for calendars.',
    query: [
      queryParameter('name', 'Its name.'),
      queryParameter('on', 'Its day.', { type: 'string', format: 'date' }),
      queryParameter('at', 'Its time in London, `18:30`.'),
    ],
    responses: { 200: calendarAnswer, ...readFailures },
  }),
  describeOperation('get', `${PEOPLE_PATH}/{person}/calendar.ics`, {
    id: 'meetingEvent',
    summary: 'A 1-2-1 as a file for calendars: a first name, a time and a link.',
    query: [queryParameter('meeting', 'Its id; the latest that is arranged, if left out.')],
    responses: { 200: calendarAnswer, ...readFailures },
  }),
  describePage(
    `${PEOPLE_PATH}/attendance`,
    'attendancePage',
    'A sheet to tick who came to a training or a meeting.',
  ),
  describeOperation('post', `${PEOPLE_PATH}/attendance`, {
    id: 'recordAttendance',
    summary:
      'Keeps the ticks of the sheet; with `what=record`, records a training for all who are ticked, or a meeting as a tag.',
    body: formBodyOf('AttendanceForm', {
      what: 'record',
      kind: 'training',
      name: 'Listening',
      on: '2026-11-20',
      person: '0192f0c1-7a44-7c1e-9d55-2f3f0c9a1b10',
    }),
    responses: {
      200: jsonAnswer('How many it is recorded for, to `Accept: application/json`.', 'PeopleFound'),
      303: nextPage,
      ...writeFailures,
    },
  }),
  describeOperation('get', `${PEOPLE_PATH}/lists`, {
    id: 'savedLists',
    summary: 'The lists of people that have a name, by name.',
    responses: { 200: jsonAnswer('The lists.', 'SavedLists'), ...readFailures },
  }),
  describeOperation('post', `${PEOPLE_PATH}/lists`, {
    id: 'saveList',
    summary:
      'Gives a filter and an order a name and an address. Words of a search, and ticks, are not kept.',
    body: jsonBodyOf('NewList', { name: 'Harborne drivers', query: 'area=E05011144&role=driver' }),
    responses: { 201: jsonAnswer('The list.', 'SavedList'), 303: nextPage, ...writeFailures },
  }),
  describeOperation('get', LIST_PATH, {
    id: 'savedList',
    summary: 'One list; a browser is led to the people who match it today.',
    responses: {
      200: jsonAnswer('The list, with the query of its address.', 'SavedList'),
      303: nextPage,
      ...readFailures,
    },
  }),
  describeOperation('post', LIST_PATH, {
    id: 'renameList',
    summary: 'Gives a list another name.',
    body: formBodyOf('ListNameForm', { name: 'Harborne drivers' }),
    responses: { 204: emptyAnswer('Done.'), 303: nextPage, ...writeFailures },
  }),
  describeOperation('post', `${LIST_PATH}/delete`, {
    id: 'deleteList',
    summary: 'Deletes a list; its people stay.',
    responses: { 204: emptyAnswer('Deleted.'), 303: nextPage, ...changeFailures },
  }),
];
