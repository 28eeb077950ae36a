import {
  type CampaignDocument,
  createProblem,
  type LocalText,
  offeredLanguages,
  type Problem,
} from 'campaign-widgets/contract';
import { findUkWard, UK_WARDS_EDITION } from '../areas/uk-wards.ts';
import { listTexts } from './document-texts.ts';
import { sensitiveQuestions } from './sensitive-questions.ts';
import { findUnknownKeys } from './unknown-keys.ts';

/** More of one kind are summed up: a campaign may have 2,000 wards. */
const MAX_WARNINGS_OF_A_KIND = 20;

/**
 * What may be meant, and is more likely a mistake: told, and not refused.
 * @param campaign the document that was read; undefined where it is wrong
 */
export const findWarnings = (written: unknown, campaign?: CampaignDocument): Problem[] => [
  ...findUnknownKeys(written),
  ...(campaign
    ? [
        ...shorten(wardWarnings(campaign), 'areas.wards', 'more wards like these'),
        ...languageWarnings(campaign),
      ]
    : []),
  ...sensitiveQuestions(written),
];

function shorten(warnings: Problem[], path: string, what: string): Problem[] {
  const more = warnings.length - MAX_WARNINGS_OF_A_KIND;
  if (more <= 0) return warnings;
  const rest = createProblem(path, 'more', `has ${more} ${what}`);
  return [...warnings.slice(0, MAX_WARNINGS_OF_A_KIND), rest];
}

const wardWarnings = ({ areas }: CampaignDocument): Problem[] =>
  areas.wards.flatMap(({ code, name }, at) => {
    const ward = findUkWard(code);
    if (!ward)
      return [
        createProblem(
          `areas.wards.${at}.code`,
          'unknown-ward',
          `is ${code}, which is no ward of the edition ${UK_WARDS_EDITION}: look the code up, unless your edition is another`,
        ),
      ];
    if (wordsOf(name).some((words) => isSameName(words, ward.name))) return [];
    return [
      createProblem(
        `areas.wards.${at}.name`,
        'other-ward',
        `is "${wordsOf(name)[0] ?? ''}", but ${code} is the code of ${ward.name}, ${ward.council.name}`,
      ),
    ];
  });

const wordsOf = (text: LocalText): string[] =>
  typeof text === 'string' ? [text] : Object.values(text);

const foldName = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('&', 'and')
    .replaceAll(/[^a-z0-9]/g, '');

/** Whether two names of a ward are one: "St. Mary’s" and "St Mary's (Lewes)". */
function isSameName(one: string, other: string): boolean {
  const [a, b] = [foldName(one), foldName(other)];
  return a !== '' && (a.includes(b) || b.includes(a));
}

/** Languages of the document that no form offers, or that miss some of its texts. */
function languageWarnings(campaign: CampaignDocument): Problem[] {
  const [first, ...others] = campaign.languages;
  const offered = offeredLanguages(campaign);
  return others
    .filter((language) => language !== first)
    .flatMap((language): Problem[] => {
      const path = `languages.${campaign.languages.indexOf(language)}`;
      if (!offered.includes(language))
        return [
          createProblem(
            path,
            'not-offered',
            `is "${language}", which forms do not offer: a consent has no statement in it`,
          ),
        ];
      const missing = textsWithout(campaign, language);
      return missing.length === 0
        ? []
        : [
            createProblem(
              path,
              'incomplete',
              `is "${language}", which ${missing.length} of the texts do not have, the first at ${missing[0] ?? ''}`,
            ),
          ];
    });
}

/** The paths of texts that are there in the first language, and not in this one. */
function textsWithout(campaign: CampaignDocument, language: string): string[] {
  const [first = ''] = campaign.languages;
  const paths = new Set(listTexts(campaign).map(({ path }) => path.join('.')));
  return [...paths]
    .filter((path) => path.endsWith(`.${first}`))
    .map((path) => path.slice(0, -first.length - 1))
    .filter((path) => !paths.has(`${path}.${language}`));
}
