import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { join, resolve } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { folder } from '../collector/harness.ts';

const DEPLOY = resolve('deploy');

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  /** As it was sent: nothing is decompressed. */
  body: Buffer;
}

export interface Ask {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** A web server in front, from its Debian package, with the file of the kit. */
export interface FrontServer {
  origin: string;
  ask(path: string, ask?: Ask): Promise<Reply>;
}

export interface StartOptions {
  /** `127.0.0.1:8787` */
  upstream: string;
  port: number;
}

/** Asks without following, decoding or keeping a connection. */
export const askServer = (
  origin: string,
  path: string,
  { method = 'GET', headers = {}, body }: Ask,
  ca?: Buffer,
): Promise<Reply> =>
  new Promise((done, fail) => {
    const send = origin.startsWith('https:') ? requestHttps : requestHttp;
    const options = { method, agent: false, headers, ...(ca && { ca }) };
    const sent = send(new URL(path, origin), options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', fail);
      response.on('end', () => {
        done({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
        });
      });
    });
    // A server that refuses a large body closes the connection while it is still sent.
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') fail(error);
      else setTimeout(() => fail(error), 1_000);
    });
    sent.end(body);
  });

export const isInstalled = (program: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

/** Starts a program that runs until the test ends. */
function run(t: TestContext, program: string, args: string[], env: Record<string, string>): void {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: 'ignore' });
  t.after(() => child.kill('SIGKILL'));
}

async function untilItAnswers(ask: FrontServer['ask']): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      if ((await ask('/healthz')).status === 200) return;
    } catch (failure) {
      if (tries > 200) throw failure;
    }
    assert.ok(tries < 300, 'the web server in front did not start');
    await wait(50);
  }
}

/** Caddy with `deploy/Caddyfile`; its own authority signs the certificate of localhost. */
export async function startCaddy(
  t: TestContext,
  { upstream, port }: StartOptions,
): Promise<FrontServer> {
  const place = folder(t);
  const origin = `https://localhost:${port}`;
  writeFileSync(
    join(place, 'Caddyfile'),
    `{
	admin off
	auto_https disable_redirects
	skip_install_trust
	storage file_system ${place}
}
import ${join(DEPLOY, 'Caddyfile')}
`,
  );
  const env = { SITE: origin, COLLECTOR: upstream, HOME: place };
  run(t, 'caddy', ['run', '--config', join(place, 'Caddyfile'), '--adapter', 'caddyfile'], env);
  const root = join(place, 'pki/authorities/local/root.crt');
  for (let tries = 0; tries < 300 && !existsSync(root); tries++) await wait(50);
  // Written while Caddy starts: it may be there and not yet whole.
  const ask: FrontServer['ask'] = (path, options = {}) =>
    askServer(origin, path, options, readFileSync(root));
  await untilItAnswers(ask);
  return { origin, ask };
}

/** nginx with `deploy/nginx.conf`, whose address, ports and paths are those of the test. */
export async function startNginx(
  t: TestContext,
  { upstream, port }: StartOptions,
): Promise<FrontServer> {
  const place = folder(t);
  const [key, cert] = [join(place, 'privkey.pem'), join(place, 'fullchain.pem')];
  const options = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -keyout ${key} -out ${cert} -subj /CN=localhost -addext subjectAltName=DNS:localhost`;
  execFileSync('openssl', options.split(' '), { stdio: 'ignore' });
  mkdirSync(join(place, 'logs'));
  const text = readFileSync(join(DEPLOY, 'nginx.conf'), 'utf8')
    .replaceAll('/etc/letsencrypt/live/answers.example.org', place)
    .replaceAll('/var/cache/nginx/campaign', join(place, 'cache'))
    .replaceAll('answers.example.org', 'localhost')
    .replace('listen 443 ', `listen ${port} `)
    .replace('listen 80;', `listen 127.0.0.1:${port + 1};`)
    .replace('server 127.0.0.1:8787;', `server ${upstream};`);
  assert.ok(text.includes(place) && text.includes(upstream));
  writeFileSync(
    join(place, 'nginx.conf'),
    `daemon off; user root; pid ${place}/nginx.pid; error_log ${place}/error.log;
events {}
http {
  client_body_temp_path ${place}/body; proxy_temp_path ${place}/proxy;
  fastcgi_temp_path ${place}/fastcgi; uwsgi_temp_path ${place}/uwsgi; scgi_temp_path ${place}/scgi;
  gzip on;
  gzip_types text/javascript application/json;
${text}
}
`,
  );
  run(t, 'nginx', ['-p', place, '-c', join(place, 'nginx.conf')], {});
  const origin = `https://localhost:${port}`;
  const ca = readFileSync(cert);
  const ask: FrontServer['ask'] = (path, asked = {}) => askServer(origin, path, asked, ca);
  await untilItAnswers(ask);
  return { origin, ask };
}

/** What reached the collector, in order. */
export interface Recorder {
  upstream: string;
  seen: { method: string; path: string; headers: IncomingHttpHeaders }[];
  /** How often this was asked for. */
  count(path: string): number;
  close(): Promise<void>;
  open(): Promise<void>;
}

/** Stands between the server in front and the collector, and passes everything on. */
export async function recorder(t: TestContext, target: string): Promise<Recorder> {
  const seen: Recorder['seen'] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = 'GET', url = '/', headers } = incoming;
    seen.push({ method, path: url, headers });
    const passed = requestHttp(new URL(url, target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    incoming.on('error', () => passed.destroy());
    incoming.pipe(passed);
  });
  await listenOn(server, 0);
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => {
        closed();
      });
      server.closeAllConnections();
    });
  t.after(close);
  return {
    upstream: `127.0.0.1:${port}`,
    seen,
    count: (path) => seen.filter((each) => each.path === path).length,
    close,
    open: () => listenOn(server, port),
  };
}

const listenOn = (server: Server, port: number): Promise<void> =>
  new Promise((listening) => {
    server.listen(port, '127.0.0.1', listening);
  });

/** Two ports next to each other on which nobody listens. */
export async function freePorts(): Promise<number> {
  const server = createServer();
  await listenOn(server, 0);
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
