import { readFileSync } from 'node:fs';

// Prints what changed in a version, from CHANGELOG.md: `node tools/release-notes.ts 0.1.0`.

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const PACKAGES = ['package.json', 'src/collector/package.json'];

/**
 * Finds the notes of a version: what stands below `## VERSION – DATE`, up to the next version.
 * @throws Error if there are none, or the version has no date yet
 */
export function releaseNotes(changelog: string, version: string): string {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => text.split(/\s/, 1)[0] === version);
  if (section === undefined) throw new Error(`CHANGELOG.md has no part "## ${version} – DATE"`);
  const [heading = '', ...lines] = section.split('\n');
  if (!/ – \d{4}-\d\d-\d\d$/.test(heading))
    throw new Error(`write the day of the release into CHANGELOG.md: "## ${version} – 2026-12-31"`);
  const notes = lines.join('\n').trim();
  if (!notes) throw new Error(`CHANGELOG.md says nothing about ${version}`);
  return notes;
}

/** @throws Error that names the package which has another version */
function requireVersion(version: string): void {
  for (const path of PACKAGES) {
    const { version: found } = JSON.parse(read(path)) as { version: string };
    if (found !== version) throw new Error(`${path} has the version ${found}, not ${version}`);
  }
}

if (import.meta.main)
  try {
    const [version] = process.argv.slice(2);
    if (!version) throw new Error('name the version: node tools/release-notes.ts 0.1.0');
    requireVersion(version);
    console.log(releaseNotes(read('CHANGELOG.md'), version));
  } catch (wrong) {
    console.error((wrong as Error).message);
    process.exitCode = 1;
  }
