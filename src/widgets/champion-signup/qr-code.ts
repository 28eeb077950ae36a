import { generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';
import { html, type TemplateResult } from 'lit';

// Modules of clear space around a code: ISO/IEC 18004 asks for four.
const QUIET = 4;

/** Draws a QR code in the browser, in black on white in every theme: cameras need both. */
export function drawQr(text: string, name: string): TemplateResult {
  const code = generate(text);
  const size = code.size + 2 * QUIET;
  return html`<svg
    role="img"
    aria-label=${name}
    width="200"
    height="200"
    viewBox="${-QUIET} ${-QUIET} ${size} ${size}"
    shape-rendering="crispEdges"
  >
    <rect x=${-QUIET} y=${-QUIET} width=${size} height=${size} fill="#fff" />
    <path d=${toSvgPath(code)} fill="#000" />
  </svg>`;
}
