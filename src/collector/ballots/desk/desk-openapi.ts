import { type Described, jsonAnswer, jsonBodyOf, problemAnswer } from '../../http/openapi-parts.ts';
import {
  CAMPAIGN_PATH,
  describeOperation,
  describePage,
  writeFailures,
} from '../../organiser/describe-operation.ts';

const DESK_PATH = `${CAMPAIGN_PATH}/ballots/{ballot}/desk`;
const CODE = 'BCDFG-HJKLG';
const ADDRESS = 'ada@example.org';
const WARD = 'E05011144';
const REQUEST = '7c0c2f0e-4b7c-4f55-9f0e-0d7c0f0b7c13';

const failures: Described = {
  ...writeFailures,
  409: problemAnswer('The ballot is in another state.'),
};

/** What helpers do in the hall of a ballot. A page answers a form of the page. */
export const deskPaths: Described[] = [
  describePage(
    `${CAMPAIGN_PATH}/hall`,
    'hallPage',
    'The ballots, and what is done in their halls.',
  ),
  describePage(
    `${CAMPAIGN_PATH}/ballots/{ballot}/handbook`,
    'handbookPage',
    'Two pages to print for whoever helps in the hall.',
  ),
  describePage(DESK_PATH, 'deskPage', 'The desk of a ballot, for one telephone.'),
  describeOperation('post', `${DESK_PATH}/check`, {
    id: 'checkSlip',
    summary: 'Whether a slip may still vote. Nothing tells how it voted.',
    body: jsonBodyOf('SlipQuestion', { code: CODE }),
    responses: { 200: jsonAnswer('Its state.', 'SlipAnswer'), ...failures },
  }),
  describeOperation('post', `${DESK_PATH}/papers`, {
    id: 'swapSlip',
    summary: 'Spends a slip for a paper, if its outcome is `given`.',
    body: jsonBodyOf('PaperRequest', { code: CODE, ward: WARD, request: REQUEST }),
    responses: { 200: jsonAnswer('What came of it.', 'PaperAnswer'), ...failures },
  }),
  describeOperation('post', `${DESK_PATH}/void`, {
    id: 'voidSlip',
    summary: 'Makes a slip void that is in hand, if nobody has used it.',
    body: jsonBodyOf('SlipQuestion', { code: CODE }),
    responses: { 200: jsonAnswer('What came of it.', 'VoidAnswer'), ...failures },
  }),
  describeOperation('post', `${DESK_PATH}/addresses/check`, {
    id: 'checkAddress',
    summary: 'Whether a code was sent to an address, and used. Nothing tells how it voted.',
    body: jsonBodyOf('AddressQuestion', { email: ADDRESS }),
    responses: { 200: jsonAnswer('What became of its code.', 'AddressAnswer'), ...failures },
  }),
  describeOperation('post', `${DESK_PATH}/addresses/void`, {
    id: 'closeAddress',
    summary:
      'Makes the code of an address void before its person gets a slip or a paper. It can have no other by email.',
    body: jsonBodyOf('AddressQuestion', { email: ADDRESS }),
    responses: { 200: jsonAnswer('What its code was before.', 'AddressClosed'), ...failures },
  }),
  describeOperation('post', `${DESK_PATH}/slips`, {
    id: 'takeSlips',
    summary:
      'Takes in slips for which papers were given: also after the close, until the count begins. One that had voted (`spent`) adds one to the doubt of its contest.',
    body: jsonBodyOf('SlipsRequest', { codes: CODE, ward: WARD, request: REQUEST }),
    responses: { 200: jsonAnswer('What came of each.', 'SlipsAnswer'), ...failures },
  }),
  describeOperation('post', `${DESK_PATH}/replacements`, {
    id: 'replaceSlip',
    summary: 'Makes the code of a slip in place of a lost one: 200 at most at an event.',
    body: jsonBodyOf('ReplacementRequest', { event: 'st-peters' }),
    responses: { 201: jsonAnswer('The code, this once.', 'ReplacementMade'), ...failures },
  }),
  describeOperation('post', `${DESK_PATH}/headcounts`, {
    id: 'countHeads',
    summary: 'Writes down how many people are in the hall of an event; the last number counts.',
    body: jsonBodyOf('HeadcountRequest', { event: 'st-peters', people: 216 }),
    responses: { 200: jsonAnswer('As it is kept.', 'HeadcountRequest'), ...failures },
  }),
];

/** Answers of the desk, by the names of their schemas. */
export const deskExamples = {
  SlipAnswer: { state: 'unused', closes: '2027-09-12T15:30:00Z' },
  PaperAnswer: { outcome: 'given' },
  AddressAnswer: { state: 'unused' },
  AddressClosed: { before: 'unused' },
  VoidAnswer: { outcome: 'voided' },
  SlipsAnswer: { slips: [{ code: CODE, outcome: 'given' }] },
  ReplacementMade: { code: CODE, closes: '2027-09-12T15:30:00Z' },
  HeadcountRequest: { event: 'st-peters', people: 216 },
};
