import { parseArgs } from 'node:util';
import type { Command, CommandInput } from './command.ts';
import { PROGRAM, usageOf } from './help-text.ts';
import { isOneTypoAway } from './similar-names.ts';

/**
 * Reads the arguments of a command.
 * @throws Error with a sentence about what is unknown or missing
 */
export function readArguments(
  command: Command,
  args: string[],
): Pick<CommandInput, 'operands' | 'options'> {
  const { operands: names = [] } = command;
  const { positionals, values } = parse(command, args);
  if (positionals.length < names.length)
    throw wrongUse(command, `${names.slice(positionals.length).join(' and ')} is missing`);
  const extra = positionals[names.length];
  if (extra !== undefined) throw wrongUse(command, `"${extra}" is one word too many`);
  const empty = names.find((_, at) => positionals[at] === '');
  if (empty) throw wrongUse(command, `${empty} is empty`);
  return { operands: positionals, options: values };
}

function parse(command: Command, args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { ...command.options } });
  } catch (cause) {
    throw wrongUse(command, describeMistake(command, cause as Error & { code?: string }), cause);
  }
}

function describeMistake({ options = {} }: Command, { code, message }: Error & { code?: string }) {
  const given = /'(--?[^' ]*)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const meant = Object.keys(options).find((name) => isOneTypoAway(given, name));
    return `there is no option "${given}"${meant ? `: did you mean "--${meant}"?` : ''}`;
  }
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    const isFlag = options[given.replace(/^-+/, '')]?.type === 'boolean';
    return isFlag ? `"${given}" takes no value` : `"${given}" needs a value after it`;
  }
  return message;
}

const wrongUse = (command: Command, what: string, cause?: unknown): Error =>
  new Error(
    `${command.name}: ${what}${/[?.]$/.test(what) ? '' : '.'} Write: ${PROGRAM} ${usageOf(command)}`,
    {
      cause,
    },
  );
