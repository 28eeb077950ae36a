import { transformSync } from 'esbuild';
import { type ESTree, parseSync, type Plugin, Visitor } from 'vite';
import { type Edit, editSource } from './edit-source.ts';

/**
 * Elements beside which white space is never seen: blocks, which none of our styles makes inline,
 * and shapes.
 */
const BLOCKS = new Set(
  (
    'address article dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header legend li ol optgroup option p section ' +
    'style table tbody td th tr ul circle defs g line path rect'
  ).split(' '),
);
/** Elements in which white space is content. */
const KEEPS_SPACE = /<(pre|textarea)\b/;
/** Elements in which what looks like a tag is none. */
const HOLDS_TEXT = /<(script|style)\b/;
/** A tag with its name; attribute values between quotes may hold `>`. */
const TAG = /(<\/?[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>)/;
/** What HTML counts as white space: a no-break space is text. */
const SPACE = /[ \t\n\f\r]+/g;
/** Stands for the expressions of a template while its strings are folded together. */
const EXPRESSION = '\u0001';

const isBlock = (tag: string): boolean => BLOCKS.has(/[a-z][\w-]*/.exec(tag)?.[0] ?? '');

/** Folds runs of white space into one space, as HTML does, and leaves them out beside a block. */
function foldHtml(html: string): string {
  if (HOLDS_TEXT.test(html)) return html;
  const keepsSpace = KEEPS_SPACE.test(html);
  // Texts and tags take turns.
  const parts = html.split(TAG);
  return parts
    .map((part, at) => {
      if (at % 2)
        return part.replace(/("[^"]*"|'[^']*')|[ \t\n\f\r]+/g, (_, value?: string) => value ?? ' ');
      if (keepsSpace) return part;
      let text = part.replace(SPACE, ' ');
      if (isBlock(parts[at - 1] ?? '')) text = text.trimStart();
      return isBlock(parts[at + 1] ?? '') ? text.trimEnd() : text;
    })
    .join('');
}

/**
 * White space after a comma or colon outside of a string. esbuild keeps it in the values of custom
 * properties and in conditions; in ours it means nothing.
 */
const LEFT_SPACE = /("[^"]*"|'[^']*')|([,:]) /g;

const minifyCss = (css: string): string =>
  transformSync(css, { loader: 'css', minify: true, target: 'es2022' })
    .code.trim()
    .replace(LEFT_SPACE, (_, text: string | undefined, mark: string) => text ?? mark);

/** What each tag's strings become. A style sheet with expressions stays as it is. */
const MINIFIERS: Record<string, (strings: string) => string> = {
  html: foldHtml,
  svg: foldHtml,
  css: (css) => (css.includes(EXPRESSION) ? css : minifyCss(css)),
};

/**
 * What makes a style sheet of one string. The tag `css` checks expressions too, and has long
 * sentences for authors who get one wrong: 120 bytes (brotli) of each script.
 */
const SHEET_OF_STRING = '$sheetOfString';
const SHEET_IMPORT = `import { unsafeCSS as ${SHEET_OF_STRING} } from 'lit';\n`;

/** The tag and the template of a style sheet as a call of what makes one of a string. */
const callEdits = ({ tag, end }: ESTree.TaggedTemplateExpression): Edit[] => [
  { start: tag.start, end: tag.end, text: `${SHEET_OF_STRING}(` },
  { start: end, end, text: ')' },
];

/**
 * Minifies the style sheets of css`` and folds the white space of html`` and svg``, found in the
 * parsed module. What a person sees stays the same. Of a style sheet without expressions it makes a
 * plain string.
 */
export const minifyTemplates = (): Plugin => ({
  name: 'minify-templates',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/.*\.ts$/ },
    handler(code, id) {
      const edits: Edit[] = [];
      const sheetEdits: Edit[] = [];
      new Visitor({
        TaggedTemplateExpression(node) {
          const { tag, quasi } = node;
          const minify = tag.type === 'Identifier' && MINIFIERS[tag.name];
          if (!minify) return;
          const strings = quasi.quasis.map(({ value }) => value.raw);
          const minified = minify(strings.join(EXPRESSION)).split(EXPRESSION);
          quasi.quasis.forEach(({ start }, at) => {
            // A string's node begins with the ` or } before it.
            const from = start + 1;
            const end = from + (strings[at]?.length ?? 0);
            edits.push({ start: from, end, text: minified[at] ?? '' });
          });
          if (tag.name === 'css' && strings.length === 1) sheetEdits.push(...callEdits(node));
        },
      }).visit(parseSync(id, code, { lang: 'ts' }).program);
      if (!edits[0]) return undefined;
      const edited = editSource(code, [...edits, ...sheetEdits]);
      return { code: (sheetEdits[0] ? SHEET_IMPORT : '') + edited, map: null };
    },
  },
});
