import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../src/collector/cli/serve-collector.ts';
import { tokenCommand } from '../src/collector/cli/token-command.ts';

/** Who organises which of the demo's campaigns. */
const ORGANISERS = [
  { who: 'the party', name: 'The party', campaign: 'edgbaston' },
  { who: 'the church', name: 'St Werburgh’s', campaign: 'st-werburgh' },
];

/**
 * Gives each organiser of the demo a token of their own, made once: it opens their campaign and none of the others.
 * @param campaigns the folder of the demo's campaign documents
 * @returns what to print about the tokens, a line each
 */
export async function organiserTokenLines(env: Environment, campaigns: string): Promise<string[]> {
  const lines: string[] = [];
  for (const organiser of ORGANISERS) {
    const token = await tokenOf(organiser, { ...env, CAMPAIGNS: campaigns });
    lines.push(
      `  token of ${organiser.who}: ${token || 'made before, and its file is lost: make another with "token add"'}`,
    );
  }
  const everything = env.ORGANISER_TOKEN
    ? 'ORGANISER_TOKEN'
    : join(env.DATA || './data', 'organiser-token');
  return [
    ...lines,
    `  Whoever runs the collector opens both campaigns, with the token in ${everything}`,
  ];
}

/** @returns the token, or nothing where it was made and its file is lost */
async function tokenOf(
  { name, campaign }: (typeof ORGANISERS)[number],
  env: Environment,
): Promise<string> {
  const file = join(env.DATA || './data', `${campaign}-token`);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const told = await tokenCommand(['add', name, '--campaign', campaign], env).catch(() => '');
  const [token = ''] = told.split('\n');
  if (token) writeFileSync(file, `${token}\n`, { mode: 0o600 });
  return token;
}
