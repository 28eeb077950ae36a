import { englishDone } from '../locales/compiled/en-done.ts';
import { englishNames } from '../locales/compiled/en-names.ts';
import {
  englishOrganiser as englishMain,
  type OrganiserMessages as CompiledMessages,
} from '../locales/compiled/en-organiser.ts';
import { englishRefused } from '../locales/compiled/en-refused.ts';
import { englishSignIn } from '../locales/compiled/en-sign-in.ts';
import { messages as welshCompiled } from '../locales/compiled/cy-organiser.ts';
import { englishEmbed, type EmbedMessages } from '../en-embed.ts';
import { englishSources, type SourceMessages } from '../en-sources.ts';
import { englishTokens, type TokenMessages } from '../en-tokens.ts';
import { englishAnswers, type AnswerMessages } from '../../answers/en-answers.ts';
import { englishPeople, type PeopleMessages } from '../../people/en-people.ts';
import {
  englishImport,
  englishRefusals,
  type ImportMessages,
  type RefusalMessages,
} from '../../people/import/en-import.ts';
import { englishPerson, type PersonMessages } from '../../people/en-person.ts';
import { englishRecord, type RecordMessages } from '../../people/en-record.ts';
import { englishProgress, type ProgressPageMessages } from '../../progress/en-progress.ts';
import {
  englishProgressRecords,
  type ProgressRecordMessages,
} from '../../progress/en-progress-records.ts';
import { englishRetention, type RetentionMessages } from '../../people/en-retention.ts';

/** What is not in the JSON files yet, and is English in every language. */
interface UntranslatedMessages {
  embed: EmbedMessages;
  tokens: TokenMessages;
  sources: SourceMessages;
  answers: AnswerMessages;
  people: PeopleMessages;
  person: PersonMessages;
  record: RecordMessages;
  importing: ImportMessages;
  refusals: RefusalMessages;
  progress: ProgressPageMessages;
  progressRecords: ProgressRecordMessages;
  retention: RetentionMessages;
}

/**
 * Every sentence of the organiser's pages in one language, by the part of the pages that says it.
 */
export type OrganiserMessages = Required<CompiledMessages> & UntranslatedMessages;

const untranslated: UntranslatedMessages = {
  embed: englishEmbed,
  tokens: englishTokens,
  sources: englishSources,
  answers: englishAnswers,
  people: englishPeople,
  person: englishPerson,
  record: englishRecord,
  importing: englishImport,
  refusals: englishRefusals,
  progress: englishProgress,
  progressRecords: englishProgressRecords,
  retention: englishRetention,
};

/** The messages of a part are in `../locales/LANGUAGE/organiser/PART.json`. */
export const englishOrganiser: OrganiserMessages = {
  ...untranslated,
  ...englishMain,
  done: englishDone,
  names: englishNames,
  refused: englishRefused,
  signIn: englishSignIn,
};

export const welshOrganiser: OrganiserMessages = { ...untranslated, ...welshCompiled };
