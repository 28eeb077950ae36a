import { failureName } from '../delivery/errors.ts';

const shownWarnings = new Set<string>();

/** Warns the web officer, once in the console: what is set up wrong, and what to write instead. */
export function warn(element: Element, message: string): void {
  const whole = `<${element.localName}> ${message}`;
  if (!shownWarnings.has(whole)) console.warn(whole);
  shownWarnings.add(whole);
}

/** Reports an unexpected exception by its name. */
export const reportUnforeseen = (element: Element, failure: unknown): void =>
  warn(element, `unexpected ${failureName(failure)}; what was typed stays`);
