/** A value in a JSON text: where it starts, and its content. */
export interface JsonNode {
  start: number;
  members?: Map<string, { keyStart: number; node: JsonNode }>;
  items?: JsonNode[];
}

/** What is wrong in a text that is not JSON, and at which offset. */
export interface ScanFailure {
  at: number;
  problem: string;
}

/** No real document is deeper, and a scan must not run out of stack. */
const MAX_SCAN_DEPTH = 100;

const WORD = /[\p{L}\d_$.+-]+/uy;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const NAMED_QUOTES = /['‘’‚“”„«»`]/;

class ScanError extends Error {
  readonly at: number;

  constructor(at: number, problem: string) {
    super(problem);
    this.at = at;
  }
}

/** Walks through a JSON text (RFC 8259), and records the place of each value. */
export class JsonScanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** @returns the outermost value; undefined if the text is not JSON */
  scan(): JsonNode | undefined {
    try {
      return this.#document();
    } catch {
      return undefined;
    }
  }

  /** The first mistake, and how to correct it; undefined if there is none. */
  findMistake(): ScanFailure | undefined {
    try {
      this.#document();
      return undefined;
    } catch (failure) {
      if (!(failure instanceof ScanError)) throw failure;
      return { at: failure.at, problem: failure.message };
    }
  }

  #document(): JsonNode {
    this.#at = 0;
    this.#skipSpace();
    if (this.#isAtEnd()) this.#fail('is empty: a campaign document begins with {');
    const node = this.#value(0);
    this.#skipSpace();
    if (!this.#isAtEnd()) this.#fail('goes on after its last }: take away what follows');
    return node;
  }

  #value(depth: number): JsonNode {
    if (depth > MAX_SCAN_DEPTH) this.#fail(`has more than ${MAX_SCAN_DEPTH} levels`);
    const start = this.#at;
    const first = this.#text[this.#at];
    if (first === '{') return { start, members: this.#members(depth) };
    if (first === '[') return { start, items: this.#items(depth) };
    if (first === '"') this.#string();
    else this.#word();
    return { start };
  }

  #members(depth: number): Map<string, { keyStart: number; node: JsonNode }> {
    const members = new Map<string, { keyStart: number; node: JsonNode }>();
    this.#list('{', '}', () => {
      const keyStart = this.#at;
      if (this.#text[this.#at] !== '"') this.#failAtKey();
      const key = this.#string();
      if (members.has(key)) this.#fail(`repeats the key "${key}": keep one of the two`, keyStart);
      this.#skipSpace();
      if (this.#text[this.#at] !== ':') this.#fail(`needs a colon after the key "${key}"`);
      this.#at++;
      this.#skipSpace();
      members.set(key, { keyStart, node: this.#value(depth + 1) });
    });
    return members;
  }

  #items(depth: number): JsonNode[] {
    const items: JsonNode[] = [];
    this.#list('[', ']', () => items.push(this.#value(depth + 1)));
    return items;
  }

  /** Reads entries with commas between them, from one bracket to the other. */
  #list(open: string, close: string, readEntry: () => void): void {
    const start = this.#at;
    this.#at++;
    this.#skipSpace();
    if (this.#text[this.#at] === close) {
      this.#at++;
      return;
    }
    for (;;) {
      if (this.#isAtEnd()) this.#fail(`has a ${open} without its ${close}`, start);
      readEntry();
      this.#skipSpace();
      const next = this.#text[this.#at];
      if (this.#isAtEnd()) this.#fail(`has a ${open} without its ${close}`, start);
      const at = this.#at++;
      if (next === close) return;
      if (next !== ',') this.#failBetween(at, close);
      this.#skipSpace();
      if (this.#text[this.#at] === close)
        this.#fail(`has a comma before ${close}: take the comma away`, at);
    }
  }

  #string(): string {
    const start = this.#at;
    for (this.#at++; this.#text[this.#at] !== '"'; this.#at++) {
      const character = this.#text[this.#at];
      if (character === undefined || character === '\n' || character === '\r')
        this.#fail(
          'has a text that does not end on its line: close it with " (in it, write \\")',
          start,
        );
      if (character === '\t') this.#fail('has a tab in a text: write \\t, or a space');
      if (character === '\\') this.#at++;
    }
    this.#at++;
    const written = this.#text.slice(start, this.#at);
    try {
      return JSON.parse(written) as string;
    } catch {
      return this.#fail('has a backslash that means nothing in a text: write \\\\ for one', start);
    }
  }

  #word(): void {
    const start = this.#at;
    this.#failAtQuote();
    WORD.lastIndex = start;
    const word = WORD.exec(this.#text)?.[0];
    if (word === undefined)
      this.#fail(`has "${this.#text[start] ?? ''}" where a value should stand`);
    if (!['true', 'false', 'null'].includes(word) && !NUMBER.test(word))
      this.#fail(`has "${word.slice(0, 40)}" without quotes: write "…" around a text`);
    this.#at += word.length;
  }

  #failAtKey(): never {
    this.#failAtQuote();
    return this.#fail('needs a key in double quotes here: "key": value');
  }

  #failAtQuote(): void {
    if (NAMED_QUOTES.test(this.#text[this.#at] ?? ''))
      this.#fail(`has the quotation mark ${this.#text[this.#at]}: write the straight one, "`);
  }

  #failBetween(at: number, close: string): never {
    // A missing character is reported right after the value before it.
    const end = this.#text.slice(0, at).trimEnd().length;
    return this.#fail(`needs a comma here, or ${close}`, end);
  }

  #skipSpace(): void {
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? '')) this.#at++;
    if (/^(?:\/[/*]|#)/.test(this.#text.slice(this.#at, this.#at + 2)))
      this.#fail('has a comment, which JSON has not: take it away');
    if (this.#text[this.#at] === '\u00A0')
      this.#fail('has a no-break space between its values: write a space');
  }

  #isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  #fail(problem: string, at = this.#at): never {
    throw new ScanError(at, problem);
  }
}
