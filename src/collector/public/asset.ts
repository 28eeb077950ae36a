/** A file that pages load: the embed script and its siblings. */
export interface Asset {
  /** Under the root, without a slash in front: `campaign-widgets.js`. */
  path: string;
  type: string;
  body: Uint8Array<ArrayBuffer>;
  /** The same, compressed with brotli. */
  brotli?: Uint8Array<ArrayBuffer>;
  /** Whether the bytes under this name never change. */
  immutable: boolean;
  /** The build that it belongs to, where its path names it: `0.1.0-3f2a9c1b`. */
  build?: string;
}
