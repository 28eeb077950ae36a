/**
 * Defines a tag, unless the script is on the page twice. Without tags, as on a server, it does
 * nothing.
 */
export function defineOnce(tag: string, widget: CustomElementConstructor): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  if (!registry?.get(tag)) registry?.define(tag, widget);
}
