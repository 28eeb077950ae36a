import { adoptStyles, type CSSResult, type LitElement, type ReactiveElement } from 'lit';

/** Adds the styles of a file loaded later to an element, and to later elements of its class. */
export function addStyles(host: ReactiveElement, style: CSSResult): void {
  const { elementStyles } = host.constructor as typeof LitElement;
  if (!elementStyles.includes(style)) elementStyles.push(style);
  adoptStyles(host.renderRoot as ShadowRoot, elementStyles);
}
