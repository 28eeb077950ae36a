const LABEL = '(?:mob(?:ile)?|cell|home|work|office|land(?:line)?|tel(?:ephone)?|phone|ph|[mhwt])';
const LABEL_BEFORE = new RegExp(`^\\(?${LABEL}\\)?\\s*[:.]?\\s*(?=[+(\\d])`, 'i');
const LABEL_AFTER = new RegExp(`[\\s(\\[]+${LABEL}[.)\\]]*$`, 'i');

/**
 * Removes what spreadsheets and people add to a telephone number: `="07700900209"`,
 * `'07700900210`, `07700900207.0`, `tel:+447700900212`, `07700 900211 (mob)`, and dashes of every
 * kind. `Phone` then checks whether it is a number.
 */
export const tidyPhone = (typed: string): string =>
  typed
    .trim()
    .replace(/^=\s*/, '')
    .replace(/^(["'’])(.*)\1$/, '$2')
    .replace(/^['’]/, '')
    .replace(LABEL_BEFORE, '')
    .replace(LABEL_AFTER, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/^(\+?\d{9,})\.0*$/, '$1');
