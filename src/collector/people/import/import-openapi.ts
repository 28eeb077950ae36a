import {
  type Described,
  emptyAnswer,
  formBodyOf,
  htmlAnswer,
  jsonAnswer,
  problemAnswer,
  schemaRef,
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
import { IMPORT_ENCODINGS } from './decode-file.ts';
import { MAX_IMPORT_BYTES, MAX_IMPORT_ROWS } from './import-limits.ts';
import { EXAMPLE_CHOICES } from './import-schemas.ts';

const IMPORT_PATH = `${CAMPAIGN_PATH}/people/import`;
const DRAFT_PATH = `${IMPORT_PATH}/drafts/{draft}`;
const BATCH_PATH = `${IMPORT_PATH}/batches/{batch}`;
const EXAMPLE_FILE =
  'name,email,consent source\nAda Example,ada@people.example,paper form of the May fair\n';

const draftStep = (step: '' | '/questions' | '/keep', id: string, summary: string): Described[] => [
  describePage(`${DRAFT_PATH}${step}`, `${id}Page`, `${summary}: the page.`),
  describeOperation('post', `${DRAFT_PATH}${step}`, {
    id,
    summary: `${summary}: its form.`,
    body: formBodyOf('ImportStepForm', { consent: 'Signed a sheet at the spring fair' }),
    responses: {
      [step === '/keep' ? 200 : 204]:
        step === '/keep'
          ? htmlAnswer('What became of each row.')
          : emptyAnswer('The choices are kept, to `Accept: application/json`.'),
      303: nextPage,
      ...writeFailures,
    },
  }),
];

/** Lists of people, from the file to taking it back, and one person by hand. */
export const importPaths: Described[] = [
  describeOperation('post', IMPORT_PATH, {
    id: 'importPeople',
    summary: `Takes a CSV file of helpers: at most ${MAX_IMPORT_ROWS} rows and ${MAX_IMPORT_BYTES} bytes. Good rows are kept as a batch; bad ones are told by line. A form of a browser without \`Accept: application/json\` begins the three steps of the pages.`,
    query: [
      queryParameter(
        'consent',
        'Where their consent comes from, for rows without words of their own: also what a bare yes means.',
      ),
      queryParameter('source', 'Where they come from, for rows without a column "source".'),
      queryParameter('encoding', 'How the file writes letters; left out, it is found.', {
        type: 'string',
        enum: [...IMPORT_ENCODINGS],
      }),
      queryParameter('header', 'The line with the names of the columns; 0 for none.', {
        type: 'integer',
      }),
      queryParameter('recruited', 'Whether they count as recruited; left out, they do not.', {
        type: 'boolean',
      }),
      queryParameter('dryRun', 'To be told what would become of each line, and keep nothing.', {
        type: 'boolean',
      }),
      {
        name: 'choices',
        in: 'query',
        description: 'All choices as JSON.',
        content: {
          'application/json': { ...schemaRef('ImportChoices'), example: EXAMPLE_CHOICES },
        },
      },
    ],
    body: {
      required: true,
      content: {
        'text/csv': { schema: { type: 'string' }, example: EXAMPLE_FILE },
        'multipart/form-data': {
          ...schemaRef('ImportFile'),
          example: { file: EXAMPLE_FILE, choices: JSON.stringify(EXAMPLE_CHOICES) },
        },
      },
    },
    responses: {
      200: jsonAnswer('What became of each line.', 'ImportReport'),
      303: nextPage,
      ...writeFailures,
      413: problemAnswer('Too large.'),
      415: problemAnswer('Neither text/csv nor a form.'),
    },
  }),
  describePage(IMPORT_PATH, 'importPage', 'A form for a list of people, and earlier lists.'),
  ...draftStep('', 'understoodImport', 'What was understood of a list'),
  ...draftStep('/questions', 'askedImport', 'What is not clear in a list'),
  ...draftStep('/keep', 'keptImport', 'What would become of each row of a list'),
  describeOperation('get', `${DRAFT_PATH}/rows.csv`, {
    id: 'rowsToPutRight',
    summary: 'The rows of a list that could not be understood.',
    responses: {
      200: { description: 'The rows.', content: { 'text/csv': { schema: { type: 'string' } } } },
      ...changeFailures,
    },
  }),
  describeOperation('post', `${DRAFT_PATH}/leave`, {
    id: 'leaveImport',
    summary: 'Deletes a list that is not kept yet.',
    responses: {
      204: emptyAnswer('Deleted, to `Accept: application/json`.'),
      303: nextPage,
      ...changeFailures,
    },
  }),
  describeOperation('get', `${IMPORT_PATH}/batches`, {
    id: 'importBatches',
    summary: 'The lists that were imported, the newest first.',
    responses: { 200: jsonAnswer('The lists.', 'ImportBatches'), ...readFailures },
  }),
  describeOperation('get', BATCH_PATH, {
    id: 'importBatch',
    summary: 'One of them, with its people, and what was recorded of them since.',
    query: [queryParameter('after', '`next` of the page before.')],
    responses: { 200: jsonAnswer('The list.', 'ImportBatchPeople'), ...readFailures },
  }),
  describeOperation('post', `${BATCH_PATH}/take-back`, {
    id: 'takeBatchBack',
    summary:
      'Takes a list back: its people, what they count, and what it refused, as if it had never been imported.',
    responses: {
      200: jsonAnswer('The list, to `Accept: application/json`.', 'ImportBatch'),
      303: nextPage,
      ...changeFailures,
    },
  }),
  describePage(`${CAMPAIGN_PATH}/people/new`, 'newPersonPage', 'A form for one person.'),
  describeOperation('post', `${CAMPAIGN_PATH}/people/new`, {
    id: 'addPerson',
    summary: 'Writes one person down, from a slip of paper.',
    body: formBodyOf('NewPersonForm', {
      name: 'Ada Example',
      email: 'ada@people.example',
      consent: 'Signed the slip at the spring fair',
      statement: ['keep'],
    }),
    responses: {
      201: jsonAnswer('Who was added, to `Accept: application/json`.', 'NewPersonAdded'),
      303: nextPage,
      ...writeFailures,
    },
  }),
];
