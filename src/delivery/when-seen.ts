/**
 * Waits, a little shorter or longer than told so that not every page asks at the same time, and then until the page is seen.
 * @returns gives up waiting
 */
export function whenSeen(seconds: number, run: () => void): () => void {
  // Hidden becomes seen with the next change.
  const go = () =>
    document.hidden ? document.addEventListener('visibilitychange', go, { once: true }) : run();
  const timer = setTimeout(go, seconds * 1000 * (0.85 + 0.3 * Math.random()));
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', go);
  };
}
