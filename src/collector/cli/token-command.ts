import { parseArgs } from 'node:util';
import { makeToken } from '../organiser/organiser-tokens.ts';
import { OWNER } from '../organiser/principal.ts';
import type { Token } from '../people/people-store.ts';
import { type Environment, openStore, readCampaigns } from './serve-collector.ts';

const USAGE = `  token add NAME [--campaign ID]… [--read]   makes a token: for all campaigns and to change things, unless said otherwise
  token list                                 says which there are
  token revoke ID or NAME                    takes one back`;

/**
 * Makes, lists and revokes tokens from a command line, also while the collector runs on the same `DATA`.
 * @param args what follows `token`
 * @returns what to print
 * @throws Error that says what to write instead
 */
export async function tokenCommand(args: string[], env: Environment): Promise<string> {
  const { positionals, values } = readArguments(args);
  const [verb = '', given = '', ...more] = positionals;
  if (
    more.length ||
    !['add', 'list', 'revoke'].includes(verb) ||
    (verb === 'list') !== (given === '')
  )
    throw new Error(`Write one of\n${USAGE}`);
  // Read before the database is opened: a folder that is missing must not leave one behind.
  const here = values.campaign?.length ? readCampaigns(env).map(({ id }) => id) : [];
  const store = await openStore(env);
  try {
    if (verb === 'list') return listed(await store.tokens());
    if (verb === 'add') {
      const made = await makeToken(
        store,
        { name: given, campaigns: values.campaign ?? [], access: values.read ? 'read' : 'write' },
        here,
        OWNER,
        new Date(),
      );
      if ('problems' in made)
        throw new Error(made.problems.map(({ message }) => message).join('\n'));
      return `${made.token}\nCopy it now: it is kept nowhere, only its hash is.`;
    }
    const token = (await store.tokens()).find(
      ({ id, name, revokedAt }) => revokedAt === null && (id === given || name === given),
    );
    if (!token || !(await store.revokeToken(token.id, new Date().toISOString())))
      throw new Error(
        `There is no token "${given}" that could be revoked. "token list" says which there are.`,
      );
    return `Revoked: ${token.name}`;
  } finally {
    await store.close();
  }
}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { campaign: { type: 'string', multiple: true }, read: { type: 'boolean' } },
    });
  } catch (cause) {
    throw new Error(`${(cause as Error).message}\nWrite one of\n${USAGE}`, { cause });
  }
}

const listed = (tokens: Token[]): string =>
  tokens.length === 0
    ? 'None was made yet.'
    : tokens
        .map(({ id, name, campaigns, access, createdAt, createdBy, revokedAt }) =>
          [
            id,
            name,
            access,
            campaigns.join(',') || 'all campaigns',
            `made ${createdAt.slice(0, 10)} by ${createdBy}`,
            ...(revokedAt ? [`revoked ${revokedAt.slice(0, 10)}`] : []),
          ].join('  '),
        )
        .join('\n');
