import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Font } from 'harfbuzzjs';

/** The fonts together have every character of the eight languages; the first that has it is used. */
const FAMILIES = {
  'noto-sans': 'NotoSans',
  'noto-sans-bengali': 'NotoSansBengali',
  'noto-sans-arabic': 'NotoSansArabic',
  'noto-sans-gurmukhi': 'NotoSansGurmukhi',
} as const;
const WEIGHTS = { regular: '400Regular', bold: '700Bold' } as const;

export type FontWeight = keyof typeof WEIGHTS;

/** A font file, ready to shape text with. */
export interface PictureFont {
  readonly font: Font;
  readonly characters: ReadonlySet<number>;
  readonly unitsPerEm: number;
}

type HarfBuzz = typeof import('harfbuzzjs');

/** The fonts of a picture and what shapes text with them. A server has no fonts of its own. */
export interface PictureFonts {
  readonly harfBuzz: HarfBuzz;
  readonly byWeight: Readonly<Record<FontWeight, readonly PictureFont[]>>;
}

async function readFont(
  { Blob, Face, Font }: HarfBuzz,
  [folder, name]: readonly [string, string],
  weight: FontWeight,
): Promise<PictureFont> {
  const style = WEIGHTS[weight];
  const file = `@expo-google-fonts/${folder}/${style}/${name}_${style}.ttf`;
  const face = new Face(new Blob(await readFile(fileURLToPath(import.meta.resolve(file)))));
  return {
    font: new Font(face),
    characters: new Set(face.collectUnicodes()),
    unitsPerEm: face.upem,
  };
}

async function readFonts(): Promise<PictureFonts> {
  const harfBuzz = await import('harfbuzzjs');
  const fontsOf = (weight: FontWeight) =>
    Promise.all(Object.entries(FAMILIES).map((family) => readFont(harfBuzz, family, weight)));
  const [regular, bold] = await Promise.all([fontsOf('regular'), fontsOf('bold')]);
  return { harfBuzz, byWeight: { regular, bold } };
}

let fonts: Promise<PictureFonts> | undefined;

/** Reads the fonts once: a collector whose pages nobody shares never reads them. */
export function loadPictureFonts(): Promise<PictureFonts> {
  fonts ??= readFonts();
  return fonts;
}

/** Marks that change the direction of what follows: the line of one text must not turn another's. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text in one line, without marks that nobody sees. */
export const plainLine = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(DIRECTION_MARKS, '')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();

/** Joins letters or keeps them apart, and is never seen. */
const JOINERS = new Set(['\u200c', '\u200d']);

/** A text without the characters that no font has. */
export const coveredText = (text: string, { byWeight }: PictureFonts): string =>
  Array.from(text)
    .filter((character) => JOINERS.has(character) || fontOf(character, byWeight.regular))
    .join('')
    .replaceAll(/ {2,}/g, ' ')
    .trim();

/** The font for a character: the one before it, as long as the script does not change. */
export function fontOf(
  character: string,
  among: readonly PictureFont[],
  before?: PictureFont,
): PictureFont | undefined {
  const code = character.codePointAt(0) ?? 0;
  const isNeutral = /[\p{Script=Common}\p{Script=Inherited}]/u.test(character);
  if (before && (JOINERS.has(character) || (isNeutral && before.characters.has(code))))
    return before;
  return among.find(({ characters }) => characters.has(code));
}
