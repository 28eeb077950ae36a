import { raw } from 'hono/html';
import { generate } from 'lean-qr';
import { toSvgSource } from 'lean-qr/extras/svg';
import type { Html } from './html.ts';

/** Modules of clear space around a code: ISO/IEC 18004 asks for four. */
const QUIET_MODULES = 4;

/** A QR code, black on white whatever the page's colours are: cameras need both. */
export const qrCode = (address: string): Html =>
  raw(
    toSvgSource(generate(address), {
      on: '#000',
      off: '#fff',
      padX: QUIET_MODULES,
      padY: QUIET_MODULES,
    }),
  );
