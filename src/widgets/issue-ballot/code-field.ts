import { html, nothing, type TemplateResult } from 'lit';
import { type FieldContext, fieldFrame } from '../../forms/index.ts';
import type { BallotContext } from './ballot-parts.ts';

/**
 * The code on a slip. What is wrong with it is told below it once the field is left: the letters are
 * checked without a network.
 */
export function codeField(
  { words }: BallotContext,
  field: FieldContext,
  mistake: string | undefined,
): TemplateResult {
  const isNamed = field.problems.some((problem) => problem.field === 'code');
  const told = !isNamed && mistake ? words.problems[`code ${mistake}`] : undefined;
  const described = ['code-hint', isNamed && 'code-error', told && 'code-told'];
  return fieldFrame(
    { ...field, name: 'code', label: words.code, hint: words.codeHint },
    html`<input
        class="text code"
        part="control"
        id="code"
        name="code"
        type="text"
        dir="ltr"
        maxlength="60"
        autocomplete="off"
        autocapitalize="characters"
        autocorrect="off"
        spellcheck="false"
        aria-describedby=${described.filter(Boolean).join(' ')}
        aria-invalid=${isNamed || told ? 'true' : nothing}
      />
      <p class="told" role="status" id="code-told">${told}</p>`,
  );
}
