import { join, resolve } from 'node:path';
import { z } from 'zod';
import { DEFAULT_MAX_MAIL_PER_DAY } from '../notifications/mail-allowance.ts';
import { MIN_TOKEN_LENGTH } from '../organiser/token-hash.ts';

export interface SettingNotes {
  /** Its effect, in one or two sentences. The table in the docs and `serve --help` print it. */
  description: string;
  /** The behaviour without it, if that is not a plain default. */
  ifLeftOut?: string;
}

/** The printed description of each setting. */
export const settingNotes = z.registry<SettingNotes>();

/** The message for a token that is too short. */
export const TOKEN_TOO_SHORT =
  `must have at least ${MIN_TOKEN_LENGTH} characters, or strangers could guess it. ` +
  'Leave it out, and the collector makes a good one';

const DEFAULT_CAMPAIGNS = './campaigns';

/** An error message that repeats the value: not for settings that hold a secret. */
const mustBe = (what: string) => ({
  error: ({ input }: { input?: unknown }) => `must be ${what}, not "${String(input)}"`,
});

/** A whole number in decimal digits. */
export const wholeNumber = (least = 0, most = 1_000_000) =>
  z
    .string()
    .refine(
      (given) => /^\d+$/.test(given) && Number(given) >= least && Number(given) <= most,
      mustBe(`a whole number from ${least} to ${most}`),
    )
    .transform(Number);

const hasProtocol = (address: string, protocols: RegExp): boolean =>
  protocols.test(URL.parse(address)?.protocol ?? '');
const isWebAddress = (address: string): boolean => hasProtocol(address, /^https?:$/);

const HOST_WITH_PORT = /^([\w.-]+|\[[\da-f:.]+\]):\d{1,5}$/i;

const HostList = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .pipe(
    z.array(
      z
        .string()
        .regex(
          HOST_WITH_PORT,
          mustBe('hosts with their ports, like "postcodes:8000,localhost:8788"'),
        ),
    ),
  );

/**
 * Each setting of the collector, an environment variable: its rule, its default, its message and
 * its effect.
 */
