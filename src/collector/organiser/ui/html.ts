import type { html } from 'hono/html';

/** Markup: what a template of `hono/html` gives, with every text in it escaped. */
export type Html = ReturnType<typeof html>;
