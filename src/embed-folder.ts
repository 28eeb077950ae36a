/**
 * Where the built embed script is, with the files beside it: for a server that serves them. Serve
 * the whole folder.
 * @module
 */
export const embedFolder = new URL('../dist/embed/', import.meta.url);
