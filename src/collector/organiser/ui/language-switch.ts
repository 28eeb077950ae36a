import { html } from 'hono/html';
import { hiddenFields } from './form-fields.ts';
import type { Html } from './html.ts';
import type { LanguageContext } from './page-context.ts';
import { LANGUAGE_TAGS, type LanguageTag, PAGE_LANGUAGES } from './page-languages.ts';

/** A button for each other language, which leads back to the same page. */
export function languageSwitch({ language, languageReturn, messages }: LanguageContext): Html {
  const others = LANGUAGE_TAGS.filter((tag) => tag !== language);
  return html`<form
    class="languages"
    method="post"
    action="/organiser/language"
    aria-label="${messages.frame.language}"
  >
    ${hiddenFields([['next', languageReturn]])} ${others.map(languageButton)}
  </form>`;
}

const languageButton = (tag: LanguageTag): Html =>
  html`<button class="quiet" name="page-language" value="${tag}" lang="${tag}">
    ${PAGE_LANGUAGES[tag].name}
  </button>`;
