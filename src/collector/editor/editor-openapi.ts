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
  writeFailures,
} from '../organiser/describe-operation.ts';

const conflict = problemAnswer(
  'The draft has another revision by now: it comes as `draft`. Or there is nothing to publish.',
);
const exampleDocument = { format: 1, id: 'edgbaston', version: 3, name: 'One big issue' };

const EDIT_PATH = `${CAMPAIGN_PATH}/edit`;

const done = emptyAnswer('Done, to `Accept: application/json`.');
const kept = jsonAnswer('Kept, to `Accept: application/json`.', 'TaskSaved');
const changedPage = problemAnswer('Somebody else changed it meanwhile: a page shows both.');

/** The editor's pages, for browsers; programs have their own routes. */
const pagePaths: Described[] = [
  describePage('/organiser/new-campaign', 'newCampaignPage', 'Asks how a campaign begins.'),
  describePage(EDIT_PATH, 'editPage', 'The tasks of a campaign, and how far each is.'),
  describePage(`${EDIT_PATH}/publish`, 'publishPage', 'What changes, in words, and the button.'),
  describeOperation('post', `${EDIT_PATH}/publish`, {
    id: 'publishFromPage',
    summary: 'Publishes the draft that was looked at.',
    body: formBodyOf('PublishForm', { revision: '5', note: 'The libraries are an issue now.' }),
    responses: { 204: done, 303: nextPage, 409: changedPage, ...writeFailures },
  }),
  describePage(`${EDIT_PATH}/versions`, 'versionsPage', 'Who published which version, and when.'),
  describePage(`${EDIT_PATH}/compare`, 'comparePage', 'What differs between two versions.'),
  describePage(`${EDIT_PATH}/discard`, 'discardPage', 'Asks whether to give the draft up.'),
  describeOperation('post', `${EDIT_PATH}/discard`, {
    id: 'discardDraft',
    summary: 'Gives the draft up: it is as the newest version again, which stays as it is.',
    body: formBodyOf('PublishForm', { revision: '5' }),
    responses: { 204: done, 303: nextPage, 409: changedPage, ...writeFailures },
  }),
  describeOperation('post', `${EDIT_PATH}/versions/{version}/restore`, {
    id: 'restoreVersion',
    summary: 'Makes the draft what a version was.',
    responses: { 204: done, 303: nextPage, 409: changedPage, ...changeFailures },
  }),
  describePage(`${EDIT_PATH}/preview`, 'previewPage', 'The draft in the real widgets.'),
  describePage(`${EDIT_PATH}/preview/frame`, 'previewFrame', 'The frame with the widget in it.'),
  describeOperation('post', `${EDIT_PATH}/preview/link`, {
    id: 'makePreviewLink',
    summary: 'Makes a link by which a colleague sees the draft for seven days.',
    responses: {
      200: htmlAnswer('The page with the link.'),
      201: jsonAnswer('The link, to `Accept: application/json`.', 'PreviewLink'),
      ...changeFailures,
    },
  }),
  describePage(`${EDIT_PATH}/languages/{language}`, 'languagePage', 'The texts in one language.'),
  describeOperation('post', `${EDIT_PATH}/languages/{language}`, {
    id: 'saveLanguage',
    summary: 'Keeps the texts of one language in the draft.',
    body: formBodyOf('TaskForm', { seen: 'sign-of-what-was-shown', 'survey.next': 'Ym mis Medi.' }),
    responses: { 200: kept, 303: nextPage, 409: changedPage, ...writeFailures },
  }),
  describeOperation('get', `${EDIT_PATH}/languages/{language}/table.csv`, {
    id: 'languageTable',
    summary: 'The texts of the first language and of this one, for a translator.',
    responses: {
      200: { description: 'The table.', content: { 'text/csv': { schema: { type: 'string' } } } },
      ...changeFailures,
    },
  }),
  describeOperation('post', `${EDIT_PATH}/languages/{language}/table`, {
    id: 'takeLanguageTable',
    summary: 'Takes in such a table, as the field `file` of a multipart form.',
    responses: { 204: done, 303: nextPage, 409: changedPage, ...writeFailures },
  }),
  describePage(`${EDIT_PATH}/{task}`, 'taskPage', 'The form of one task.'),
  describeOperation('post', `${EDIT_PATH}/{task}`, {
    id: 'saveTask',
    summary: 'Keeps what the form of a task holds in the draft, right or not.',
    body: formBodyOf('TaskForm', { seen: 'sign-of-what-was-shown', name: 'One big issue' }),
    responses: { 200: kept, 303: nextPage, 409: changedPage, ...writeFailures },
  }),
];

/** The editor's routes for scripts. */
export const editorPaths: Described[] = [
  describeOperation('post', '/organiser/campaigns', {
    id: 'beginCampaign',
    summary: 'Begins a campaign as a draft: from a template, as a copy, or from a document.',
    body: jsonBodyOf('NewCampaignBody', {
      name: 'One big issue, ward by ward',
      organisation: 'Edgbaston Residents’ Forum',
      template: 'residents',
    }),
    responses: {
      201: jsonAnswer('Its id; `Location` is its draft.', 'CampaignBegun'),
      409: problemAnswer('Another campaign has this id.'),
      ...writeFailures,
    },
  }),
  describeOperation('get', `${CAMPAIGN_PATH}/draft`, {
    id: 'draft',
    summary: 'What is written of the next version, and what is wrong with it.',
    responses: { 200: jsonAnswer('The draft.', 'CampaignDraft'), ...changeFailures },
  }),
  describeOperation('put', `${CAMPAIGN_PATH}/draft`, {
    id: 'keepDraft',
    summary: 'Keeps a draft, right or not. Nothing of it is public before it is published.',
    body: jsonBodyOf('DraftChangeBody', { revision: 4, document: exampleDocument }),
    responses: {
      200: jsonAnswer('The draft as it is kept.', 'CampaignDraft'),
      409: conflict,
      ...writeFailures,
    },
  }),
  describeOperation('post', `${CAMPAIGN_PATH}/publish`, {
    id: 'publishDraft',
    summary: 'Makes the draft the newest version, live at once. Its number rises by itself.',
    body: jsonBodyOf('DraftPublishBody', { revision: 5, note: 'The libraries are an issue now.' }),
    responses: {
      200: jsonAnswer('The number of the version.', 'DraftPublished'),
      409: conflict,
      ...writeFailures,
    },
  }),
  describeOperation('get', `${CAMPAIGN_PATH}/versions`, {
    id: 'versions',
    summary: 'Who published which version, and when; the newest first.',
    responses: { 200: jsonAnswer('The versions.', 'CampaignVersions'), ...changeFailures },
  }),
  describeOperation('get', `${CAMPAIGN_PATH}/versions/{version}`, {
    id: 'version',
    summary: 'One version, as it was published.',
    responses: { 200: jsonAnswer('The campaign document.', 'Campaign'), ...changeFailures },
  }),
  describeOperation('get', `${CAMPAIGN_PATH}/diff`, {
    id: 'versionDifference',
    summary: 'What differs between two versions, also in words.',
    query: [
      queryParameter('from', 'The number of a version, or `draft`.'),
      queryParameter('to', 'The same; `draft` if left out.'),
    ],
    responses: { 200: jsonAnswer('The differences.', 'CampaignDifference'), ...changeFailures },
  }),
  ...pagePaths,
];
