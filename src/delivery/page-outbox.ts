import { deviceStore } from './device-store.ts';
import { Outbox } from './outbox.ts';
import type { Gone, World } from './world.ts';

/** The browser, as an outbox needs it. */
const theBrowser = (): World => ({
  store: deviceStore,

  // Pages over plain http have no locks.
  alone: (navigator.locks as LockManager | undefined) && lockedAlone,

  others: (hear) => {
    const channel = new BroadcastChannel('campaign-outbox');
    channel.onmessage = ({ data }: MessageEvent<Gone>) => hear(data);
    return { tell: (gone) => channel.postMessage(gone), end: () => channel.close() };
  },

  hints: (hurry) => {
    const onVisible = () => {
      if (!document.hidden) hurry();
    };
    const turn = (how: 'addEventListener' | 'removeEventListener') => {
      window[how]('online', hurry);
      window[how]('pageshow', hurry);
      document[how]('visibilitychange', onVisible);
    };
    turn('addEventListener');
    return () => turn('removeEventListener');
  },
});

/** A sandboxed frame has locks and may not use them: then nothing is shared with another tab either. */
async function lockedAlone(name: string, job: () => Promise<void>): Promise<void> {
  let begun = false;
  const begin = () => {
    begun = true;
    return job();
  };
  await navigator.locks.request(name, begin).catch((failure: unknown) => {
    if (begun) throw failure;
    return job();
  });
}

let outbox: Outbox | undefined;

/** The one outbox of all widgets of the page. */
export const pageOutbox = (): Outbox => (outbox ??= new Outbox(theBrowser()));
