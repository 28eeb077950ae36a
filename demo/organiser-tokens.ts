import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../src/collector/cli/settings.ts';
import { addToken } from '../src/collector/cli/token-commands.ts';

/** Who organises which of the demo's campaigns. */
const ORGANISERS = [
  { who: 'the party', name: 'The party', campaign: 'edgbaston' },
  { who: 'the church', name: 'St Werburgh’s', campaign: 'st-werburgh' },
];

/**
 * Gives each organiser of the demo a token of their own, made once: it opens their campaign and
 * none of the others.
 * @returns what to print about the tokens, a line each
 */
export async function organiserTokenLines(settings: Settings): Promise<string[]> {
  const lines: string[] = [];
  for (const organiser of ORGANISERS) {
    const token = await tokenOf(organiser, settings);
    lines.push(
      `  token of ${organiser.who}: ${token || 'made before, and its file is lost: make another with "token add"'}`,
    );
  }
  return lines;
}

/** @returns the token, or nothing where it was made and its file is lost */
async function tokenOf(
  { name, campaign }: (typeof ORGANISERS)[number],
  settings: Settings,
): Promise<string> {
  const file = join(settings.DATA, `${campaign}-token`);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const wanted = { name, campaigns: [campaign], scopes: ['work', 'edit'] };
  const token = await addToken(wanted, settings).catch(() => '');
  if (token) writeFileSync(file, `${token}\n`, { mode: 0o600 });
  return token;
}