export const SettingsSchema = z
  .object({
    PORT: wholeNumber(0, 65_535)
      .default(8787)
      .register(settingNotes, { description: 'The port to listen on; 0 takes a free one.' }),
    HOST: z.string().trim().default('127.0.0.1').register(settingNotes, {
      description:
        'The address to listen on: this machine only, or `0.0.0.0` for every interface, as in a container.',
    }),
    PUBLIC_URL: z
      .string()
      .refine(isWebAddress, mustBe('an address that starts with https:// or http://'))
      .transform((address) => address.replace(/\/+$/, ''))
      .optional()
      .register(settingNotes, {
        description: 'The address by which others reach the collector.',
        ifLeftOut: '`http://localhost:PORT`',
      }),
    TRUST_PROXY: z
      .preprocess((given) => (given === 'true' ? '1' : given), wholeNumber())
      .default(0)
      .register(settingNotes, {
        description: 'How many proxies in front add to `X-Forwarded-For`.',
      }),
    DATA: z.string().default('./data').register(settingNotes, {
      description: 'The folder of the database, the organiser token and the secret.',
    }),
    DATABASE_URL: z
      .string()
      .optional()
      .register(settingNotes, {
        description:
          'A PostgreSQL in place of the embedded database; several collectors may share it: ' +
          '`postgres://user:password@host:5432/database`.',
      }),
    CAMPAIGNS: z
      .string()
      .optional()
      .register(settingNotes, {
        description: 'The folder of campaign documents, one JSON file each.',
        ifLeftOut: `\`${DEFAULT_CAMPAIGNS}\`, where it is there`,
      }),
    ORGANISER_TOKEN: z
      .string()
      .trim()
      .min(MIN_TOKEN_LENGTH, TOKEN_TOO_SHORT)
      .optional()
      .register(settingNotes, {
        description: `What opens the organiser's pages: at least ${MIN_TOKEN_LENGTH} characters.`,
        ifLeftOut: 'made, and kept in `DATA`',
      }),
    SECRET: z.string().optional().register(settingNotes, {
      description:
        'The key of private pages and of the list of forgotten people. With another one, links that were given end.',
      ifLeftOut: 'made, and kept in `DATA`',
    }),
    ERASURES: z.string().optional().register(settingNotes, {
      description:
        'The file of the list of erasures, which a restored backup is compared with: keep it where the backups are.',
      ifLeftOut: '`DATA/erasures`',
    }),
    ACCEPT_DATA_LOSS: z
      .enum(['yes', 'no'], mustBe('"yes", or left out'))
      .transform((given) => given === 'yes')
      .default(false)
      .register(settingNotes, {
        description:
          '`yes` starts once although the database is missing, empty or damaged where one was expected.',
        ifLeftOut: 'such a start is refused',
      }),
    RATE_LIMIT: z
      .union(
        [z.literal('off'), wholeNumber(1)],
        mustBe('a whole number from 1 to 1000000, or "off"'),
      )
      .default(120)
      .register(settingNotes, {
        description:
          'Submissions a minute and network address, and 30 times as many reads; `off` for load tests.',
      }),
    LEAST_SECONDS: wholeNumber(0, 3600).default(3).register(settingNotes, {
      description:
        'Seconds in which nobody can fill a form in: what a web page sends sooner is held. 0 holds nothing for that.',
    }),
    AREA_LOOKUP: z
      .string()
      .refine(isWebAddress, mustBe('an address like "https://api.postcodes.io/postcodes"'))
      .optional()
      .register(settingNotes, {
        description:
          'A service that finds the ward of a postcode, with the answers of postcodes.io: ' +
          '`https://api.postcodes.io/postcodes`.',
      }),
    ALLOW_PRIVATE: HostList.optional().register(settingNotes, {
      description:
        "Hosts with their ports that the look-up, the webhook and partners' reports may have " +
        'although their address is private, and that may speak http: ' +
        '`postcodes:8000,localhost:8788`.',
    }),
    SMTP_URL: z
      .string()
      .refine(
        (address) => hasProtocol(address, /^smtps?:$/),
        'must be an address like smtps://user:password@host:465',
      )
      .optional()
      .register(settingNotes, {
        description:
          'The mail server that thanks people and sends them their private link: `smtps://user:password@host:465`.',
      }),
    SMTP_FROM: z.string().optional().register(settingNotes, {
      description: 'Whom these messages come from. Needed with `SMTP_URL`.',
    }),
    MAX_MAIL_PER_DAY: wholeNumber().default(DEFAULT_MAX_MAIL_PER_DAY).register(settingNotes, {
      description:
        'The most thank-you messages of one campaign on one day (UTC). An address gets one a day in any case.',
    }),
    NOTIFY_TO: z.string().optional().register(settingNotes, {
      description:
        "The organiser's address, for a line about each sign-up without personal data. Needs `SMTP_URL`.",
    }),
    NOTIFY_WEBHOOK: z
      .string()
      .refine(isWebAddress, 'must be an address that starts with https:// or http://')
      .optional()
      .register(settingNotes, {
        description: 'An address that each sign-up is posted to, without personal data.',
      }),
  })
  .superRefine((settings, { addIssue }) => {
    const missing = (name: string, why: string) =>
      addIssue({ code: 'custom', path: [name], message: `must be given with ${why}` });
    if (settings.SMTP_URL && !settings.SMTP_FROM)
      missing('SMTP_FROM', 'SMTP_URL: whom messages come from');
    if (settings.NOTIFY_TO && !settings.SMTP_URL)
      missing('SMTP_URL', 'NOTIFY_TO: the server that sends its messages');
  })
  .transform((settings) => {
    const data = resolve(settings.DATA);
    return {
      ...settings,
      DATA: data,
      CAMPAIGNS: resolve(settings.CAMPAIGNS ?? DEFAULT_CAMPAIGNS),
      /** Whether the folder was given: then it must exist. */
      isCampaignsNamed: settings.CAMPAIGNS !== undefined,
      ERASURES: settings.ERASURES ? resolve(settings.ERASURES) : join(data, 'erasures'),
    };
  });

/**
 * The settings as they are used: paths are absolute, numbers are numbers, and each default is
 * filled in.
 */
export type Settings = z.output<typeof SettingsSchema>;
