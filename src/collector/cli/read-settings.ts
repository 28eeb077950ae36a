import { isOneTypoAway } from './similar-names.ts';
import { settingNotes, type Settings, SettingsSchema } from './settings.ts';

const SETTING_SCHEMAS = SettingsSchema.in.shape;
export type SettingName = keyof typeof SETTING_SCHEMAS;
const SETTING_NAMES = Object.keys(SETTING_SCHEMAS) as SettingName[];

/** Whether there is a setting of this name. */
export const isSettingName = (name: string): name is SettingName =>
  Object.hasOwn(SETTING_SCHEMAS, name);

/** The collector's part of the environment. An empty variable counts as missing. */
export type Environment = Partial<Record<SettingName, string>>;

/**
 * Other programs have short variables that look like ours (`PORTS`, `DATE`): a similar short name
 * is not always a mistake.
 */
const MIN_UNMISTAKABLE_LENGTH = 8;

/**
 * Reads the settings.
 * @throws Error with a line for each wrong one: its name, its value unless it is a secret, and
 * what to write
 */
export function readSettings(env: Environment): Settings {
  const given = Object.fromEntries(
    SETTING_NAMES.flatMap((name) => (env[name]?.trim() ? [[name, env[name]]] : [])),
  );
  const result = SettingsSchema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`);
  throw new Error([...new Set(lines)].join('\n'));
}

export interface MistypedSetting {
  name: string;
  meant: SettingName;
  /** Whether it is unlikely to be the variable of another program. */
  isCertain: boolean;
}

/**
 * Finds variables whose names differ from a setting's by one letter, by capitals or by underscores.
 */
export function findMistypedSettings(env: Record<string, string | undefined>): MistypedSetting[] {
  return Object.keys(env).flatMap((name) => {
    if (isSettingName(name)) return [];
    const meant = SETTING_NAMES.find((known) => isOneTypoAway(name, known));
    return meant ? [{ name, meant, isCertain: meant.length >= MIN_UNMISTAKABLE_LENGTH }] : [];
  });
}

export interface SettingDescription {
  name: SettingName;
  description: string;
  /** The behaviour without it. */
  ifLeftOut: string;
}

/** The description of each setting, in the order of the schema. */
export function describeSettings(): SettingDescription[] {
  return SETTING_NAMES.map((name) => {
    const schema = SETTING_SCHEMAS[name];
    const notes = settingNotes.get(schema);
    if (!notes) throw new Error(`${name} has no description`);
    const fallback = schema.parse(undefined) as string | number | undefined;
    const ifLeftOut =
      notes.ifLeftOut ?? (fallback === undefined ? 'none' : `\`${String(fallback)}\``);
    return { name, description: notes.description, ifLeftOut };
  });
}
