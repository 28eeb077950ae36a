import { type AroundMessage, memberOf } from './frame-messages.ts';

const MIN_HEIGHT_PX = 200;
const MAX_HEIGHT_PX = 10_000;
/** The address of a page of a campaign, in a frame. */
const FRAMED_PAGE = /\/pages\/[^/?]+\/\w+\?(.*&)?embed\b/;

const framedPages = (): HTMLIFrameElement[] =>
  [...document.querySelectorAll('iframe')].filter(({ src }) => FRAMED_PAGE.test(src));

/** The page for a frame: of its query, only what its canonical link has. */
function describeSurroundings(): AroundMessage {
  const { origin, pathname, search } = location;
  const page = origin + pathname;
  const { href = '' } = document.querySelector<HTMLLinkElement>('link[rel=canonical]') ?? {};
  return {
    campaignAround: {
      page: href.split(/[?#]/)[0] === page ? href : page,
      invite: new URLSearchParams(search).get('invite'),
    },
  };
}

/** Gives each frame the height of its content, and tells it which page is around it. */
export function serveFrames(): void {
  addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    const told = memberOf(data, 'campaignFrame');
    const height = Number(memberOf(told, 'height'));
    const frame = framedPages().find(({ contentWindow }) => contentWindow === source);
    const isSandboxed = origin === 'null' && frame?.hasAttribute('sandbox');
    if (!frame || !height || (origin !== new URL(frame.src).origin && !isSandboxed)) return;
    frame.style.height = `${Math.min(Math.max(height, MIN_HEIGHT_PX), MAX_HEIGHT_PX)}px`;
    if (memberOf(told, 'isResult') && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
    frame.contentWindow?.postMessage(describeSurroundings(), isSandboxed ? '*' : origin);
  });
  // For frames that were there before this script.
  const hello: AroundMessage = { campaignAround: {} };
  for (const { contentWindow } of framedPages()) contentWindow?.postMessage(hello, '*');
}
