import type { PersonKind } from '../contract/submission/person-form.ts';
import type { FormCheck } from './form-controller.ts';
import type * as PersonForm from './person-form.ts';

/**
 * Reads and checks a form that asks for a name. No such form is shown before its file is loaded.
 */
export const personCheck =
  (host: { readonly personForm: typeof PersonForm | undefined }, kind: PersonKind): FormCheck =>
  (data, campaign, about) =>
    host.personForm?.checkForm(data, campaign, kind, about) ?? { ok: false, problems: [] };
