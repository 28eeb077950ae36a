const shownWarnings = new Set<string>();

/** Tells the web officer, once in the console, what is set up wrong and what to write instead. */
export function warn(element: Element, message: string): void {
  const whole = `<${element.localName}> ${message}`;
  if (!shownWarnings.has(whole)) console.warn(whole);
  shownWarnings.add(whole);
}

/**
 * Reports an exception that nobody foresaw. Its message may hold what somebody typed, so only its
 * name is told.
 */
export const reportUnforeseen = (element: Element, failure: unknown): void =>
  warn(
    element,
    `unexpected ${failure instanceof Error ? failure.name : 'exception'}; what was typed stays`,
  );
