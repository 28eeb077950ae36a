import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { isSettingName } from './read-settings.ts';

const OPTION = '--settings';

export interface GivenSettings {
  /** What is left of the arguments. */
  args: string[];
  /** The file that was named last. */
  file: string | undefined;
}

/** Takes `--settings FILE` from the front of a command line; the last of several counts. */
export function takeSettingsFile(given: string[]): GivenSettings {
  let [args, file]: [string[], string | undefined] = [given, undefined];
  while (args[0] === OPTION) {
    file = args[1];
    if (!file) throw new Error(`${OPTION} needs the name of a file after it.`);
    args = args.slice(2);
  }
  return { args, file };
}

/**
 * Reads a file of settings, `NAME=value` a line.
 * @throws Error that names the file, and what is wrong
 */
export function readSettingsFile(file: string): Record<string, string> {
  const values = parseEnv(readText(file));
  const settings: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    if (!isSettingName(name)) throw new Error(`${file}: There is no setting ${name}.`);
    if (value !== undefined) settings[name] = value;
  }
  return settings;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new Error(`There is no file ${file}. “campaign-collector init” makes one.`, { cause });
    throw new Error(`${file} can’t be read (${code}).`, { cause });
  }
}

/**
 * The text of a file of settings.
 * @throws Error for a value that no line can hold
 */
export function writeSettingsText(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${quote(name, value)}\n`)
    .join('');
}

function quote(name: string, value: string): string {
  const mark = ['"', "'", '`'].find((each) => !value.includes(each));
  // A backslash before an “n” would become a line break.
  if (mark === undefined || /[\p{Cc}\\]/u.test(value))
    throw new Error(
      `${name} has a character that a file of settings can’t hold. In an address, write it as % and two digits: %5C, %22.`,
    );
  return /^[\w./:@+-]*$/.test(value) ? value : `${mark}${value}${mark}`;
}
