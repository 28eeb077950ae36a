import { isObject, type Problem } from 'campaign-widgets/contract';
import { documentProblem, type SensitiveSubject } from './document-checks.ts';
import { listTexts } from './document-texts.ts';

/**
 * Subjects that a campaign should ask about only with care, by words of a question in English or
 * Welsh.
 */
const SENSITIVE_WORDS: Readonly<Record<SensitiveSubject, RegExp>> = {
  voting:
    /\b(?:vot(?:e|ed|er|ing)|polling|ballot paper|political|which party|pleidleis\w*|plaid)\b/i,
  birth: /\b(?:date of birth|birth ?(?:date|day)|d\.?o\.?b\b|when were you born|dyddiad geni)/i,
  religion:
    /\b(?:religio\w*|faith|belief\w*|worship\w*|church|mosque|temple|synagogue|crefydd\w*)\b/i,
  health:
    /\b(?:health\w*|disab\w*|ill(?:ness|nesses)?|medic\w*|pregnan\w*|wheelchair|iechyd|anabl\w*)\b/i,
  union: /\b(?:(?:trade )?unions?|undeb\w*)\b/i,
};
const SUBJECTS = Object.keys(SENSITIVE_WORDS) as SensitiveSubject[];

/** Warns of questions about data that the law protects, or that could identify somebody. */
export const sensitiveQuestions = (document: unknown): Problem[] =>
  ['survey', 'champion'].flatMap((section) =>
    sectionQuestions(document, section).flatMap((question, at) => {
      const words = listTexts(question)
        .filter(({ path }) => path[0] === 'label' || path[0] === 'hint')
        .map(({ text }) => text)
        .join('\n');
      return SUBJECTS.filter((subject) => SENSITIVE_WORDS[subject].test(words)).map((subject) =>
        documentProblem(`${section}.questions.${at}.label`, 'sensitive', { subject }),
      );
    }),
  );

function sectionQuestions(document: unknown, section: string): unknown[] {
  const part = isObject(document) ? document[section] : undefined;
  const questions = isObject(part) ? part.questions : undefined;
  return Array.isArray(questions) ? questions : [];
}
