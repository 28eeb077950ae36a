import type { Campaign, FurtherQuestion } from '../contract/campaign/reader.ts';
import type { FieldProblem } from '../forms/index.ts';
import type { WidgetMessages } from '../locales/index.ts';
import type { FormCheck } from '../widgets/form-controller.ts';
import type { FormViewData } from '../widgets/form-parts.ts';
import type * as PersonForm from '../widgets/person-form.ts';
import type { ViewContext } from '../widgets/view-context.ts';

/** The form of a page, with the state of its submission. */
export type HostedFormCheck = Pick<FormViewData, 'campaign' | 'form' | 'questionFields'>;

/** How one kind of form is checked, and what its problems are called. */
export interface HostedFormKind {
  readonly check: FormCheck;
  /** The file for forms that ask for a name, if this one does. */
  readonly personForm: typeof PersonForm | undefined;
  questionsOf(campaign: Campaign): readonly FurtherQuestion[] | undefined;
  problems(context: ViewContext, form: HostedFormCheck): FieldProblem[];
  thanks(messages: WidgetMessages): string;
}
