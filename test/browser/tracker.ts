import { fixture } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import '../../src/widgets/progress/define.ts';
import type { ProgressWidget } from '../../src/widgets/progress/index.ts';
import { nameOf, text, until } from './harness.ts';

export interface Meter {
  name: string;
  now: number;
  max: number;
  text: string;
}

/** Somebody who looks at a tracker. */
export class Onlooker {
  readonly tracker: ProgressWidget;

  constructor(tracker: ProgressWidget) {
    this.tracker = tracker;
  }

  get base(): HTMLElement {
    const base = this.tracker.shadowRoot?.querySelector<HTMLElement>('[part=base]');
    if (!base) throw new Error('there is no tracker yet');
    return base;
  }

  /** Everything that it says. */
  reads(): string {
    return text(this.base);
  }

  async sees(words: string): Promise<void> {
    await until(() => this.reads().includes(words), `the tracker says "${words}"`).catch(
      (error: unknown) => {
        throw new Error(`${String(error)}; it says: ${this.reads()}`);
      },
    );
  }

  /** What is told of each picture to who can't see it. */
  meters(): Meter[] {
    return [...this.base.querySelectorAll('[role=meter]')].map((meter) => ({
      name: nameOf(meter),
      now: Number(meter.getAttribute('aria-valuenow')),
      max: Number(meter.getAttribute('aria-valuemax')),
      text: meter.getAttribute('aria-valuetext') ?? '',
    }));
  }

  /** What has been told of changes. */
  told(): string {
    return text(this.base.querySelector('[role=status]'));
  }

  all(selector: string): string[] {
    return [...this.base.querySelectorAll(selector)].map(text);
  }
}

/** Opens a page with a tracker in it, and waits until it has something to say. */
export async function look(template: TemplateResult): Promise<Onlooker> {
  const rendered = await fixture<HTMLElement>(template);
  const tracker =
    rendered.localName === 'campaign-progress'
      ? (rendered as ProgressWidget)
      : rendered.querySelector('campaign-progress');
  if (!tracker) throw new Error('there is no tracker on the page');
  return meet(tracker);
}

export async function meet(tracker: ProgressWidget): Promise<Onlooker> {
  const onlooker = new Onlooker(tracker);
  await until(
    () =>
      tracker.shadowRoot?.querySelector('[part=base]') &&
      onlooker.reads() &&
      !/^(Loading…|Wrthi’n llwytho…)/.test(onlooker.reads()),
    'the tracker has something to say',
  );
  return onlooker;
}

/** A report with one measure, and what else a test wants. */
export const report = (
  changes: Record<string, unknown> = {},
  ...measures: Record<string, unknown>[]
) => ({
  asOf: '2026-11-21',
  campaign: 'edgbaston',
  languages: ['en'],
  measures: measures.length
    ? measures.map((measure) => ({ id: 'trained', label: 'People trained', value: 62, ...measure }))
    : [{ id: 'trained', label: 'People trained', value: 62, goal: 100, unit: 'people' }],
  ...changes,
});

/** A report with all of its lists. */
export const whole = report({
  milestones: [
    { label: 'Heard', state: 'done', date: '2026-06-01', note: '412 residents named it.' },
    { label: 'Trained', state: 'now' },
    { label: 'Mended', state: 'won' },
    { label: 'Put to the council', state: 'next' },
  ],
  threshold: 5,
  wards: [
    { name: 'Harborne', values: { trained: 40 } },
    { name: 'Quinton', values: {} },
  ],
  pledges: [
    {
      who: 'Cllr A. Example',
      role: 'Transport',
      ask: 'Repair the hill.',
      answer: 'partly',
      saidOn: '2026-10-02',
      followUpOn: '2027-01-15',
      kept: 'pending',
      source: 'https://example.org/minutes',
    },
  ],
  events: [
    { name: 'Conference', on: '2026-09-12', target: 100, turnout: 112, lastTime: 80 },
    { name: 'Assembly', on: '2027-03-01', target: 700 },
  ],
  wins: [
    {
      what: 'Street lights',
      where: 'Quinton',
      on: '2026-08-01',
      with: ['St Faith’s', 'The mosque', 'Quinton Residents'],
    },
  ],
  partners: [{ name: 'Selly Oak', asOf: '2026-11-20' }],
});
export const EVERYTHING = 'measures milestones wards pledges events wins';
