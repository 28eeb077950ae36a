import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMessageFolder } from './message-files.ts';
import { writeModules } from './write-modules.ts';

const root = join(import.meta.dirname, '../..');

/** The folders that hold messages, in `LANGUAGE/BUNDLE/PART.json`. */
export const MESSAGE_FOLDERS = [
  'src/locales',
  'src/kiosk/locales',
  'src/collector/notifications/locales',
  'src/collector/organiser/locales',
  'src/collector/pages/locales',
].map((path) => join(root, path));

/** Writes what has changed, so that nothing else is built anew. */
function writeFolder(path: string): void {
  const target = join(path, 'compiled');
  const modules = writeModules(readMessageFolder(path));
  mkdirSync(target, { recursive: true });
  for (const file of globSync('*.ts', { cwd: target }))
    if (!modules.has(file)) rmSync(join(target, file));
  for (const [file, code] of modules) {
    const place = join(target, file);
    if (!existsSync(place) || readFileSync(place, 'utf8') !== code) writeFileSync(place, code);
  }
}

/**
 * Compiles the messages of all languages to the modules in `compiled/` that code imports: texts,
 * and functions where a message has arguments. So no page and no server parses a message.
 */
export const compileMessages = (): void => MESSAGE_FOLDERS.forEach(writeFolder);
