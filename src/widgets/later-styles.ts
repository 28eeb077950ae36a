import { adoptStyles, type CSSResult, type LitElement, type ReactiveElement } from 'lit';

const laterStyles = new WeakMap<ReactiveElement, Set<CSSResult>>();

/** Adds styles to an element that came with a later file. */
export function addStyles(host: ReactiveElement, ...styles: readonly CSSResult[]): void {
  const added = laterStyles.get(host) ?? new Set();
  laterStyles.set(host, added);
  styles.forEach((style) => added.add(style));
  const { elementStyles } = host.constructor as typeof LitElement;
  adoptStyles(host.renderRoot as ShadowRoot, [...elementStyles, ...added]);
}
