import { createProblem, isObject, type Problem } from 'campaign-widgets/contract';
import { listTexts } from './document-texts.ts';

interface SensitiveSubject {
  what: string;
  pattern: RegExp;
  why: string;
}

const SPECIAL_CATEGORY =
  'the law protects it specially (UK GDPR, article 9): you need explicit consent, and a leak harms people';

/** What a campaign should not ask lightly, by the words of a question in English or Welsh. */
const SENSITIVE_SUBJECTS: readonly SensitiveSubject[] = [
  {
    what: 'how people vote',
    pattern:
      /\b(?:vot(?:e|ed|er|ing)|polling|ballot paper|political|which party|pleidleis\w*|plaid)\b/i,
    why: SPECIAL_CATEGORY,
  },
  {
    what: 'a date of birth',
    pattern: /\b(?:date of birth|birth ?(?:date|day)|d\.?o\.?b\b|when were you born|dyddiad geni)/i,
    why: 'it helps to find out who somebody is, and forms ask for the least age already ("minimumAge")',
  },
  {
    what: 'religion',
    pattern:
      /\b(?:religio\w*|faith|belief\w*|worship\w*|church|mosque|temple|synagogue|crefydd\w*)\b/i,
    why: SPECIAL_CATEGORY,
  },
  {
    what: 'health',
    pattern:
      /\b(?:health\w*|disab\w*|ill(?:ness|nesses)?|medic\w*|pregnan\w*|wheelchair|iechyd|anabl\w*)\b/i,
    why: SPECIAL_CATEGORY,
  },
  {
    what: 'a trade union',
    pattern: /\b(?:(?:trade )?unions?|undeb\w*)\b/i,
    why: SPECIAL_CATEGORY,
  },
];

/**
 * Warns of a campaign's own questions about what the law protects, or what tells who somebody is.
 */
export const sensitiveQuestions = (document: unknown): Problem[] =>
  ['survey', 'champion'].flatMap((section) =>
    questionsOf(document, section).flatMap((question, at) => {
      const words = listTexts(question)
        .filter(({ path }) => path[0] === 'label' || path[0] === 'hint')
        .map(({ text }) => text)
        .join('\n');
      return SENSITIVE_SUBJECTS.filter(({ pattern }) => pattern.test(words)).map(({ what, why }) =>
        createProblem(
          `${section}.questions.${at}.label`,
          'sensitive',
          `asks about ${what}: ${why}. Leave it out, unless the campaign can't do without`,
        ),
      );
    }),
  );

function questionsOf(document: unknown, section: string): unknown[] {
  const part = isObject(document) ? document[section] : undefined;
  const questions = isObject(part) ? part.questions : undefined;
  return Array.isArray(questions) ? questions : [];
}
