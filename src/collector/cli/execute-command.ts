import type { Command, CommandResult } from './command.ts';
import { readArguments } from './command-arguments.ts';
import { COMMANDS } from './commands.ts';
import { commandHelp, mainHelp, PROGRAM } from './help-text.ts';
import { readVersion } from './package-files.ts';
import type { Environment } from './read-settings.ts';
import { readSettingsFile, takeSettingsFile } from './settings-file.ts';
import { isOneTypoAway } from './similar-names.ts';

const isHelp = (arg: string | undefined): boolean => arg === '--help' || arg === '-h';

/**
 * Executes a command line.
 * @param given the arguments after the program's name
 * @throws Error with a sentence that says what is wrong, and what to write instead
 */
export async function executeCommand(
  given: string[],
  processEnv: Environment,
): Promise<CommandResult> {
  const { args, file } = takeSettingsFile(given);
  const [first] = args;
  if (isHelp(first)) return { output: mainHelp(COMMANDS) };
  if (first === '--version' || first === '-v') return { output: readVersion() };
  const { commands, rest } = findCommands(args);
  if (rest.some(isHelp)) return { output: commands.map(commandHelp).join('\n\n') };
  const [command, ...others] = commands;
  if (command === undefined || others.length > 0) throw incompleteCommand(commands, rest);
  const isRead = file !== undefined && command.name !== 'init';
  const env = { ...(isRead && readSettingsFile(file)), ...processEnv };
  return command.run({ ...readArguments(command, rest), env, settingsFile: file });
}

/**
 * The named command, or all that begin with the word. Options alone belong to the first command.
 */
function findCommands(args: string[]): { commands: readonly Command[]; rest: string[] } {
  const [first, second] = args;
  if (first === undefined || first.startsWith('-'))
    return { commands: COMMANDS.slice(0, 1), rest: args };
  const whole = COMMANDS.find(({ name }) => name === first || name === `${first} ${second}`);
  if (whole) return { commands: [whole], rest: args.slice(whole.name.split(' ').length) };
  const group = COMMANDS.filter(({ name }) => name.startsWith(`${first} `));
  if (group.length > 0) return { commands: group, rest: args.slice(1) };
  throw unknownCommand(
    first,
    COMMANDS.map(({ name }) => name.split(' ')[0] as string),
  );
}

function unknownCommand(given: string, known: string[]): Error {
  const names = [...new Set(known)];
  const meant = names.find((name) => isOneTypoAway(given, name));
  const hint = meant ? `did you mean "${meant}"?` : `there are ${names.join(', ')}.`;
  return new Error(
    `There is no command "${given}": ${hint} "${PROGRAM} --help" says what each one does.`,
  );
}

/** The help for a word that several commands begin with, such as `token`. */
function incompleteCommand(commands: readonly Command[], [second]: string[]): Error {
  const group = commands[0]?.name.split(' ')[0] ?? '';
  const words = commands.map(({ name }) => name.slice(group.length + 1));
  const meant = words.find((word) => second !== undefined && isOneTypoAway(second, word));
  const missing =
    second === undefined || second.startsWith('-')
      ? `"${group}" needs a word that says what to do`
      : `There is no command "${group} ${second}"`;
  const hint = meant ? `did you mean "${group} ${meant}"?` : `there are ${words.join(', ')}.`;
  return new Error(`${missing}: ${hint} "${PROGRAM} ${group} --help" says what each one does.`);
}
