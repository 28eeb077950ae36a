import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import type { Browser } from 'puppeteer-core';

const require = createRequire(import.meta.url);
const FILES: Record<string, string> = {
  '/pdf.mjs': require.resolve('pdfjs-dist/build/pdf.min.mjs'),
  '/worker.mjs': require.resolve('pdfjs-dist/build/pdf.worker.min.mjs'),
  '/jsqr.js': require.resolve('jsqr'),
};

/** A page of a PDF as it comes out of a printer. */
export interface PrintedPage {
  /** In millimetres. */
  width: number;
  height: number;
  text: string;
  /** What was read in each field of a grid, row by row; empty where no QR code was. */
  codes: string[];
}

/** Fields of equal size on a page, in millimetres. */
export interface PageGrid {
  margin: number;
  columns: number;
  rows: number;
  width: number;
  height: number;
}

/**
 * Draws each page of a PDF as pixels, at 300 dots an inch, and reads the QR codes in them, as a
 * camera would: what is cut or covered is not read.
 */
export async function readPdf(
  browser: Browser,
  pdf: Uint8Array,
  grid: PageGrid,
): Promise<PrintedPage[]> {
  const server = createServer((request, response) => {
    const { url = '' } = request;
    const file = FILES[url];
    if (url === '/print.pdf') response.end(pdf);
    else if (file === undefined)
      response.setHeader('Content-Type', 'text/html').end('<script src="/jsqr.js"></script>');
    else {
      response.setHeader('Content-Type', 'text/javascript');
      createReadStream(file).pipe(response);
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const page = await browser.newPage();
  try {
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return await page.evaluate(readPages, grid);
  } finally {
    await page.close();
    server.close();
  }
}

/** Runs in the browser. */
async function readPages(grid: PageGrid): Promise<PrintedPage[]> {
  const DOTS_A_POINT = 300 / 72;
  const POINTS_A_MM = 72 / 25.4;
  interface Viewport {
    width: number;
    height: number;
  }
  interface PdfPage {
    getViewport(options: { scale: number }): Viewport;
    render(options: object): { promise: Promise<void> };
    getTextContent(): Promise<{ items: { str?: string }[] }>;
  }
  interface Pdf {
    GlobalWorkerOptions: { workerSrc: string };
    getDocument(source: { url: string }): {
      promise: Promise<{ numPages: number; getPage(at: number): Promise<PdfPage> }>;
    };
  }
  type ReadCode = (
    data: Uint8ClampedArray,
    width: number,
    height: number,
  ) => { data: string } | null;
  const { jsQR } = globalThis as unknown as { jsQR: ReadCode };
  const address = '/pdf.mjs';
  const { GlobalWorkerOptions, getDocument } = (await import(address)) as Pdf;
  GlobalWorkerOptions.workerSrc = '/worker.mjs';
  const pdf = await getDocument({ url: '/print.pdf' }).promise;
  const pages: PrintedPage[] = [];
  for (let at = 1; at <= pdf.numPages; at++) {
    const page = await pdf.getPage(at);
    const viewport = page.getViewport({ scale: DOTS_A_POINT });
    const canvas = document.createElement('canvas');
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no canvas');
    await page.render({ canvas, canvasContext: context, viewport }).promise;
    const dots = (mm: number) => Math.round(mm * POINTS_A_MM * DOTS_A_POINT);
    const codes = Array.from({ length: grid.columns * grid.rows }, (_, field) => {
      const [x, y] = [field % grid.columns, Math.floor(field / grid.columns)];
      const [width, height] = [dots(grid.width), dots(grid.height)];
      const left = dots(grid.margin + x * grid.width);
      const top = dots(grid.margin + y * grid.height);
      const { data } = context.getImageData(left, top, width, height);
      return jsQR(data, width, height)?.data ?? '';
    });
    const { items } = await page.getTextContent();
    const { width, height } = page.getViewport({ scale: 1 / POINTS_A_MM });
    pages.push({ width, height, text: items.map(({ str = '' }) => str).join(' '), codes });
  }
  return pages;
}
