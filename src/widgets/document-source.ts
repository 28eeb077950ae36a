import { resolveUrl } from '../contract/url-reference.ts';
import { loadDocument } from '../delivery/index.ts';

/** An element with the source of its campaign document. */
export interface DocumentElement extends HTMLElement {
  /** The document as an object; it takes precedence over an inline one, and that over `src`. */
  readonly campaign: unknown;
  /** The address of the document; what is relative in the document counts from there. */
  readonly src: string;
}

/** The text of the JSON script inside an element; undefined where it has none. */
const findText = (element: Element): string | undefined =>
  element.querySelector('script[type="application/json"]')?.textContent;

/** @returns undefined if it is no JSON */
function parseText(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The JSON in a `<script type="application/json">` inside an element; undefined where there is none.
 * @throws SyntaxError
 */
export async function readInlineJson(element: Element): Promise<unknown> {
  const { ownerDocument } = element;
  // The browser adds the children of a tag that it is still parsing later.
  if (!findText(element) && ownerDocument.readyState === 'loading')
    await new Promise((resolve) =>
      ownerDocument.addEventListener('DOMContentLoaded', resolve, { once: true }),
    );
  const text = findText(element);
  return parseText(text) ?? (text && (await import('./filled-json.ts')).parseFilledJson(text));
}

/** Reads an element's campaign document, and knows the base of its addresses. */
export class DocumentSource {
  readonly #element: DocumentElement;
  /** The address that `src` gives, absolute; undefined where it gives none. */
  #url: string | undefined;

  constructor(element: DocumentElement) {
    this.#element = element;
  }

  /** An address of the document, absolute; undefined where it may not be used. */
  readonly resolve = (reference: string): string | undefined =>
    resolveUrl(reference, this.#url ?? this.#element.baseURI);

  /** The document if it is on the page already; undefined if it must be loaded. */
  readNow(): unknown {
    const { src, baseURI, campaign } = this.#element;
    this.#url = src ? resolveUrl(src, baseURI) : undefined;
    return campaign ?? parseText(findText(this.#element));
  }

  /** The document, by precedence of its sources. @throws Error that says what is wrong */
  async read(): Promise<unknown> {
    const element = this.#element;
    const found = this.readNow() ?? (await readInlineJson(element));
    if (found !== undefined) return found;
    if (!this.#url) throw new Error(`src="${element.src}" is not https:`);
    return loadDocument(this.#url);
  }
}
