import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface Mail {
  to: string[];
  /** Its lines as they were written, without quoted-printable's folds. */
  text: string;
}

const decoded = (raw: string) =>
  Buffer.from(
    raw
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

export interface MailServerOptions {
  /** The code with which it refuses a recipient, or undefined where it takes them. */
  refuses?: (address: string) => number | undefined;
  /** The code with which it refuses a whole message, once it has read it. */
  refusesContent?: () => number | undefined;
  /** Milliseconds before it takes a message. */
  delayMs?: (address: string) => number;
  /** The password that it wants; without one, it takes everybody. */
  password?: string;
  /** A free one if left out. */
  port?: number;
}

export interface MailServer {
  url: string;
  port: number;
  mails: Mail[];
  tries: () => number;
  /** How often somebody tried to sign in. */
  signIns: () => number;
  connections: () => number;
}

const refusal = (code: number | undefined, what: string): Error | null =>
  code === undefined ? null : Object.assign(new Error(what), { responseCode: code });

const signInOptions = (password: string | undefined, onTry: () => void): SMTPServerOptions =>
  password === undefined
    ? { authOptional: true }
    : {
        allowInsecureAuth: true,
        onAuth: (auth, _, done) => {
          onTry();
          if (auth.password === password) done(null, { user: 'campaign' });
          else done(Object.assign(new Error('wrong password'), { responseCode: 535 }));
        },
      };

/** A real mail server on loopback, which takes every message unless it is told otherwise. */
export async function mailServer(
  t: Pick<TestContext, 'after'>,
  options: MailServerOptions = {},
): Promise<MailServer> {
  const mails: Mail[] = [];
  let tries = 0;
  let signIns = 0;
  const server = new SMTPServer({
    ...signInOptions(options.password, () => (signIns += 1)),
    closeTimeout: 50,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _, done) {
      tries += 1;
      done(refusal(options.refuses?.(address), `no mailbox ${address}`));
    },
    onData(stream, { envelope }, done) {
      const to = envelope.rcptTo.map(({ address }) => address);
      void text(stream).then(async (raw) => {
        await wait(options.delayMs?.(to[0] ?? '') ?? 0);
        const refused = refusal(options.refusesContent?.(), 'looks like spam');
        if (!refused) mails.push({ to, text: decoded(raw) });
        done(refused);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  t.after(() => new Promise<void>((resolve) => server.close(resolve)));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    mails,
    tries: () => tries,
    signIns: () => signIns,
    connections: () => server.connections.size,
  };
}
