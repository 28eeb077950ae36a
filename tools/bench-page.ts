/**
 * Measures when the survey can be used on a slow telephone, beside two floors that draw the same
 * form from the same document: an element with Lit and zod/mini, and a custom element without any
 * library.
 *
 *     npm run bench:page [-- --rounds 5 --only "50 widgets"]
 *
 * Every round loads each page once, in turns forward and backward, in a browser of its own.
 * `PaintTimes` says what a "first field" is. Absolute times drift with the machine: take the
 * ratios.
 * @module
 */
import { parseArgs } from 'node:util';
import { checkContenders } from './bench-page/check-survey.ts';
import { buildFloor, type Contender, readWidgets } from './bench-page/contenders.ts';
import { medianRatio, medianTime } from './bench-page/figures.ts';
import { addPage, type DocumentPlace, type PageSize, pathOf } from './bench-page/host-page.ts';
import { DEVICE, launchBrowser, measurePage } from './bench-page/measure-page.ts';
import type { Moment, PaintTimes } from './bench-page/paint-probe.ts';
import { servePages } from './bench-page/serve-pages.ts';

const DEFAULT_ROUNDS = 5;

/** A kind of page, who is loaded on it, and the ratio to reach. */
interface Scenario {
  readonly size: PageSize;
  readonly contenders: readonly Contender[];
  readonly floor: Contender;
  /** The moment whose ratio is limited. */
  readonly moment: Moment;
  readonly limit: number;
}

const MOMENTS: Record<Moment, string> = {
  firstField: 'first field',
  inViewport: 'in viewport',
  everyWidget: 'every widget',
};

const { values: options } = parseArgs({
  options: { rounds: { type: 'string' }, only: { type: 'string', default: '' } },
});
const rounds = Number(options.rounds ?? DEFAULT_ROUNDS);
if (!(rounds >= 1)) throw new Error('--rounds must be a number from 1');

const ours = readWidgets();
const lit = await buildFloor('Lit + zod/mini', 'lit-survey');
const vanilla = await buildFloor('vanilla element', 'vanilla-survey');

const labelOf = ({ size: { widgets, wards } }: Scenario) =>
  `${widgets} ${widgets === 1 ? 'widget' : 'widgets'}, ${wards} wards`;
const besideVanilla = (size: PageSize, moment: Moment, limit: number): Scenario => ({
  size,
  contenders: [vanilla, ours],
  floor: vanilla,
  moment,
  limit,
});
const beginning: Scenario = {
  size: { widgets: 1, wards: 20 },
  contenders: [vanilla, lit, ours],
  floor: lit,
  moment: 'firstField',
  limit: 1.12,
};
const scenarios = [
  beginning,
  besideVanilla({ widgets: 10, wards: 20 }, 'inViewport', 1.25),
  besideVanilla({ widgets: 50, wards: 20 }, 'inViewport', 1.25),
  besideVanilla({ widgets: 1, wards: 1000 }, 'firstField', 1.05),
  besideVanilla({ widgets: 1, wards: 8000 }, 'firstField', 0.5),
].filter((scenario) => labelOf(scenario).includes(options.only));

const times = new Map<Scenario, Map<Contender, PaintTimes[]>>();
const timesOf = (scenario: Scenario, contender: Contender): PaintTimes[] => {
  const all = times.get(scenario) ?? new Map<Contender, PaintTimes[]>();
  const found = all.get(contender) ?? [];
  times.set(scenario, all.set(contender, found));
  return found;
};

/** The document at an address, beside the same page with it inline. */
const FETCHED: readonly DocumentPlace[] = ['inline', 'src', 'preload'];
const PRELOAD_LIMIT = 1.08;
const fetchedTimes = new Map<DocumentPlace, PaintTimes[]>(FETCHED.map((place) => [place, []]));
const fetchedSize = (document: DocumentPlace): PageSize => ({ ...beginning.size, document });
const measuresFetched = 'document by src'.includes(options.only);

/** Loads every page once. */
async function runRound(round: number, origin: string): Promise<void> {
  const browser = await launchBrowser();
  try {
    const load = (contender: Contender, size: PageSize) =>
      measurePage(browser, origin + pathOf(contender, size), contender.tag);
    // The first page of a new browser is slow.
    await load(vanilla, beginning.size);
    for (const scenario of scenarios) {
      const { contenders, size } = scenario;
      for (const contender of round % 2 ? contenders.toReversed() : contenders)
        timesOf(scenario, contender).push(await load(contender, size));
    }
    if (measuresFetched)
      for (const place of round % 2 ? FETCHED.toReversed() : FETCHED)
        fetchedTimes.get(place)?.push(await load(ours, fetchedSize(place)));
  } finally {
    await browser.close();
  }
}

function printScenario(scenario: Scenario): void {
  const { contenders, floor, moment, limit } = scenario;
  const rowOf = (contender: Contender) => {
    const median = (what: keyof PaintTimes) =>
      Math.round(medianTime(timesOf(scenario, contender), what));
    return {
      'first field': median('firstField'),
      'in viewport': median('inViewport'),
      'every widget': median('everyWidget'),
      blocked: median('blocked'),
    };
  };
  console.log(`\n${labelOf(scenario)}: medians in ms`);
  console.table(Object.fromEntries(contenders.map((one) => [one.name, rowOf(one)])));
  const ratios = (Object.keys(MOMENTS) as Moment[]).map((one) => {
    const ratio = medianRatio(timesOf(scenario, ours), timesOf(scenario, floor), one);
    return `${MOMENTS[one]} ${ratio.toFixed(2)} x`;
  });
  console.log(
    `of ${floor.name}: ${ratios.join(', ')} (wanted: ${MOMENTS[moment]} at most ${limit} x)`,
  );
}

function printFetched(): void {
  const inline = fetchedTimes.get('inline') ?? [];
  console.log('\ndocument by src: first field, medians in ms');
  for (const [place, found] of fetchedTimes)
    console.log(
      `${place}: ${Math.round(medianTime(found, 'firstField'))}, of inline ` +
        `${medianRatio(found, inline, 'firstField').toFixed(2)} x`,
    );
  console.log(`(wanted: preload at most ${PRELOAD_LIMIT} x)`);
}

const server = await servePages();
try {
  for (const { size, contenders } of [beginning, ...scenarios])
    for (const contender of contenders) addPage(server, contender, size);
  for (const place of FETCHED) addPage(server, ours, fetchedSize(place));
  await checkContenders(server, beginning.contenders, beginning.size);
  for (let round = 0; round < rounds; round++) await runRound(round, server.origin);
} finally {
  server.close();
}
console.log(
  `The survey in ${rounds} rounds: CPU slowed ${DEVICE.cpuSlowdown} x, ${DEVICE.downloadBitsPerSecond / 1e6} Mbit/s, ` +
    `${DEVICE.latencyMs} ms a request, nothing cached, ${DEVICE.width} x ${DEVICE.height}`,
);
scenarios.forEach(printScenario);
if (measuresFetched) printFetched();
