import type { Command } from './command.ts';
import { readSettings } from './read-settings.ts';

const loadHandOver = () => import('./hand-over.ts');

const exportAll: Command = {
  name: 'campaign export-all',
  summary: 'writes a whole campaign into a new file, for another collector',
  operands: ['ID', 'FILE'],
  details:
    'Documents, answers, the register with its log, progress and ballots. Stop the collector first if the database is the embedded one. The file holds personal data in the clear: encrypt it.',
  async run({ operands: [id = '', file = ''], env }) {
    const { exportWhole } = await loadHandOver();
    return { output: await exportWhole(id, file, readSettings(env)) };
  },
};

const importAll: Command = {
  name: 'campaign import-all',
  summary: 'reads a whole campaign from such a file, where it is not there yet',
  operands: ['FILE'],
  details:
    'Stop the collector first if the database is the embedded one, which it has to have made. All of it is imported, or nothing.',
  async run({ operands: [file = ''], env }) {
    const { importWhole } = await loadHandOver();
    return { output: await importWhole(file, readSettings(env)) };
  },
};

const eraseCampaign: Command = {
  name: 'campaign erase',
  summary: 'deletes everything of a campaign, for good: a demo, or one that was handed over',
  operands: ['ID'],
  options: { yes: { type: 'boolean', description: 'says that it is meant' } },
  details: 'Stop the collector first if the database is the embedded one.',
  async run({ operands: [id = ''], options, env }) {
    const { eraseWhole } = await loadHandOver();
    return { output: await eraseWhole(id, options.yes === true, readSettings(env)) };
  },
};

const ownerRenew: Command = {
  name: 'owner renew',
  summary: 'makes a new owner token in place of one that was lost or told',
  details: 'The old one opens nothing once the collector was restarted. Other tokens stay.',
  async run({ env }) {
    const { renewOwnerToken } = await import('./renew-owner-token.ts');
    return { output: renewOwnerToken(readSettings(env)) };
  },
};

/** The commands that hand a campaign, or the collector, over. */
export const HAND_OVER_COMMANDS = [exportAll, importAll, eraseCampaign, ownerRenew] as const;
