import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const DEBIANS_WORDPRESS = '/usr/share/wordpress';
const PACKAGES =
  'wordpress wordpress-theme-twentytwentyone wordpress-theme-twentytwentytwo wordpress-theme-twentytwentythree mariadb-server php8.2-cli php8.2-mysql php8.2-xml php8.2-mbstring';
const PASSWORD = 'password of the test';
const START_TIMEOUT_MS = 60_000;
const WAIT_BETWEEN_LOOKS_MS = 100;

/** A free port of this machine. */
async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

async function waitUntil(what: string, isTrue: () => Promise<boolean> | boolean): Promise<void> {
  const end = Date.now() + START_TIMEOUT_MS;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`${what} did not start in ${START_TIMEOUT_MS} ms`);
    await new Promise((resume) => setTimeout(resume, WAIT_BETWEEN_LOOKS_MS));
  }
}

export interface WordPressOptions {
  /** A network of two sites, the second under `/second/`. */
  network?: boolean;
  /** More lines of `wp-config.php`. */
  config?: string;
}

/**
 * The WordPress of Debian with MariaDB and PHP's own server, in a folder that is thrown away. Its
 * people are `admin` and `author`; on a network `admin`, and `second` on the second site.
 */
export class WordPressSite {
  readonly url: string;
  readonly #folder: string;
  readonly #processes: ChildProcess[] = [];

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.url = `http://localhost:${port}`;
  }

  /** @throws Error that names the packages, where they are not installed */
  static async open(options: WordPressOptions = {}): Promise<WordPressSite> {
    if (!existsSync(DEBIANS_WORDPRESS))
      throw new Error(`WordPress is not installed here: apt-get install ${PACKAGES}`);
    const folder = mkdtempSync(join(tmpdir(), 'campaign-wordpress-'));
    const site = new WordPressSite(folder, await findFreePort());
    try {
      await site.#startDatabase();
      site.#install(options);
      await site.#startServer();
    } catch (error) {
      await site.close();
      throw error;
    }
    return site;
  }

  get #root(): string {
    return join(this.#folder, 'site');
  }

  get #socket(): string {
    return join(this.#folder, 'mariadb.sock');
  }

  async #startDatabase(): Promise<void> {
    const data = join(this.#folder, 'database');
    execFileSync('mariadb-install-db', [
      '--no-defaults',
      `--datadir=${data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      '--user=root',
    ]);
    this.#processes.push(
      spawn(
        'mariadbd',
        [
          '--no-defaults',
          `--datadir=${data}`,
          `--socket=${this.#socket}`,
          '--skip-networking',
          '--user=root',
          '--innodb-flush-log-at-trx-commit=0',
        ],
        { stdio: 'ignore' },
      ),
    );
    await waitUntil('MariaDB', () => existsSync(this.#socket));
    execFileSync('mariadb', [
      '--no-defaults',
      `--socket=${this.#socket}`,
      '--user=root',
      '--execute=CREATE DATABASE wordpress',
    ]);
  }

  #install({ network = false, config = '' }: WordPressOptions): void {
    const root = this.#root;
    cpSync(DEBIANS_WORDPRESS, root, { recursive: true, dereference: true });
    for (const name of ['plugins', 'mu-plugins', 'uploads', 'upgrade'])
      mkdirSync(join(root, 'wp-content', name), { recursive: true });
    cpSync(here('router.php'), join(root, 'router.php'));
    const { host } = new URL(this.url);
    this.#writeConfig(config);
    this.#php(here('install.php'), root, this.url, ...(network ? ['network'] : []));
    if (!network) return;
    this.#writeConfig(`${config}
define( 'MULTISITE', true );
define( 'SUBDOMAIN_INSTALL', false );
define( 'DOMAIN_CURRENT_SITE', '${host}' );
define( 'PATH_CURRENT_SITE', '/' );
define( 'SITE_ID_CURRENT_SITE', 1 );
define( 'BLOG_ID_CURRENT_SITE', 1 );`);
    const outcome = this.#php(here('add-second-site.php'), root, host);
    if (outcome !== 'added') throw new Error(outcome);
  }

  #writeConfig(more: string): void {
    const keys = ['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'].flatMap((name) => [
      `define( '${name}_KEY', '${name} key of the test' );`,
      `define( '${name}_SALT', '${name} salt of the test' );`,
    ]);
    writeFileSync(
      join(this.#root, 'wp-config.php'),
      `<?php
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:${this.#socket}' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'WP_ACCESSIBLE_HOSTS', 'localhost' );
define( 'DISABLE_WP_CRON', true );
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_LOG', '${join(this.#folder, 'debug.log')}' );
define( 'WP_DEBUG_DISPLAY', false );
define( 'FS_METHOD', 'direct' );
${keys.join('\n')}
${more}
$table_prefix = 'wp_';
if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
`,
    );
  }

  #php(...args: string[]): string {
    return execFileSync('php', args, { encoding: 'utf8' });
  }

  async #startServer(): Promise<void> {
    this.#processes.push(
      spawn(
        'php',
        ['-S', new URL(this.url).host, '-t', this.#root, join(this.#root, 'router.php')],
        {
          stdio: 'ignore',
          env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' },
          // With workers, PHP's server is several processes: a group of its own ends them all.
          detached: true,
        },
      ),
    );
    await waitUntil('PHP’s server', () =>
      fetch(`${this.url}/wp-login.php`).then(
        (response) => response.ok,
        () => false,
      ),
    );
  }

  /** Puts a plug-in's folder into place, as it stands on the disk. */
  linkPlugin(name: string, folder: string): void {
    symlinkSync(folder, join(this.#root, 'wp-content/plugins', name));
  }

  /** Adds PHP that runs with every request, as a host's or a speed plug-in's does. */
  addMustUse(name: string, php: string): void {
    writeFileSync(join(this.#root, 'wp-content/mu-plugins', `${name}.php`), `<?php\n${php}`);
  }

  removeMustUse(name: string): void {
    rmSync(join(this.#root, 'wp-content/mu-plugins', `${name}.php`));
  }

  /** Runs PHP inside WordPress, on the site with this path, and returns what it printed. */
  run(php: string, path = '/'): string {
    const { host } = new URL(this.url);
    return this.#php(
      '-r',
      `$_SERVER['HTTP_HOST'] = '${host}'; $_SERVER['REQUEST_URI'] = '${path}';
define( 'WP_ADMIN', true );
require '${this.#root}/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';
${php}`,
    );
  }

  /** Publishes a post as it stands in the database, and returns its address. */
  publish(content: string, { as = 'admin', path = '/' } = {}): string {
    return this.run(
      `wp_set_current_user( get_user_by( 'login', '${as}' )->ID );
kses_init();
echo get_permalink( wp_insert_post( wp_slash( array(
  'post_title' => 'The campaign',
  'post_status' => 'publish',
  'post_content' => base64_decode( '${Buffer.from(content).toString('base64')}' ),
) ) ) );`,
      path,
    ).trim();
  }

  /** What PHP complained of, notices too; empty where it did not. */
  complaints(): string {
    return existsSync(join(this.#folder, 'debug.log'))
      ? execFileSync('cat', [join(this.#folder, 'debug.log')], { encoding: 'utf8' })
      : '';
  }

  /** The name and password to sign in with. */
  static readonly password = PASSWORD;

  async close(): Promise<void> {
    for (const child of this.#processes.reverse()) {
      if (child.exitCode !== null || child.pid === undefined) continue;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      try {
        process.kill(-child.pid);
      } catch {
        child.kill();
      }
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
