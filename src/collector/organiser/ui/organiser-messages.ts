import { englishDone, type DoneMessages } from './en-done.ts';
import { englishFrame, type FrameMessages } from './en-frame.ts';
import { englishNames, type NameMessages } from './en-names.ts';
import { englishEmbed, type EmbedMessages } from '../en-embed.ts';
import { englishSignIn, type SignInMessages } from '../en-sign-in.ts';
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

/**
 * Every sentence of the organiser's pages in one language, by the part of the pages that says it.
 */
export interface OrganiserMessages {
  frame: FrameMessages;
  names: NameMessages;
  done: DoneMessages;
  signIn: SignInMessages;
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

/** A new language is a set of files like those of English, and a place for it here. */
export const englishOrganiser: OrganiserMessages = {
  frame: englishFrame,
  names: englishNames,
  done: englishDone,
  signIn: englishSignIn,
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
