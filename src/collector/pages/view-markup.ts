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
 * @param change is applied to the markup before it is written
 */
export function viewMarkup(view: unknown, change?: (root: MarkupParent) => void): string {
  const root = parseFragment(collectResultSync(render(view)));
  dropComments(root);
  for (const element of elementsIn(root)) {
    // A server-rendered template sets the text of a box with an attribute that HTML does not have.
    if (element.tagName === 'textarea' && attributeOf(element, 'value') !== undefined) {
      setText(element, attributeOf(element, 'value') ?? '');
      removeAttribute(element, 'value');
    }
  }
  change?.(root);
  return serialize(root);
}

/** The markers with which a script would find the changing parts of a template again. */
function dropComments(parent: MarkupParent): void {
  parent.childNodes = parent.childNodes.filter((child) => !tree.isCommentNode(child));
  for (const child of parent.childNodes) if (tree.isElementNode(child)) dropComments(child);
}
