import { adoptStyles, type CSSResult, type LitElement, type ReactiveElement } from 'lit';

/** Adds styles that came with a later file to an element, and to those of its class that follow. */
export function addStyles(host: ReactiveElement, style: CSSResult): void {
  const { elementStyles } = host.constructor as typeof LitElement;
  if (!elementStyles.includes(style)) elementStyles.push(style);
  adoptStyles(host.renderRoot as ShadowRoot, elementStyles);
}
