import { organisationMessages } from '../../locales/compiled/en-organisation.ts';
import type { WidgetMessages } from '../../locales/index.ts';
import { signupLabels } from './field-labels.ts';

/** The labels of every field of a sign-up, for one whose form is no longer there. */
export const refusedLabels = (messages: WidgetMessages): Record<string, string> =>
  signupLabels(messages, organisationMessages(messages));
