import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage, request } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Environment } from '../../../src/collector/cli/read-settings.ts';
import { folder, TOKEN } from '../harness.ts';
import { command } from '../process.ts';

export interface ToldFinding {
  check: string;
  state: 'right' | 'unseen' | 'wrong';
  code: string;
  seen: string;
  advice?: string;
}
type Findings = readonly ToldFinding[];

/** What was found by one check: `wrong untrusted`. */
export const verdictsOf = (findings: Findings, check: string): string[] =>
  findings.filter((each) => each.check === check).map(({ state, code }) => `${state} ${code}`);

const read = (text: string) => (JSON.parse(text) as { findings: Findings }).findings;

/** As the owner's program asks the collector that runs. */
export const askPage = async (url: string, headers: Record<string, string> = {}) =>
  read(
    await (
      await fetch(`${url}/organiser/doctor`, {
        headers: { Authorization: `Bearer ${TOKEN}`, ...headers },
      })
    ).text(),
  );

/** As an operator asks on the command line. */
export async function askCommand(
  env: Environment,
): Promise<{ code: number; findings: Findings; out: string }> {
  const { code, out, err } = await command(env, 'doctor', '--json');
  assert.ok(out.startsWith('{'), err);
  return { code, findings: read(out), out };
}

/** An address of this machine that is not loopback, as others in its network have it. */
export const networkAddress = Object.values(networkInterfaces())
  .flatMap((addresses = []) => addresses)
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

export const cannotEncrypt =
  networkAddress === undefined || spawnSync('openssl', ['version']).status !== 0
    ? 'there is no network, or no openssl'
    : false;

export interface FrontServer {
  url: string;
  /** For the environment of a process that is to trust its certificate. */
  NODE_EXTRA_CA_CERTS: string;
}

/** A web server with a certificate, in front of a collector, as Caddy or nginx stand there. */
export async function frontServer(
  t: TestContext,
  target: () => string,
  addHeaders: (request: IncomingMessage) => Record<string, string> = ({ socket }) => ({
    'X-Forwarded-For': socket.remoteAddress ?? '',
  }),
): Promise<FrontServer> {
  const place = folder(t);
  const [key, cert] = [join(place, 'key.pem'), join(place, 'cert.pem')];
  const options =
    `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -keyout ${key} ` +
    `-out ${cert} -subj /CN=collector -addext subjectAltName=IP:${networkAddress}`;
  execFileSync('openssl', options.split(' '), { stdio: 'ignore' });
  const pair = { key: readFileSync(key), cert: readFileSync(cert) };
  const server = createHttpsServer(pair, (incoming, outgoing) => {
    const headers = { ...incoming.headers, ...addHeaders(incoming) };
    const passed = request(
      new URL(incoming.url ?? '/', target()),
      { method: incoming.method, headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    passed.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `https://${networkAddress}:${port}`, NODE_EXTRA_CA_CERTS: cert };
}

/** A service that answers everything with this. */
export async function simpleService(
  t: TestContext,
  body: string,
  headers: Record<string, string> = {},
): Promise<string> {
  const server = createHttpServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A port on which nobody listens yet. */
export async function freePort(): Promise<string> {
  const server = createHttpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}
