import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { describeSettings } from '../src/collector/cli/read-settings.ts';

// Writes the table of the collector's settings into the docs: `node tools/settings-table.ts`.

export const SETTINGS_DOC = fileURLToPath(new URL('../docs/collector.md', import.meta.url));
const TABLE = /(?<=<!-- settings[^\n]*-->\n)[^]*(?=<!-- \/settings -->)/;

function settingsTable(): string {
  const rows = describeSettings().map(
    ({ name, ifLeftOut, description }) => `| \`${name}\` | ${ifLeftOut} | ${description} |`,
  );
  return ['| setting | left out | what it does |', '| --- | --- | --- |', ...rows].join('\n');
}

/** The document with the table of today in it, formatted. */
export async function withSettingsTable(text: string): Promise<string> {
  const options = await resolveConfig(SETTINGS_DOC);
  const written = text.replace(TABLE, () => `\n${settingsTable()}\n\n`);
  return format(written, { ...options, filepath: SETTINGS_DOC });
}

if (import.meta.main)
  await writeFile(SETTINGS_DOC, await withSettingsTable(await readFile(SETTINGS_DOC, 'utf8')));
