import type { html } from 'hono/html';

/** Markup: the result of a template of `hono/html`, with every text in it escaped. */
export type Html = ReturnType<typeof html>;
