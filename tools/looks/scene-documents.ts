import { readFileSync } from 'node:fs';
import { LANGUAGES } from '../../src/locales/languages.ts';

const DEMO = new URL('../../demo/campaigns/edgbaston.json', import.meta.url);
const LONG_AGO = '2020-01-01T00:00:00Z';
const FAR_AHEAD = '2090-01-01T00:00:00Z';

type Document = Record<string, unknown>;

export const SCENE_LANGUAGES = Object.keys(LANGUAGES);

/** Which documents there are, by what a visitor finds. */
export type DocumentState = 'open' | 'before' | 'after' | 'ballots';

const DATES: Record<DocumentState, Document> = {
  open: { opens: LONG_AGO },
  before: { opens: FAR_AHEAD },
  after: { opens: LONG_AGO, closes: '2020-02-01T00:00:00Z' },
  ballots: { opens: LONG_AGO },
};

/**
 * The demo's campaign in each state and in eight languages; its legal sentences are no real ones.
 * @param ballots the address of ballots that no collector holds
 */
export function sceneDocuments(ballots = '/ballots'): Map<DocumentState, Document> {
  const demo = JSON.parse(readFileSync(DEMO, 'utf8')) as Document & { consents: Document[] };
  const sentence = (id: unknown, language: string) =>
    `[Test text in place of “${String(id)}”, language ${language}]`;
  const consents = demo.consents.map((consent) => {
    const sentences = Object.fromEntries(
      SCENE_LANGUAGES.map((language) => [language, sentence(consent.id, language)]),
    );
    return { ...consent, statement: sentences, organisationStatement: sentences };
  });
  const documentOf = (state: DocumentState): Document => ({
    ...demo,
    ...DATES[state],
    id: `looks-${state}`,
    version: 1,
    languages: SCENE_LANGUAGES,
    consents,
    publishThreshold: 1,
    results: `looks-${state}/results`,
    report: `looks-${state}/progress`,
    ballots: state === 'ballots' ? ballots : `looks-${state}/ballots`,
  });
  const states = Object.keys(DATES) as DocumentState[];
  return new Map(states.map((state) => [state, documentOf(state)]));
}
