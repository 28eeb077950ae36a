import { type FrameMessage, memberOf } from './frame-messages.ts';

const INVITE_PATTERN = /^[a-z0-9]{8,32}$/;

/** The secret by which WordPress knows a frame that it has made of a pasted address. */
const WORDPRESS_SECRET = /[#?&]secret=([a-zA-Z0-9]+)/;

/** Whether the page shows what came of a form: its problems, or its thanks. */
const isResult = (): boolean => document.querySelector('[data-focus], [part=received]') !== null;

/** Tells the page around how high the content is, now and whenever it changes. */
export function reportHeight(): () => void {
  const [, secret] = WORDPRESS_SECRET.exec(location.hash) ?? [];
  let before = 0;
  const report = (isNew = false) => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (!height || (height === before && !isNew)) return;
    before = height;
    const message: FrameMessage = { campaignFrame: { height, isResult: isNew && isResult() } };
    // Anybody may know the height.
    parent.postMessage(message, '*');
    if (secret) parent.postMessage({ message: 'height', value: height, secret }, '*');
  };
  const observer = new ResizeObserver(() => report());
  const start = () => {
    observer.disconnect();
    observer.observe(document.body);
    report(true);
  };
  start();
  return start;
}

/**
 * Puts the page around, and the invitation in its address, into the form.
 * @param hasInput whether somebody has filled in something
 */
export function listenToPageAround(report: () => void, hasInput: () => boolean): void {
  addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    const around = memberOf(data, 'campaignAround');
    if (source !== parent || !around) return;
    const page = memberOf(around, 'page');
    const invite = memberOf(around, 'invite');
    if (typeof page !== 'string') {
      report();
      return;
    }
    // The browser vouches for the origin of the sender, and for nothing else in the message.
    if (messageOrigin(page) === origin) addToForm('page', page);
    if (typeof invite !== 'string' || !INVITE_PATTERN.test(invite)) return;
    const url = new URL(location.href);
    if (url.searchParams.has('invite') || !document.querySelector('form')) return;
    // The page says who has invited, and lets the person leave it out.
    if (!hasInput() && url.pathname.endsWith('/signup')) {
      url.searchParams.set('invite', invite);
      location.replace(url);
    } else addToForm('invitedBy', invite);
  });
}

/** @returns undefined if it is no address */
function messageOrigin(address: string): string | undefined {
  try {
    return new URL(address).origin;
  } catch {
    return undefined;
  }
}

function addToForm(name: string, value: string): void {
  for (const form of document.forms) {
    if (form.elements.namedItem(name)) continue;
    const input = Object.assign(document.createElement('input'), { type: 'hidden', name, value });
    form.prepend(input);
  }
}
