import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Tree, html } from 'parse5';

export type MarkupElement = Tree.Element;
export type MarkupParent = Tree.ParentNode;

/** Every element within, in the order of the document. */
export function* elementsIn(parent: MarkupParent): Generator<MarkupElement> {
  for (const child of parent.childNodes)
    if (tree.isElementNode(child)) {
      yield child;
      yield* elementsIn(child);
    }
}

export const attributeOf = ({ attrs }: MarkupElement, name: string): string | undefined =>
  attrs.find((one) => one.name === name)?.value;

export function setAttribute(element: MarkupElement, name: string, value = ''): void {
  removeAttribute(element, name);
  element.attrs.push({ name, value });
}

export function removeAttribute(element: MarkupElement, name: string): void {
  element.attrs = element.attrs.filter((one) => one.name !== name);
}

/** The elements around one, the nearest first. */
export function* ancestorsOf(element: MarkupElement): Generator<MarkupElement> {
  for (let around = element.parentNode; around && tree.isElementNode(around);) {
    yield around;
    around = around.parentNode;
  }
}

export const hasClass = (element: MarkupElement | null | undefined, name: string): boolean =>
  !!element && (attributeOf(element, 'class') ?? '').split(' ').includes(name);

export const createElement = (
  name: string,
  attributes: Record<string, string>,
  text = '',
): MarkupElement => {
  const attrs = Object.entries(attributes).map(([name, value]) => ({ name, value }));
  const element = tree.createElement(name, html.NS.HTML, attrs);
  if (text) tree.insertText(element, text);
  return element;
};

export function setText(element: MarkupElement, text: string): void {
  element.childNodes = [];
  if (text) tree.insertText(element, text);
}

/** Puts an element around another one. */
export function wrapElement(element: MarkupElement, around: MarkupElement): void {
  const { parentNode } = element;
  if (!parentNode) return;
  tree.insertBefore(parentNode, around, element);
  tree.detachNode(element);
  tree.appendChild(around, element);
}

export function prependChildren(parent: MarkupElement, children: MarkupElement[]): void {
  for (const child of children.toReversed()) {
    const [first] = parent.childNodes;
    if (first) tree.insertBefore(parent, child, first);
    else tree.appendChild(parent, child);
  }
}
