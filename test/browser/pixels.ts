import { executeServerCommand } from '@web/test-runner-commands';

type Colour = [red: number, green: number, blue: number];

/** What is on screen, pixel by pixel. */
export class Picture {
  readonly #pixels: ImageData;

  private constructor(pixels: ImageData) {
    this.#pixels = pixels;
  }

  static async take(): Promise<Picture> {
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const png = await executeServerCommand<string, undefined>('screenshot');
    const bitmap = await createImageBitmap(
      await (await fetch(`data:image/png;base64,${png}`)).blob(),
    );
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (!canvas) throw new Error('no canvas');
    canvas.drawImage(bitmap, 0, 0);
    return new Picture(canvas.getImageData(0, 0, bitmap.width, bitmap.height));
  }

  /** The colours inside a rectangle of the window, row by row. */
  colours({
    left,
    top,
    right,
    bottom,
  }: {
    left: number;
    top: number;
    right: number;
    bottom: number;
  }): Colour[] {
    const { data, width, height } = this.#pixels;
    const found: Colour[] = [];
    for (let y = Math.max(0, Math.ceil(top)); y < Math.min(height, bottom); y++)
      for (let x = Math.max(0, Math.ceil(left)); x < Math.min(width, right); x++) {
        const at = 4 * (y * width + x);
        found.push([data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]);
      }
    return found;
  }
}

/** The contrast of two colours: WCAG 2.2, "contrast ratio". */
export function contrast(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) =>
    value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * The contrast of what is written with what it is written on: the commonest colour, and the one
 * furthest from it.
 */
export function contrastOfWriting(colours: Colour[]): number {
  const counts = new Map<string, number>();
  for (const colour of colours) counts.set(colour.join(), (counts.get(colour.join()) ?? 0) + 1);
  const [ground = '0,0,0'] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  const behind = ground.split(',').map(Number) as Colour;
  return Math.max(
    ...[...counts.keys()].map((colour) =>
      contrast(behind, colour.split(',').map(Number) as Colour),
    ),
  );
}

/** How many pixels differ from before by a contrast of at least 3. */
export const changed = (before: Colour[], after: Colour[]): number =>
  before.filter((colour, at) => contrast(colour, after[at] ?? colour) >= 3).length;

/** The contrast of a colour, however it is written and however clear it is, with a ground. */
export function contrastOnGround(colour: string, ground: string): number {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d');
  if (!canvas) throw new Error('no canvas');
  const paint = (fill: string): Colour => {
    canvas.fillStyle = fill;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue];
  };
  const behind = paint(ground);
  return contrast(paint(colour), behind);
}
