import type { Command, CommandOption } from './command.ts';
import { describeSettings } from './read-settings.ts';

export const PROGRAM = 'campaign-collector';

const MAX_WIDTH = 90;

/** `token add NAME [--campaign ID]… [--scope SCOPE]…` */
export function usageOf({ name, operands = [], options = {} }: Command): string {
  const written = Object.entries(options).map(
    ([option, about]) => `[${optionUsage(option, about)}]${about.multiple ? '…' : ''}`,
  );
  return [name, ...operands, ...written].join(' ');
}

const optionUsage = (option: string, { placeholder }: CommandOption): string =>
  `--${option}${placeholder ? ` ${placeholder}` : ''}`;

/** The output of `--help`. */
export function mainHelp(commands: readonly Command[]): string {
  return [
    `${PROGRAM} takes what the campaign widgets send, keeps it, and shows it to an organiser.`,
    `Usage: ${PROGRAM} [COMMAND]`,
    'Commands:',
    ...commands.map((command) => entry(usageOf(command), command.summary)),
    'Options:',
    entry('--help', `prints this; after a command, what that command takes`),
    entry('--settings FILE', 'before a command: reads settings from a file, as “init” writes it'),
    entry('--version', 'prints the version'),
    `It is set by environment variables or that file: "${PROGRAM} serve --help" names each.`,
  ].join('\n');
}

/** The output of `COMMAND --help`. */
export function commandHelp(command: Command): string {
  const options = Object.entries(command.options ?? {});
  return [
    `Usage: ${PROGRAM} ${usageOf(command)}`,
    entry('', command.summary),
    ...options.map(([option, about]) => entry(optionUsage(option, about), about.description)),
    ...(command.details ? [command.details] : []),
  ].join('\n');
}

/** Each setting with what it does and what happens without it. */
export function settingsHelp(): string {
  return [
    'Settings, as environment variables:',
    ...describeSettings().map(({ name, description, ifLeftOut }) =>
      entry(name, `${description} Left out: ${ifLeftOut}.`.replaceAll('`', '')),
    ),
  ].join('\n');
}

/** A term, and below it what it means, in lines that fit a terminal. */
export function entry(term: string, meaning: string): string {
  const lines = [''];
  for (const word of meaning.split(' ')) {
    const line = lines.at(-1) as string;
    if (line.length + word.length < MAX_WIDTH) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(` ${word}`);
  }
  const indented = lines.map((line) => `     ${line}`);
  return [...(term ? [`  ${term}`] : []), ...indented].join('\n');
}
