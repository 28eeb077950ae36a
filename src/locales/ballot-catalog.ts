import { ballotLanguages } from './compiled/ballot-languages.ts';
import type { BallotMessages } from './compiled/en-ballot.ts';

const loadEnglish = (): Promise<BallotMessages> =>
  import('./compiled/en-ballot.ts').then(({ englishBallot }) => englishBallot);

/**
 * Loads what the ballot says in a language: apart from the forms' messages, of which a survey's page
 * loads none. A language that can't be loaded is replaced by English.
 * @throws if English can't be loaded either
 */
export async function loadBallotMessages(language: string): Promise<BallotMessages> {
  const packs: Record<string, () => Promise<{ messages: BallotMessages }>> = ballotLanguages;
  const pack = packs[language];
  return pack ? pack().then(({ messages }) => messages, loadEnglish) : loadEnglish();
}

export type { BallotMessages };
