import type { Answer, Seen } from './fault-server.ts';

const { collector = '', faults = '' } = document.documentElement.dataset;

/** The address of a real collector that knows the campaign "edgbaston". */
export { collector };

/** A place on the fault server: an address, and what was asked there. */
export interface Place {
  url: string;
  /** The requests so far, preflights left out. */
  seen: () => Promise<Seen[]>;
  /** The submissions posted so far. */
  posted: () => Promise<Record<string, unknown>[]>;
  /** Sets what comes from now on. */
  answers: (...answers: Answer[]) => Promise<void>;
}

let taken: Place[] = [];

/** Lets what still tries to deliver have its way, so that it is not in the next test's. */
export async function settle(): Promise<void> {
  const places = taken;
  taken = [];
  await Promise.all(places.map(({ answers }) => answers('receipt')));
  dispatchEvent(new Event('online'));
}

/**
 * Takes a place of its own on the fault server, which gives these answers one after the other, the
 * last one for good.
 */
export async function place(...answers: Answer[]): Promise<Place> {
  const key = crypto.randomUUID();
  const plan = `${faults}/plans/${key}`;
  const put = async (all: Answer[]): Promise<void> => {
    await fetch(plan, { method: 'PUT', body: JSON.stringify(all) });
  };
  const seen = async () => (await (await fetch(plan)).json()) as Seen[];
  await put(answers);
  const own: Place = {
    url: `${faults}/at/${key}`,
    seen,
    posted: async () =>
      (await seen())
        .filter(({ method }) => method === 'POST')
        .map(({ body }) => JSON.parse(body) as Record<string, unknown>),
    answers: async (...next) => {
      // What has been asked counts on: each answer so far stands for one request.
      const before = (await seen()).map((): Answer => 'drop');
      await put([...before, ...next]);
    },
  };
  taken.push(own);
  return own;
}

/** A document, served. */
export const served = async (document: unknown): Promise<string> =>
  (await place({ status: 200, body: document })).url;
