import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Resvg, initWasm } from '@resvg/resvg-wasm';
import { type TextLine, TextSetter, type TextStyle } from './lay-out-text.ts';
import {
  coveredText,
  type FontWeight,
  loadPictureFonts,
  type PictureFonts,
  plainLine,
} from './picture-fonts.ts';
import { PICTURE_SIZE_PX } from './picture-address.ts';
import type { PictureTexts } from './picture-texts.ts';

const MARGIN_PX = 72;
const STRIPE_PX = 20;
const TEXT_WIDTH_PX = PICTURE_SIZE_PX.width - 2 * MARGIN_PX - STRIPE_PX;
const LINE_HEIGHT = 1.3;
/** Letters reach this far below their line, as a part of the size. */
const DESCENT = 0.3;
const GAP_PX = 28;
/** The room for a text, and the sizes to try in it, in pixels. */
interface TextRoom {
  readonly sizes: readonly number[];
  readonly weight: FontWeight;
  readonly maxLines: number;
  readonly maxHeight?: number;
}
const TITLE_ROOM: TextRoom = { sizes: [64, 56, 48], weight: 'bold', maxLines: 3 };
const PURPOSE_ROOM: TextRoom = { sizes: [38, 32], weight: 'regular', maxLines: 2 };
const BODY: TextRoom = { sizes: [28], weight: 'bold', maxLines: 1 };
const MAX_TEXT_CHARACTERS = 300;
const MAX_IMPRINT_CHARACTERS = 1200;
const MAX_IMPRINT_LINES = 8;
/** The imprint is never cut: it gets smaller, down to what can still be read. */
const IMPRINT_SIZES_PX = [26, 22, 19, 17];

interface SetText {
  readonly lines: readonly TextLine[];
  readonly size: number;
}

const heightOf = ({ lines, size }: SetText): number => lines.length * size * LINE_HEIGHT;

const styleOf = (size: number, weight: FontWeight): TextStyle => ({
  size,
  weight,
  maxWidth: TEXT_WIDTH_PX,
});

/** Sets a text as large as it fits, and cuts it where it does not. */
function placeText(
  setter: TextSetter,
  text: string,
  { sizes, weight, maxLines, maxHeight = Infinity }: TextRoom,
): SetText {
  const linesOf = (size: number) => Math.min(maxLines, Math.floor(maxHeight / size / LINE_HEIGHT));
  for (const size of sizes) {
    const lines = setter.setWhole(text, styleOf(size, weight), linesOf(size));
    if (lines) return { lines, size };
  }
  const size = sizes.at(-1) ?? 0;
  return { lines: setter.setCut(text, styleOf(size, weight), linesOf(size)), size };
}

/** @returns undefined if the imprint does not fit, or has characters that no font has */
function setImprint(setter: TextSetter, imprint: string, fonts: PictureFonts): SetText | undefined {
  if (imprint.length > MAX_IMPRINT_CHARACTERS) return undefined;
  const text = plainLine(imprint);
  if (coveredText(text, fonts) !== text) return undefined;
  for (const size of IMPRINT_SIZES_PX) {
    const lines = setter.setWhole(text, styleOf(size, 'regular'), MAX_IMPRINT_LINES);
    if (lines) return { lines, size };
  }
  return undefined;
}

/** Draws lines below each other. @param top their upper edge */
function drawText({ lines, size }: SetText, top: number, { direction }: PictureTexts): string {
  const { width } = PICTURE_SIZE_PX;
  return lines
    .map((line, index) => {
      const left =
        direction === 'rtl' ? width - MARGIN_PX - STRIPE_PX - line.width : MARGIN_PX + STRIPE_PX;
      const baseLine = top + size * LINE_HEIGHT * (index + 1) - size * DESCENT;
      return `<g transform="translate(${left.toFixed(2)} ${baseLine.toFixed(2)})">${line.outlines}</g>`;
    })
    .join('');
}

/** The picture as an SVG of outlines: no text of anybody is markup in it. */
function drawPicture(texts: PictureTexts, fonts: PictureFonts): string | undefined {
  const { width, height } = PICTURE_SIZE_PX;
  const setter = new TextSetter(fonts);
  const imprint = setImprint(setter, texts.imprint, fonts);
  if (!imprint) return undefined;
  const shown = (text: string) =>
    Array.from(coveredText(plainLine(text), fonts))
      .slice(0, MAX_TEXT_CHARACTERS)
      .join('');
  const body = placeText(setter, shown(texts.body), BODY);
  const imprintTop = height - MARGIN_PX - heightOf(imprint);
  const bodyTop = imprintTop - heightOf(body);
  const room = bodyTop - GAP_PX - MARGIN_PX;
  const name = placeText(setter, shown(texts.name), { ...TITLE_ROOM, maxHeight: room });
  const purposeTop = MARGIN_PX + heightOf(name) + GAP_PX;
  const maxHeight = bodyTop - GAP_PX - purposeTop;
  const purpose = placeText(setter, shown(texts.purpose), { ...PURPOSE_ROOM, maxHeight });
  const stripe = texts.direction === 'rtl' ? width - STRIPE_PX : 0;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<rect width="100%" height="100%" fill="#ffffff"/>
<rect x="${stripe}" width="${STRIPE_PX}" height="100%" fill="${texts.accent}"/>
<g fill="#111111">${drawText(name, MARGIN_PX, texts)}</g>
<g fill="${texts.accent}">${drawText(purpose, purposeTop, texts)}</g>
<g fill="#111111">${drawText(body, bodyTop, texts)}${drawText(imprint, imprintTop, texts)}</g>
</svg>`;
}

let wasm: Promise<void> | undefined;

function startRenderer(): Promise<void> {
  const file = fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'));
  wasm ??= readFile(file).then(initWasm);
  return wasm;
}

/**
 * Makes the picture that goes with a link to a page, as a PNG.
 * @returns undefined if it could not hold the whole imprint
 */
export async function makeSharePicture(
  texts: PictureTexts,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const [fonts] = await Promise.all([loadPictureFonts(), startRenderer()]);
  const svg = drawPicture(texts, fonts);
  if (svg === undefined) return undefined;
  const drawing = new Resvg(svg);
  const image = drawing.render();
  try {
    return new Uint8Array(image.asPng());
  } finally {
    image.free();
    drawing.free();
  }
}
