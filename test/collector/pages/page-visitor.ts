import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { Open } from '../harness.ts';

type Element = Tree.Element;

function* elementsIn(parent: Tree.ParentNode): Generator<Element> {
  for (const child of parent.childNodes)
    if ('tagName' in child) {
      yield child;
      yield* elementsIn(child);
    }
}

const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((one) => one.name === name)?.value;

const textOf = (node: Tree.Node): string => {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
};

/** A page as a browser without scripts has it: its texts, its links, and its form. */
export class SeenPage {
  readonly status: number;
  readonly headers: Headers;
  readonly markup: string;
  readonly #elements: Element[];

  constructor({ status, headers }: Response, markup: string) {
    this.status = status;
    this.headers = headers;
    this.markup = markup;
    this.#elements = [...elementsIn(parse(markup))];
  }

  find(tag: string, name: string, value: string): Element | undefined {
    return this.#elements.find((one) => one.tagName === tag && attribute(one, name) === value);
  }

  all(tag: string): Element[] {
    return this.#elements.filter(({ tagName }) => tagName === tag);
  }

  /** The text of the page, each run of spaces as one. */
  get text(): string {
    return this.#elements
      .filter(({ tagName }) => tagName === 'body')
      .map(textOf)
      .join('')
      .replaceAll(/\s+/g, ' ');
  }

  get title(): string {
    return this.all('title').map(textOf).join('');
  }

  /** The texts of the elements of a class or of a part. */
  texts(attributeName: string, value: string): string[] {
    return this.#elements
      .filter((one) => (attribute(one, attributeName) ?? '').split(' ').includes(value))
      .map((one) => textOf(one).replaceAll(/\s+/g, ' ').trim());
  }

  get links(): Map<string, string> {
    return new Map(
      this.all('a').map((one) => [
        textOf(one).replaceAll(/\s+/g, ' ').trim(),
        attribute(one, 'href') ?? '',
      ]),
    );
  }

  metaContent(name: string): string {
    const found = this.find('meta', 'name', name) ?? this.find('meta', 'property', name);
    return (found && attribute(found, 'content')) ?? '';
  }

  get action(): string {
    return this.all('form').map((form) => attribute(form, 'action') ?? '')[0] ?? '';
  }

  /** What the form would send, no button pressed. */
  get fields(): [name: string, value: string][] {
    return this.#elements.flatMap((one): [string, string][] => {
      const name = attribute(one, 'name');
      if (name === undefined) return [];
      const type = attribute(one, 'type');
      if (one.tagName === 'textarea') return [[name, textOf(one)]];
      if (one.tagName === 'select') {
        const chosen = [...elementsIn(one)].find((option) => attribute(option, 'selected') === '');
        return [[name, chosen ? (attribute(chosen, 'value') ?? '') : '']];
      }
      if (one.tagName !== 'input') return [];
      if (type === 'radio' || type === 'checkbox')
        return attribute(one, 'checked') === undefined
          ? []
          : [[name, attribute(one, 'value') ?? 'on']];
      return [[name, attribute(one, 'value') ?? '']];
    });
  }

  field(name: string): string | undefined {
    return this.fields.find(([other]) => other === name)?.[1];
  }
}

const OWN = { Origin: 'http://localhost', Host: 'localhost' };

/** Somebody whose browser runs no scripts. */
export class PageVisitor {
  readonly #collector: Pick<Open, 'app'>;
  readonly #headers: Record<string, string>;

  constructor(collector: Pick<Open, 'app'>, headers: Record<string, string> = OWN) {
    this.#collector = collector;
    this.#headers = headers;
  }

  async open(path: string, headers: Record<string, string> = {}): Promise<SeenPage> {
    const response = await this.#collector.app.request(path, { headers });
    return new SeenPage(response, await response.text());
  }

  /** Fills in the form of a page and sends it; follows where it leads. */
  async send(
    page: SeenPage,
    filledIn: Record<string, string | string[]>,
    headers: Record<string, string> = {},
  ): Promise<SeenPage> {
    const body = new URLSearchParams(page.fields.filter(([name]) => !(name in filledIn)));
    for (const [name, values] of Object.entries(filledIn))
      for (const value of [values].flat()) body.append(name, value);
    const response = await this.#collector.app.request(page.action, {
      method: 'POST',
      body,
      headers: { ...this.#headers, ...headers },
    });
    const location = response.headers.get('Location');
    return response.status === 303 && location
      ? this.open(location)
      : new SeenPage(response, await response.text());
  }
}
