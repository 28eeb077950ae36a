import { ACCESS_SCOPES } from '../organiser/access-scopes.ts';
import type { WantedAccess } from '../organiser/check-access.ts';
import type { Command, CommandInput } from './command.ts';
import { readSettings } from './read-settings.ts';

const loadTokenCommands = () => import('./token-commands.ts');
const loadLinkCommands = () => import('./link-commands.ts');

const accessOptions = {
  campaign: {
    type: 'string',
    multiple: true,
    placeholder: 'ID',
    description: 'a campaign that it opens, in place of all; may be given several times',
  },
  scope: {
    type: 'string',
    multiple: true,
    placeholder: 'SCOPE',
    description: `what it opens, in place of everything: ${ACCESS_SCOPES.join(', ')}; may be given several times`,
  },
  source: {
    type: 'string',
    placeholder: 'PAGE',
    description: 'with "--scope source": the page whose answers it shows',
  },
  read: { type: 'boolean', description: 'short for "--scope register": it changes nothing' },
} satisfies Command['options'];

function wantedAccess({ operands: [name = ''], options }: CommandInput): WantedAccess {
  const campaigns = [options.campaign ?? []].flat().map(String);
  const given = [options.scope ?? []].flat().map(String);
  if (options.read) given.push('register');
  const everything = campaigns.length > 0 ? ['work', 'edit'] : ['owner'];
  const source = options.source === undefined ? undefined : String(options.source);
  return { name, campaigns, source, scopes: given.length > 0 ? given : everything };
}

const tokenAdd: Command = {
  name: 'token add',
  summary: 'makes a token for an organiser: for all campaigns and to change things, unless limited',
  operands: ['NAME'],
  options: accessOptions,
  run: async (input) => {
    const { addToken } = await loadTokenCommands();
    const token = await addToken(wantedAccess(input), readSettings(input.env));
    return { output: `${token}\nCopy it now: it is kept nowhere, only its hash is.` };
  },
};

const tokenList: Command = {
  name: 'token list',
  summary: 'lists the tokens that were made',
  async run({ env }) {
    const { listTokens } = await loadTokenCommands();
    return { output: await listTokens(readSettings(env)) };
  },
};

const tokenRevoke: Command = {
  name: 'token revoke',
  summary: 'takes a token back, by its name or its id',
  operands: ['NAME'],
  async run({ operands: [given = ''], env }) {
    const { revokeToken } = await loadTokenCommands();
    return { output: await revokeToken(given, readSettings(env)) };
  },
};

const linkAdd: Command = {
  name: 'link add',
  summary: 'makes a link that lets one browser in, once, within seven days',
  operands: ['NAME'],
  options: accessOptions,
  details: 'It begins with PUBLIC_URL. Whoever opens it never sees a token.',
  run: async (input) => {
    const { addLink } = await loadLinkCommands();
    return { output: await addLink(wantedAccess(input), readSettings(input.env)) };
  },
};

const linkList: Command = {
  name: 'link list',
  summary: 'lists the links that were made',
  async run({ env }) {
    const { listLinks } = await loadLinkCommands();
    return { output: await listLinks(readSettings(env)) };
  },
};

const linkRevoke: Command = {
  name: 'link revoke',
  summary: 'takes a link back, by its name or its id, with the session that it opened',
  operands: ['NAME'],
  async run({ operands: [given = ''], env }) {
    const { revokeLink } = await loadLinkCommands();
    return { output: await revokeLink(given, readSettings(env)) };
  },
};

/** The commands that give and end access. */
export const ACCESS_COMMANDS = [
  tokenAdd,
  tokenList,
  tokenRevoke,
  linkAdd,
  linkList,
  linkRevoke,
] as const;
