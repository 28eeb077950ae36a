/**
 * Calls after about so many seconds (varied a little, so that not every page requests at the same
 * time), once the page is visible.
 * @returns a function that cancels it
 */
export function whenVisible(seconds: number, run: () => void): () => void {
  // The next visibilitychange event means the page is visible.
  const go = () =>
    document.hidden ? document.addEventListener('visibilitychange', go, { once: true }) : run();
  const timer = setTimeout(go, seconds * 1000 * (0.85 + 0.3 * Math.random()));
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', go);
  };
}
