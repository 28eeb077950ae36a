import { html } from 'hono/html';
import { selectField, type SubmittedForm, textField, problemSummary } from '../ui/form-fields.ts';
import type { CampaignContext } from '../ui/page-context.ts';
import { campaignPath, type Html } from '../ui/page-layout.ts';
import { type EmbedChoice, widgetsOf } from './embed-choice.ts';
import { PRINT_KINDS, type PrintProblem } from './print-choice.ts';

/** What was asked to be printed, and what is missing. */
export interface RefusedPrint {
  fields: Record<string, string>;
  problems: readonly PrintProblem[];
}

/** The form for a poster, door slips or cards. */
export function printSection(
  context: CampaignContext,
  choice: EmbedChoice,
  refused?: RefusedPrint,
): Html {
  const { campaign, messages, names } = context;
  const { embed } = messages;
  const { print } = embed;
  const submitted: SubmittedForm | undefined = refused && {
    fields: refused.fields,
    problems: refused.problems.map((field) => ({ field, message: print.problems[field] ?? field })),
  };
  const text = (id: 'place' | 'printerName' | 'printerAddress', value: string): Html =>
    textField({ id, name: id, label: print.fields[id], hint: print.hints[id], value }, submitted);
  return html`<section>
    <h2 id="print">${print.title}</h2>
    ${problemSummary(context, submitted)}
    <p>${print.intro}</p>
    <form method="get" action="${campaignPath(campaign, '/embed/print')}" class="narrow-fields">
      ${selectField({
        id: 'kind',
        name: 'kind',
        label: print.fields.kind,
        value: refused?.fields.kind ?? 'poster',
        options: PRINT_KINDS.map((kind) => [kind, print.kinds[kind]] as const),
      })}
      ${selectField({
        id: 'print-widget',
        name: 'widget',
        label: embed.fields.widget,
        value: refused?.fields.widget ?? choice.widget,
        options: widgetsOf(campaign).map((widget) => [widget, embed.widgets[widget]] as const),
      })}
      ${text('place', refused?.fields.place ?? '')}
      ${selectField({
        id: 'print-ward',
        name: 'ward',
        label: embed.fields.ward,
        value: refused?.fields.ward ?? choice.ward,
        options: [['', embed.fields.anyWard] as const, ...names.areas],
      })}
      ${
        campaign.imprint === 'not-required'
          ? ''
          : html`${text('printerName', '')} ${text('printerAddress', '')}`
      }
      <button>${print.button}</button>
    </form>
  </section>`;
}
