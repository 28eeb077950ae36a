/** The sizes of a database's pages, from its first bytes. */
export interface PageLayout {
  pageBytes: number;
  /** How much of each page SQLite uses. */
  usableBytes: number;
}

/** A part of a page that SQLite does not use, by its offsets. */
export interface PageGap {
  start: number;
  end: number;
}

export const DATABASE_HEADER_BYTES = 100;
const MAX_DATABASE_PAGE_BYTES = 65_536;
/** The length of the header of a b-tree page, by its first byte, which is the kind of page. */
const B_TREE_HEADER_BYTES: Partial<Record<number, number>> = { 2: 12, 5: 12, 10: 8, 13: 8 };
/**
 * Other pages start with the number of the next page: below this limit, its first byte is 0 or 1.
 */
const MAX_PAGES = 0x0200_0000;
const ZEROS = Buffer.alloc(MAX_DATABASE_PAGE_BYTES);

/**
 * Reads the header of a database: https://sqlite.org/fileformat2.html#the_database_header
 * @throws Error if the first byte can't tell its kinds of pages apart
 */
export function readPageLayout(header: Buffer): PageLayout {
  const written = header.readUInt16BE(16);
  const pageBytes = written === 1 ? MAX_DATABASE_PAGE_BYTES : written;
  const hasPointerMap = header.readUInt32BE(52) !== 0;
  if (hasPointerMap || header.readUInt32BE(28) >= MAX_PAGES)
    throw new Error('unused parts of pages are not found in a database like this');
  return { pageBytes, usableBytes: pageBytes - header.readUInt8(20) };
}

/**
 * Finds the data between the pointers of a b-tree page and its cells, in consecutive pages. When
 * SQLite moves rows from page to page it leaves copies there, which `secure_delete` does not
 * reach: https://sqlite.org/fileformat2.html#b_tree_pages
 */
export function* findUsedGaps(
  pages: Buffer,
  { pageBytes, usableBytes }: PageLayout,
): Generator<PageGap> {
  for (let page = 0; page + pageBytes <= pages.length; page += pageBytes) {
    const headerBytes = B_TREE_HEADER_BYTES[pages.readUInt8(page)];
    if (headerBytes === undefined) continue;
    const start = page + headerBytes + 2 * pages.readUInt16BE(page + 3);
    const end = page + (pages.readUInt16BE(page + 5) || MAX_DATABASE_PAGE_BYTES);
    if (start >= end || end > page + usableBytes) continue;
    if (pages.compare(ZEROS, 0, end - start, start, end) !== 0) yield { start, end };
  }
}

/** As many empty bytes as a gap has. */
export const emptyBytes = ({ start, end }: PageGap): Buffer => ZEROS.subarray(0, end - start);
