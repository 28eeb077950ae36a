import { type CampaignDocument, isEmail, type Problem } from 'campaign-widgets/contract';
import { findUkConstituency } from '../areas/uk-constituencies.ts';
import { listUkCouncils } from '../areas/uk-wards.ts';
import { documentProblem } from './document-checks.ts';
import { type DocumentText, keyOfText, listTexts } from './document-texts.ts';

/**
 * Finds what the schema allows although no author means it. These rules apply to new versions
 * only: a document that was published before them is still served.
 */
export function findMistakes(document: CampaignDocument): Problem[] {
  const texts = listTexts(document);
  return [
    ...controllerProblems(document),
    ...texts.filter(isHostWithoutScheme).map(missingScheme),
    ...texts.filter(isDecodedWrongly).map(wrongEncoding),
    ...lengthProblems(document, texts),
    ...wardCodeProblems(document),
    ...openingProblems(document),
  ];
}

const PHONE = /\d(?:[\s().-]*\d){6}/;
const DOMAIN_PATTERN = /(?:[a-z0-9-]+\.)+[a-z]{2,}/i;

/** Whether a text contains an email address, a telephone number or a page. */
const isContactText = (text: string): boolean =>
  isEmail(text.trim()) || PHONE.test(text) || DOMAIN_PATTERN.test(text);

const controllerProblems = ({ controller }: CampaignDocument): Problem[] =>
  (['contact', 'complaints'] as const)
    .filter((part) => !isContactText(controller[part]))
    .map((part) => documentProblem(`controller.${part}`, 'contact', { part }));

const ADDRESS_KEYS: ReadonlySet<string> = new Set([
  'privacyUrl',
  'endpoint',
  'results',
  'report',
  'ballots',
  'lookup',
  'page',
  'partners',
]);
const HOST_FIRST =
  /^(?:www\.|(?:[a-z0-9-]+\.)+(?:com|cymru|eu|info|london|net|org|scot|uk|wales)(?:[/?#:]|$))/i;

const isHostWithoutScheme = ({ path, text }: DocumentText): boolean => {
  const key = path.findLast((part) => !/^\d+$/.test(part)) ?? '';
  return ADDRESS_KEYS.has(key) && HOST_FIRST.test(text.trim());
};

const missingScheme = ({ path, text }: DocumentText): Problem =>
  documentProblem(path.join('.'), 'scheme', {
    address: `https://${text.trim().slice(0, 200)}`,
  });

/** UTF-8 that a program read as Windows-1252: two or three odd characters in place of one. */
const MOJIBAKE =
  /[ÃÅÄ][\u0080-\u00BF\u0152-\u0178\u2018-\u201E\u2020-\u203A\u20AC\u2122]|â€|Â[\u00A0-\u00BF]/;

const isDecodedWrongly = ({ text }: DocumentText): boolean => MOJIBAKE.test(text);

const wrongEncoding = ({ path, text }: DocumentText): Problem =>
  documentProblem(path.join('.'), 'encoding', { sign: MOJIBAKE.exec(text)?.[0] ?? '' });

/**
 * The most characters of short texts; consents and the keys of the schema have their own limits.
 */
const MAX_TEXT_LENGTHS: Readonly<Record<string, number>> = {
  name: 200,
  label: 200,
  group: 120,
  hint: 500,
  next: 2000,
};

const lengthProblems = ({ languages }: CampaignDocument, texts: DocumentText[]): Problem[] =>
  texts.flatMap((each) => {
    const max = MAX_TEXT_LENGTHS[keyOfText(each, languages)];
    if (max === undefined || each.text.length <= max) return [];
    const { length } = each.text;
    return [documentProblem(each.path.join('.'), 'too-long', { max, length })];
  });

const openingProblems = ({ opens, closes }: CampaignDocument): Problem[] =>
  opens !== undefined && closes !== undefined && Date.parse(closes) <= Date.parse(opens)
    ? [documentProblem('closes', 'closes-first', {})]
    : [];

const wardCodeProblems = ({ areas }: CampaignDocument): Problem[] => {
  const councils = new Map(listUkCouncils().map(({ code, name }) => [code, name]));
  return areas.wards.flatMap(({ code }, at) => {
    const path = `areas.wards.${at}.code`;
    const constituency = findUkConstituency(code)?.name;
    const council = councils.get(code);
    if (constituency !== undefined)
      return [documentProblem(path, 'constituency', { place: constituency })];
    return council === undefined ? [] : [documentProblem(path, 'council', { place: council })];
  });
};
