import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { minifyTemplates } from '../../../tools/vite/minify-templates.ts';

type Handler = (code: string, id: string) => { code: string } | undefined;

/** What the plugin makes of a module. */
const minified = (code: string): string => {
  const { transform } = minifyTemplates() as unknown as { transform: { handler: Handler } };
  return transform.handler(code, '/src/some.ts')?.code ?? code;
};

describe('Templates in the embed scripts', () => {
  const cases: [sentence: string, template: string, result: string][] = [
    [
      'lose their indentation beside blocks',
      'html`<div>\n    <p>Text</p>\n  </div>`',
      'html`<div><p>Text</p></div>`',
    ],
    [
      'keep one space between words, links and expressions',
      'html`<p>\n  ${one}\n  <a href=${link}>two</a>\n  three <b>four</b>\n</p>`',
      'html`<p>${one} <a href=${link}>two</a> three <b>four</b></p>`',
    ],
    ['keep a space at their ends', 'html` ${one} `', 'html` ${one} `'],
    [
      'keep a no-break space and an escape',
      'html`<p>1\u00a0000\\n</p>`',
      'html`<p>1\u00a0000\\n</p>`',
    ],
    [
      'keep the white space of attribute values',
      'html`<p\n  title="a  >\n b"\n  class=${c}\n></p>`',
      'html`<p title="a  >\n b" class=${c} ></p>`',
    ],
    [
      'keep text in which white space is content',
      'html`<pre>\n  a\n</pre>`',
      'html`<pre>\n  a\n</pre>`',
    ],
    [
      'are folded between the attributes of an element in which white space is content',
      'html`<textarea\n  rows="4"\n  dir="auto"\n>\n a</textarea>`',
      'html`<textarea rows="4" dir="auto" >\n a</textarea>`',
    ],
    [
      'are folded inside other templates too',
      'html`<ul>\n ${list.map((one) => html`<li>\n  ${one}\n </li>`)}\n</ul>`',
      'html`<ul>${list.map((one) => html`<li>${one}</li>`)}</ul>`',
    ],
    [
      'are style sheets that stay as they are where they have expressions',
      'css`a {\n color: ${red} }`',
      'css`a {\n color: ${red} }`',
    ],
    [
      'are no other strings',
      'other`<p>\n </p>`; const t = `a\n  b`',
      'other`<p>\n </p>`; const t = `a\n  b`',
    ],
  ];
  for (const [sentence, template, result] of cases)
    it(sentence, () => {
      assert.equal(
        minified(`const x: string = 'ü😀';\n${template};\n`),
        `const x: string = 'ü😀';\n${result};\n`,
      );
    });

  it('are minified style sheets, made of a string where they have no expressions', () => {
    assert.equal(
      minified('const sheet = css`\n  a {\n    color: #ff0000;\n  }\n`;'),
      "import { unsafeCSS as $sheetOfString } from 'lit';\n" +
        'const sheet = $sheetOfString(`a{color:red}`);',
    );
  });
});
