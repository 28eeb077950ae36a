import { browserLocks, withLock } from './browser-lock.ts';
import { deviceStore } from './device-store.ts';
import { Outbox } from './outbox.ts';
import type { Gone, World } from './world.ts';

/** The browser, as an outbox needs it. */
const theBrowser = (): World => ({
  store: deviceStore,

  alone: browserLocks() && ((name, job) => withLock(name, {}, job)),

  others: (hear) => {
    const channel = openChannel();
    if (channel) channel.onmessage = ({ data }: MessageEvent<Gone>) => hear(data);
    return {
      tell: (gone) => {
        try {
          channel?.postMessage(gone);
        } catch {
          // The other tabs find out from the store.
        }
      },
      end: () => channel?.close(),
    };
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

/** Word from other tabs. Firefox throws where a site's data is blocked; such a page shares nothing with another tab. */
function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel('campaign-outbox');
  } catch {
    return undefined;
  }
}

let outbox: Outbox | undefined;

/** The one outbox of all widgets of the page. */
export const pageOutbox = (): Outbox => (outbox ??= new Outbox(theBrowser()));
