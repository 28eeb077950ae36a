import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { isLocalAddress } from '../doctor/examination.ts';
import type { CommandResult } from './command.ts';
import { PROGRAM } from './help-text.ts';
import { type Environment, readSettings } from './read-settings.ts';
import { writeSettingsText } from './settings-file.ts';

/** What was given as options, in place of answers. */
export interface InitOptions {
  address?: string | undefined;
  data?: string | undefined;
  mail?: string | undefined;
  from?: string | undefined;
  overwrite: boolean;
}

const MAX_TRIES = 5;
const POSTGRES = /^postgres(ql)?:\/\//;
const QUESTIONS = {
  address:
    'Under which address will people reach it, like https://answers.example.org? (Nothing: on this machine only, for a trial)',
  data: 'Where does it keep its data: in which folder, or in which PostgreSQL, like postgres://user:password@host:5432/database? (Nothing: ./data)',
  mail: 'Which mail server sends its mails, like smtps://user:password@host:465? (Nothing: none)',
  from: 'And from which address, like hello@example.org?',
};

/**
 * Asks three things, and writes the file of settings.
 * @throws Error with a sentence about a wrong option, or a file that is there already
 */
export async function runInit(given: string, options: InitOptions): Promise<CommandResult> {
  const file = resolve(given);
  const asking = options.address === undefined ? openQuestions() : undefined;
  try {
    if (!options.overwrite) await mayWrite(file, asking);
    const settings = asking ? await askSettings(asking) : settingsOf(options);
    writePrivately(file, writeSettingsText(settings));
    return { output: nextSteps(file, settings) };
  } finally {
    asking?.close();
  }
}

/** @throws Error where the file is there and stays */
async function mayWrite(file: string, questions: Questions | undefined): Promise<void> {
  if (!existsSync(file)) return;
  const isSure = await questions?.ask(`${file} is there already. Write over it? (yes or no)`);
  if (isSure?.toLowerCase() === 'yes') return;
  throw new Error(`${file} is there already, and stays as it is. --overwrite writes over it.`);
}

async function askSettings(questions: Questions): Promise<Record<string, string>> {
  const answers = { overwrite: false } as InitOptions;
  const { address, data, mail, from } = QUESTIONS;
  answers.address = await questions.askUntil(address, (text) => settingsOf({ address: text }));
  answers.data = await questions.askUntil(data, (text) => settingsOf({ data: text }));
  const sender = 'x@x.example';
  answers.mail = await questions.askUntil(mail, (text) => settingsOf({ mail: text, from: sender }));
  if (answers.mail)
    answers.from = await questions.askUntil(from, (text) =>
      settingsOf({ mail: answers.mail, from: text }),
    );
  return settingsOf(answers);
}

/**
 * The settings of some answers. An empty answer takes the default.
 * @throws Error with a sentence for each answer that makes no sense
 */
function settingsOf({ address, data, mail, from }: Partial<InitOptions>): Record<string, string> {
  const isServer = data !== undefined && POSTGRES.test(data);
  if (address && URL.canParse(address) && !address.startsWith('https:') && !isLocalAddress(address))
    throw new Error(
      `"${address}" is not https. Browsers let pages on https send to https only: write https://…, and let a web server such as Caddy get the certificate.`,
    );
  if (data && !isServer && /^\w+:\/\//.test(data))
    throw new Error('The data goes into a folder, or into postgres://user:password@host/database.');
  if (isServer && !URL.canParse(data))
    throw new Error(
      'That is no address of a PostgreSQL: write postgres://user:password@host:5432/database, and %40, %2F … for signs like @ and / in the password.',
    );
  if (mail && !/^[^@]+@[^@\s]+$/.test(from ?? ''))
    throw new Error(
      `"${from ?? ''}" is no mail address: messages come from one, like hello@example.org.`,
    );
  const settings = {
    ...(address && { PUBLIC_URL: address.replace(/\/+$/, '') }),
    // The web server that has the certificate stands in front, on this machine.
    ...(address && !isLocalAddress(address) && { TRUST_PROXY: '1' }),
    DATA: resolve(isServer || !data ? 'data' : data),
    ...(isServer && { DATABASE_URL: data }),
    ...(mail && { SMTP_URL: mail, SMTP_FROM: from ?? '' }),
  } satisfies Environment;
  readSettings(settings);
  // What a file can't hold is told with its question.
  writeSettingsText(settings);
  return settings;
}

/** Under another name first, so that it is never there in part; readable by its owner only. */
function writePrivately(file: string, text: string): void {
  const unfinished = `${file}.${process.pid}.unfinished`;
  try {
    writeFileSync(unfinished, text, { mode: 0o600, flag: 'wx' });
    renameSync(unfinished, file);
  } catch (cause) {
    rmSync(unfinished, { force: true });
    const { code } = cause as NodeJS.ErrnoException;
    throw new Error(
      code === 'ENOENT'
        ? `There is no folder ${dirname(file)}. Make it first.`
        : `${file} can’t be written (${code}).`,
      { cause },
    );
  }
}

function nextSteps(file: string, { PUBLIC_URL }: Readonly<Record<string, string>>): string {
  // As it was called itself.
  const program = process.env.npm_command === 'exec' ? `npx ${PROGRAM}` : PROGRAM;
  const front =
    PUBLIC_URL === undefined || isLocalAddress(PUBLIC_URL)
      ? []
      : [`A web server with a certificate for ${PUBLIC_URL} must stand in front: docs/deploy.md.`];
  return [
    `Written: ${file} (only its owner can read it). Change it with any editor.`,
    ...front,
    `Start:   ${program} --settings ${file}`,
    `Look:    ${program} --settings ${file} doctor`,
  ].join('\n');
}

interface Questions {
  ask(question: string): Promise<string>;
  /** Asks again, with what is wrong, until the answer makes sense. */
  askUntil(question: string, check: (answer: string) => unknown): Promise<string>;
  close(): void;
}

/** Questions on the terminal, or to a program that writes the answers, a line each. */
function openQuestions(): Questions {
  const reader = createInterface({ input: process.stdin });
  const lines = reader[Symbol.asyncIterator]();
  const ask = async (question: string): Promise<string> => {
    console.log(question);
    const { value, done } = await lines.next();
    if (done) throw new Error('There was no answer, so nothing was written.');
    return value.trim();
  };
  return {
    ask,
    async askUntil(question, check) {
      for (let tries = 1; ; tries++) {
        const answer = await ask(question);
        try {
          check(answer);
          return answer;
        } catch (wrong) {
          if (tries === MAX_TRIES) throw wrong;
          console.log((wrong as Error).message);
        }
      }
    },
    close: () => {
      reader.close();
    },
  };
}
