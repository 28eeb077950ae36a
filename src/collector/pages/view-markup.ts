import { render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { defaultTreeAdapter as tree, parseFragment, serialize } from 'parse5';
import {
  attributeOf,
  elementsIn,
  type MarkupParent,
  removeAttribute,
  setText,
} from './markup-tree.ts';

/**
 * Renders a view of the widgets as markup.
 * @param view a template of Lit
 * @param change what is put into the markup before it is written
 */
export function viewMarkup(view: unknown, change?: (root: MarkupParent) => void): string {
  const root = parseFragment(collectResultSync(render(view)));
  dropComments(root);
  for (const element of elementsIn(root)) {
    // A template that a server renders gives a box its text by an attribute, which HTML has not.
    if (element.tagName === 'textarea' && attributeOf(element, 'value') !== undefined) {
      setText(element, attributeOf(element, 'value') ?? '');
      removeAttribute(element, 'value');
    }
  }
  change?.(root);
  return serialize(root);
}

/** The marks by which a script would find the changing parts of a template again. */
function dropComments(parent: MarkupParent): void {
  parent.childNodes = parent.childNodes.filter((child) => !tree.isCommentNode(child));
  for (const child of parent.childNodes) if (tree.isElementNode(child)) dropComments(child);
}
