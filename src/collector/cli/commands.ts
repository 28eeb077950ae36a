import { ACCESS_COMMANDS } from './access-commands.ts';
import { HAND_OVER_COMMANDS } from './hand-over-commands.ts';
import type { Command } from './command.ts';
import { settingsHelp } from './help-text.ts';
import { WITHOUT_NUL } from './move/nul-characters.ts';
import { EMBED_FOLDER } from './package-files.ts';
import { readSettings } from './read-settings.ts';

// A command's own modules are loaded when it runs: a help that loads a database takes a second.
const loadCampaignCommands = () => import('./campaign-commands.ts');

const serve: Command = {
  name: 'serve',
  summary: 'starts the collector; also what happens without a command',
  details: settingsHelp(),
  async run({ env }) {
    try {
      const [{ serveCollector }, { startMessage }] = await Promise.all([
        import('./serve-collector.ts'),
        import('./start-message.ts'),
      ]);
      const running = await serveCollector(env, EMBED_FOLDER);
      return { output: startMessage(running), stop: () => running.stop() };
    } catch (cause) {
      throw new Error(`The collector did not start. ${(cause as Error).message}`, { cause });
    }
  },
};

const backup: Command = {
  name: 'backup',
  summary: 'writes the database into a new file, while the collector runs',
  operands: ['FILE'],
  details: `The list of erasures is copied beside it, into FILE.erasures. PostgreSQL’s is written by pg_dump, which must be installed.`,
  async run({ operands: [file = ''], env }) {
    const { backUp } = await import('./backup-command.ts');
    return { output: backUp(file, readSettings(env)) };
  },
};

const init: Command = {
  name: 'init',
  summary: 'asks three things, and writes the file of settings',
  options: {
    settings: {
      type: 'string',
      placeholder: 'FILE',
      description: 'the file; left out: ./settings',
    },
    address: {
      type: 'string',
      placeholder: 'URL',
      description: 'the address that people use, or "" for this machine; nothing is asked then',
    },
    data: {
      type: 'string',
      placeholder: 'PLACE',
      description: 'a folder, or the address of a PostgreSQL; left out: ./data',
    },
    mail: { type: 'string', placeholder: 'URL', description: 'the mail server; left out: none' },
    from: { type: 'string', placeholder: 'ADDRESS', description: 'whom mails come from' },
    overwrite: { type: 'boolean', description: 'writes over a file that is there' },
  },
  async run({ options: { settings, overwrite, ...given }, settingsFile }) {
    const { runInit } = await import('./init-command.ts');
    const text = (value: unknown) => (typeof value === 'string' ? value.trim() : undefined);
    return runInit(text(settings) ?? settingsFile ?? 'settings', {
      address: text(given.address),
      data: text(given.data),
      mail: text(given.mail),
      from: text(given.from),
      overwrite: overwrite === true,
    });
  },
};

const doctor: Command = {
  name: 'doctor',
  summary: 'says what is wrong with the server, and what to do; exits with 1 if anything is',
  options: { json: { type: 'boolean', description: 'prints it for programs' } },
  details:
    'It sends no mail, and changes nothing. The owner’s page /organiser/doctor says the same.',
  async run({ options, env }) {
    const { runDoctor } = await import('./doctor-command.ts');
    return runDoctor(readSettings(env), { isJson: options.json === true });
  },
};

const move: Command = {
  name: 'move',
  summary: 'moves everything from the embedded database into the PostgreSQL of DATABASE_URL',
  options: {
    [WITHOUT_NUL]: {
      type: 'boolean',
      description: 'leaves out the NUL characters of texts, which PostgreSQL does not take',
    },
  },
  details: 'Stop the collector first. The PostgreSQL database must be empty.',
  async run({ options, env }) {
    const { moveToPostgres } = await import('./move/move-command.ts');
    const withoutNul = options[WITHOUT_NUL] === true;
    return { output: await moveToPostgres(readSettings(env), { withoutNul }) };
  },
};

const campaignCheck: Command = {
  name: 'campaign check',
  summary: 'says what is wrong with a campaign document, without publishing it',
  operands: ['FILE'],
  options: {
    ask: { type: 'boolean', description: 'also asks its endpoint whether it takes submissions' },
  },
  async run({ operands: [file = ''], options }) {
    const { checkCampaign } = await loadCampaignCommands();
    return { output: await checkCampaign(file, { endpoint: options.ask === true }) };
  },
};

const check: Command = { ...campaignCheck, name: 'check', summary: 'short for “campaign check”' };

const campaignImport: Command = {
  name: 'campaign import',
  summary: 'makes the campaign document of a file live',
  operands: ['FILE'],
  details: 'A collector that runs serves it within ten seconds.',
  async run({ operands: [file = ''], env }) {
    const { importCampaign } = await loadCampaignCommands();
    return { output: await importCampaign(file, readSettings(env)) };
  },
};

const campaignList: Command = {
  name: 'campaign list',
  summary: 'lists the campaigns, with their newest version',
  async run({ env }) {
    const { listCampaigns } = await loadCampaignCommands();
    return { output: await listCampaigns(readSettings(env)) };
  },
};

const campaignDown: Command = {
  name: 'campaign down',
  summary: 'takes a campaign down: it takes no more answers, and its forms say so',
  operands: ['ID'],
  details: 'Private pages and deletions go on. A newer version, or “campaign up”, brings it back.',
  async run({ operands: [id = ''], env }) {
    const { takeCampaignDown } = await loadCampaignCommands();
    return { output: await takeCampaignDown(id, readSettings(env)) };
  },
};

const campaignUp: Command = {
  name: 'campaign up',
  summary: 'serves a campaign again that was taken down',
  operands: ['ID'],
  async run({ operands: [id = ''], env }) {
    const { bringCampaignBack } = await loadCampaignCommands();
    return { output: await bringCampaignBack(id, readSettings(env)) };
  },
};

/** Every command of the collector. Without a name, the first one runs. */
export const COMMANDS = [
  serve,
  init,
  doctor,
  backup,
  move,
  check,
  campaignCheck,
  campaignImport,
  campaignList,
  campaignDown,
  campaignUp,
  ...ACCESS_COMMANDS,
  ...HAND_OVER_COMMANDS,
] as const;
