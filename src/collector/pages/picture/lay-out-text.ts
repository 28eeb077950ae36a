import bidiFactory from 'bidi-js/dist/bidi.mjs';
import { fontOf, type FontWeight, type PictureFont, type PictureFonts } from './picture-fonts.ts';

const bidi = bidiFactory();
const ELLIPSIS = '…';

/** How a text is set: sizes in pixels of the picture. */
export interface TextStyle {
  readonly weight: FontWeight;
  readonly size: number;
  readonly maxWidth: number;
}

/** A line as outlines of an SVG, from its own left end and its base line. */
export interface TextLine {
  readonly outlines: string;
  readonly width: number;
}

/** A part of a line in one font and one direction. */
interface TextRun {
  text: string;
  readonly font: PictureFont;
  /** The embedding level: odd is from the right. */
  readonly level: number;
}

function splitRuns(line: string, levels: Uint8Array, fonts: readonly PictureFont[]): TextRun[] {
  const runs: TextRun[] = [];
  let at = 0;
  for (const character of line) {
    const last = runs.at(-1);
    const level = levels[at] ?? 0;
    at += character.length;
    const font = fontOf(character, fonts, last?.font);
    if (last && (!font || (last.font === font && last.level === level))) last.text += character;
    else if (font) runs.push({ text: character, font, level });
  }
  return runs;
}

/** The runs from left to right: Unicode Standard Annex 9, rule L2. */
function inVisualOrder(runs: readonly TextRun[]): TextRun[] {
  const ordered = [...runs];
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level > 0; level--)
    for (let start = 0; start < ordered.length; start++) {
      let end = start;
      while ((ordered[end]?.level ?? -1) >= level) end++;
      if (end === start) continue;
      ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = end;
    }
  return ordered;
}

/** Sets texts in the fonts of a picture. */
export class TextSetter {
  readonly #fonts: PictureFonts;

  constructor(fonts: PictureFonts) {
    this.#fonts = fonts;
  }

  /**
   * Breaks a text into lines.
   * @returns undefined if it needs more lines
   */
  setWhole(text: string, style: TextStyle, maxLines: number): TextLine[] | undefined {
    const lines = this.#breakLines(text, style);
    if (lines.length > maxLines) return undefined;
    const { paragraphs } = bidi.getEmbeddingLevels(text);
    const base = (paragraphs[0]?.level ?? 0) % 2 ? 'rtl' : 'ltr';
    return lines.map((line) => this.#drawLine(line, style, base));
  }

  /** Breaks a text into lines, and cuts off what does not fit. */
  setCut(text: string, style: TextStyle, maxLines: number): TextLine[] {
    const words = text.split(' ');
    for (let kept = words.length; kept > 0; kept--) {
      const shorter = words.slice(0, kept).join(' ');
      const lines = this.setWhole(
        kept === words.length ? shorter : shorter + ELLIPSIS,
        style,
        maxLines,
      );
      if (lines) return lines;
    }
    return [];
  }

  #breakLines(text: string, style: TextStyle): string[] {
    const space = this.#widthOf(' ', style);
    const lines: string[] = [];
    let line = '';
    let width = 0;
    for (const word of text.split(' ').flatMap((one) => this.#breakWord(one, style))) {
      const more = this.#widthOf(word, style);
      if (line && width + space + more <= style.maxWidth) {
        line += ` ${word}`;
        width += space + more;
        continue;
      }
      if (line) lines.push(line);
      line = word;
      width = more;
    }
    return line ? [...lines, line] : lines;
  }

  /** A word that is longer than a line, in parts that are not. */
  #breakWord(word: string, style: TextStyle): string[] {
    if (this.#widthOf(word, style) <= style.maxWidth) return [word];
    const parts = [''];
    for (const { segment } of new Intl.Segmenter().segment(word)) {
      const longer = (parts.at(-1) ?? '') + segment;
      if (this.#widthOf(longer, style) <= style.maxWidth) parts[parts.length - 1] = longer;
      else parts.push(segment);
    }
    return parts.filter(Boolean);
  }

  #widthOf(text: string, { weight, size }: TextStyle): number {
    let width = 0;
    for (const run of this.#splitRuns(text, weight, 'ltr'))
      for (const { advance } of this.#shape(run)) width += (advance * size) / run.font.unitsPerEm;
    return width;
  }

  #splitRuns(line: string, weight: FontWeight, base: 'ltr' | 'rtl'): TextRun[] {
    const { levels } = bidi.getEmbeddingLevels(line, base);
    return splitRuns(line, levels, this.#fonts.byWeight[weight]);
  }

  #drawLine(line: string, { weight, size }: TextStyle, base: 'ltr' | 'rtl'): TextLine {
    const outlines: string[] = [];
    let left = 0;
    for (const run of inVisualOrder(this.#splitRuns(line, weight, base))) {
      const { font, unitsPerEm } = run.font;
      const scale = size / unitsPerEm;
      for (const { glyph, x, y, advance } of this.#shape(run)) {
        const path = font.glyphToPath(glyph);
        const place = `translate(${round(left + x * scale)} ${round(-y * scale)})`;
        if (path)
          outlines.push(
            `<path transform="${place} scale(${round(scale)} ${round(-scale)})" d="${path}"/>`,
          );
        left += advance * scale;
      }
    }
    return { outlines: outlines.join(''), width: left };
  }

  /** The glyphs of a run from left to right, in units of its font. */
  #shape({ text, font: { font }, level }: TextRun) {
    const { Buffer, Direction, shape } = this.#fonts.harfBuzz;
    const buffer = new Buffer();
    buffer.addText(text);
    buffer.setDirection(level % 2 ? Direction.RTL : Direction.LTR);
    buffer.guessSegmentProperties();
    shape(font, buffer);
    const places = buffer.getGlyphPositions();
    return buffer.getGlyphInfos().map(({ codepoint: glyph }, index) => {
      const { xOffset: x = 0, yOffset: y = 0, xAdvance: advance = 0 } = places[index] ?? {};
      return { glyph, x, y, advance };
    });
  }
}

const round = (value: number): string => value.toFixed(4);
