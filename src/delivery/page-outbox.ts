import { browserLocks, withLock } from './browser-lock.ts';
import { deviceStore } from './device-store.ts';
import { Outbox } from './outbox.ts';
import type { OutboxEnvironment, SettledMessage } from './outbox-environment.ts';

/** The browser, for an outbox. */
const browserEnvironment = (): OutboxEnvironment => ({
  store: deviceStore,

  lock: browserLocks() && ((name, job, steal = false) => withLock(name, { steal }, job)),

  broadcast: (onMessage) => {
    const channel = openChannel();
    if (channel)
      channel.onmessage = ({ data }: MessageEvent<SettledMessage>) => {
        onMessage(data);
      };
    return {
      post: (message) => {
        try {
          channel?.postMessage(message);
        } catch {
          // The other tabs see it in the store.
        }
      },
      close: () => channel?.close(),
    };
  },

  onConnectivityHint: (hurry) => {
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

/** Firefox throws if a site's data is blocked; such a page shares nothing with another tab. */
function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel('campaign-outbox');
  } catch {
    return undefined;
  }
}

let outbox: Outbox | undefined;

/** The one outbox of all widgets of the page. */
export const pageOutbox = (): Outbox => (outbox ??= new Outbox(browserEnvironment()));
