import { globSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importCircles } from './import-circles.ts';
import { measureSource, type SourceFigures } from './source-file.ts';

// Prints how the code reads, in figures, beside the limits that it should keep. They are signs, not
// goals: a long name that says nothing is no better than a short one. `npm run measure:code --
// --list` names the places too, and folders may follow: `npm run measure:code -- src/contract`.
// Without folders it measures all of src/. Casts are counted by the syntax; the word "as" is what
// other projects are measured by, and stands in comments and texts too.

interface Figure {
  label: string;
  value: number;
  limit?: number;
  /** Where it is, the worst first. */
  places?: string[];
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean', default: false } },
});
const paths = (positionals.length ? positionals : ['src'])
  .flatMap((folder) => globSync(`${folder.replace(/\/$/, '')}/**/*.ts`))
  // What a build makes is read by nobody.
  .filter((path) => !/\b(?:locales.compiled|dist|node_modules)\b/.test(path))
  .sort();
const files = paths.map(measureSource);
const lineCount = sum(files.map(({ lines }) => lines.length));

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
const rounded = (value: number) => Math.round(10 * value) / 10;
const percent = (part: number, whole: number) => rounded((100 * part) / whole);
const perThousandLines = (count: number) => rounded((1000 * count) / lineCount);

function longLines(): Figure {
  const places = files.flatMap(({ path, lines }) =>
    lines.flatMap((line, at) =>
      line.length > 120 ? [`${path}:${at + 1} (${line.length} characters)`] : [],
    ),
  );
  const value = percent(places.length, lineCount);
  return { label: 'lines over 120 characters, %', value, limit: 0.5, places };
}

/** Each top-level name, with the files that declare it. */
function declarations(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { path, names } of files)
    for (const name of names) found.set(name, [...(found.get(name) ?? []), path]);
  return found;
}

function nameFigures(): Figure[] {
  const names = [...declarations()];
  const oneWord = names.filter(([name]) => !/[a-z][A-Z]|_/.test(name));
  const repeated = names.filter(([, places]) => places.length > 1);
  const placesOf = (list: typeof names) =>
    list.map(([name, places]) => `${name}: ${places.join(', ')}`);
  return [
    {
      label: 'top-level names of one word, %',
      value: percent(oneWord.length, names.length),
      limit: 15,
      places: placesOf(oneWord),
    },
    {
      label: 'top-level names in several files, %',
      value: percent(repeated.length, names.length),
      limit: 4,
      places: placesOf(repeated),
    },
  ];
}

function castFigures(): Figure[] {
  const worst = (count: (file: SourceFigures) => number) =>
    files
      .filter((file) => count(file) > 0)
      .sort((one, other) => count(other) - count(one))
      .map((file) => `${count(file)} in ${file.path}`);
  return [
    {
      label: 'casts per 1,000 lines, by the word "as" in the text',
      value: perThousandLines(sum(files.map(({ asWords }) => asWords))),
      places: worst(({ asWords }) => asWords),
    },
    {
      label: 'casts per 1,000 lines, by the syntax',
      value: perThousandLines(sum(files.map(({ casts }) => casts))),
      limit: 15,
      places: worst(({ casts }) => casts),
    },
    {
      label: '@internal tags',
      value: sum(files.map(({ internalTags }) => internalTags)),
      limit: 10,
      places: worst(({ internalTags }) => internalTags),
    },
  ];
}

function sizeFigures(): Figure[] {
  const longFiles = [...files].sort((one, other) => other.lines.length - one.lines.length);
  const longFunctions = files
    .flatMap(({ functions }) => functions)
    .sort((one, other) => other.lines - one.lines);
  return [
    {
      label: 'longest file, lines',
      value: longFiles[0]?.lines.length ?? 0,
      limit: 300,
      places: longFiles.slice(0, 15).map(({ path, lines }) => `${lines.length} ${path}`),
    },
    {
      label: 'longest function, lines',
      value: longFunctions[0]?.lines ?? 0,
      limit: 60,
      places: longFunctions
        .slice(0, 15)
        .map(({ name, path, lines }) => `${lines} ${name}, ${path}`),
    },
  ];
}

function circleFigure(): Figure {
  const circles = importCircles(paths);
  const places = circles.map((circle) => circle.join(', '));
  return { label: 'import circles, types included', value: circles.length, limit: 0, places };
}

console.log(`${files.length} files, ${lineCount} lines\n`);
const figures = [longLines(), ...nameFigures(), ...castFigures(), ...sizeFigures(), circleFigure()];
for (const { label, value, limit = Infinity, places = [] } of figures) {
  const verdict = limit === Infinity ? '' : `limit ${limit}: ${value <= limit ? 'within' : 'OVER'}`;
  console.log(`${label.padEnd(54)}${String(value).padStart(7)}  ${verdict}`.trimEnd());
  if (options.list) for (const place of places) console.log(`    ${place}`);
  if (value > limit) process.exitCode = 1;
}
