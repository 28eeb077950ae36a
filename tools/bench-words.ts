/**
 * Measures how long the words of residents take to be grouped: `node tools/bench-words.ts [texts]`.
 * The texts are made up: sentences of a few parts, with places, misspellings and repetitions. The
 * time is also told as a ratio to splitting the same texts into words, which depends on the machine
 * alone.
 * @module
 */
import { TextIndex } from '../src/collector/shortlist/text/text-index.ts';

const COUNT = Number(process.argv[2] ?? 5_000);
const WANTED_MS = 1_000;
const RUNS = 5;

const WHAT = [
  ...['pot holes', 'litter', 'fly-tipping', 'speeding cars', 'parking on the pavement'],
  ...['no crossing', 'street lights that are out', 'late buses', 'damp flats', 'dog fouling'],
  ...['nothing for young people', 'noise at night', 'blocked drains', 'overgrown hedges'],
  ...['rats by the bins', 'closed library', 'no GP appointments', 'empty shops'],
];
const WHERE = [
  'Example Road',
  'Example Lane',
  'the park',
  'the school',
  'our estate',
  'the station',
];
const HOW = [
  (what: string, where: string) => `${what} on ${where}`,
  (what: string, where: string) => `Please do something about ${what} near ${where}!`,
  (what: string, where: string) => `${where}: ${what}, every single day`,
  (what: string, where: string) => `I am fed up with ${what}. It is worst by ${where}.`,
  (what: string) => what,
  (what: string, where: string) => `More should be done against ${what} and around ${where}`,
];

/** A generator of its own, so that every run groups the same texts (Lehmer, 1951). */
function createDraw(): (count: number) => number {
  let state = 42;
  return (count) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % count;
  };
}

/** A letter less, as people type on a telephone. */
const misspelt = (text: string, at: number): string =>
  text.length > 8 ? text.slice(0, at) + text.slice(at + 1) : text;

function makeTexts(count: number) {
  const draw = createDraw();
  const pick = <Item>(items: readonly Item[]): Item => items[draw(items.length)] as Item;
  return Array.from({ length: count }, (_, n) => {
    const text = pick(HOW)(pick(WHAT), pick(WHERE));
    return {
      ...{ id: `text-${n}`, area: 'E05011144', issue: 'other', language: 'en' },
      text: draw(4) === 0 ? misspelt(text, draw(text.length)) : text,
    };
  });
}

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const texts = makeTexts(COUNT);
const different = new Set(texts.map(({ text }) => text)).size;
const group = () => TextIndex.build(texts, 'en');
let words = 0;
const split = () => {
  words = texts.reduce(
    (sum, { text }) => sum + text.normalize('NFC').toLowerCase().split(/\W+/).length,
    0,
  );
};

const firstMs = await timed(group);
const groupMs: number[] = [];
const splitMs: number[] = [];
for (let run = 0; run < RUNS; run++) {
  splitMs.push(await timed(split));
  groupMs.push(await timed(group));
}
const ratio = median(groupMs) / median(splitMs);
console.log(`${COUNT} texts, ${different} of them different, ${words} words`);
console.log(
  `grouped in ${firstMs.toFixed(0)} ms the first time, ${median(groupMs).toFixed(0)} ms after (median of ${RUNS}): ${ratio.toFixed(0)} x the time of splitting them into words`,
);
if (firstMs >= WANTED_MS) {
  console.log(`The first time is not below ${WANTED_MS} ms.`);
  process.exitCode = 1;
}
