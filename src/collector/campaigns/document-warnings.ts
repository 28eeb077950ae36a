import {
  type CampaignDocument,
  type LocalText,
  offeredLanguages,
  type Problem,
} from 'campaign-widgets/contract';
import { findUkWard, UK_WARDS_EDITION } from '../areas/uk-wards.ts';
import { documentProblem } from './document-checks.ts';
import { listTexts } from './document-texts.ts';
import { sensitiveQuestions } from './sensitive-questions.ts';
import { themeWarnings } from './theme-warnings.ts';
import { findUnknownKeys } from './unknown-keys.ts';

/** More warnings of one kind are summed up: a campaign may have 2,000 wards. */
const MAX_WARNINGS_OF_A_KIND = 20;

/**
 * Finds what may be intended, but is more likely a mistake: it warns, and refuses nothing.
 * @param campaign the document that was read; undefined where it is wrong
 */
export const findWarnings = (written: unknown, campaign?: CampaignDocument): Problem[] => [
  ...findUnknownKeys(written),
  ...(campaign
    ? [...shorten(wardWarnings(campaign), 'areas.wards'), ...languageWarnings(campaign)]
    : []),
  ...sensitiveQuestions(written),
  ...themeWarnings(written),
];

function shorten(warnings: Problem[], path: string): Problem[] {
  const more = warnings.length - MAX_WARNINGS_OF_A_KIND;
  if (more <= 0) return warnings;
  const rest = documentProblem(path, 'more', { count: more });
  return [...warnings.slice(0, MAX_WARNINGS_OF_A_KIND), rest];
}

const wardWarnings = ({ areas }: CampaignDocument): Problem[] =>
  areas.wards.flatMap(({ code, name }, at) => {
    const ward = findUkWard(code);
    if (!ward)
      return [
        documentProblem(`areas.wards.${at}.code`, 'unknown-ward', {
          ward: code,
          edition: UK_WARDS_EDITION,
        }),
      ];
    if (wordsOf(name).some((words) => isSameName(words, ward.name))) return [];
    return [
      documentProblem(`areas.wards.${at}.name`, 'other-ward', {
        name: wordsOf(name)[0] ?? '',
        code,
        ward: ward.name,
        council: ward.council.name,
      }),
    ];
  });

const wordsOf = (text: LocalText): string[] =>
  typeof text === 'string' ? [text] : Object.values(text);

const foldWardName = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('&', 'and')
    .replaceAll(/[^a-z0-9]/g, '');

/** Whether two names mean the same ward: "St. Mary’s" and "St Mary's (Lewes)". */
function isSameName(one: string, other: string): boolean {
  const [a, b] = [foldWardName(one), foldWardName(other)];
  return a !== '' && (a.includes(b) || b.includes(a));
}

/** Languages of the document that no form offers, or that lack some of its texts. */
function languageWarnings(campaign: CampaignDocument): Problem[] {
  const [first, ...others] = campaign.languages;
  const offered = offeredLanguages(campaign);
  return others
    .filter((language) => language !== first)
    .flatMap((language): Problem[] => {
      const path = `languages.${campaign.languages.indexOf(language)}`;
      if (!offered.includes(language)) return [documentProblem(path, 'not-offered', { language })];
      const missing = textsWithout(campaign, language);
      const [first] = missing;
      return first === undefined
        ? []
        : [documentProblem(path, 'incomplete', { language, count: missing.length, first })];
    });
}

/** The paths of texts that exist in the first language, and not in this one. */
function textsWithout(campaign: CampaignDocument, language: string): string[] {
  const [first = ''] = campaign.languages;
  const paths = new Set(listTexts(campaign).map(({ path }) => path.join('.')));
  return [...paths]
    .filter((path) => path.endsWith(`.${first}`))
    .map((path) => path.slice(0, -first.length - 1))
    .filter((path) => !paths.has(`${path}.${language}`));
}
