import type { CampaignDocument } from 'campaign-widgets/contract';
import { type EmbedWidget, toShortName, widgetsOf } from './embed-choice.ts';

export const PRINT_KINDS = ['poster', 'slips', 'cards'] as const;
export type PrintKind = (typeof PRINT_KINDS)[number];

/** What is printed. */
export interface PrintChoice {
  kind: PrintKind;
  widget: EmbedWidget;
  ward: string;
  /** The short name of what brought an answer: the place, and what was printed. */
  source: string;
  /** Who prints it: a name and an address. Undefined where the campaign states no imprint. */
  printer: { name: string; address: string } | undefined;
}

/** The field that is missing. */
export type PrintProblem = 'place' | 'printerName' | 'printerAddress';

const MAX_PRINTER_LENGTH = 200;
/** A short name has 40 characters; this leaves room for what was printed. */
const MAX_PLACE_LENGTH = 33;

/** Reads what is to be printed from an address. */
export function readPrintChoice(
  query: Readonly<Record<string, string>>,
  campaign: CampaignDocument,
): { choice: PrintChoice; problems: PrintProblem[] } | undefined {
  const offered = widgetsOf(campaign);
  const widget = offered.find((one) => one === query.widget) ?? offered[0];
  if (!widget) return undefined;
  const kind = PRINT_KINDS.find((one) => one === query.kind) ?? 'poster';
  const place = toShortName(query.place ?? '').slice(0, MAX_PLACE_LENGTH);
  const [name, address] = [query.printerName, query.printerAddress].map((typed) =>
    (typed ?? '').trim().slice(0, MAX_PRINTER_LENGTH),
  ) as [string, string];
  // Representation of the People Act 1983, section 110; Political Parties, Elections and
  // Referendums Act 2000, section 143: printed election material names its printer.
  const needsPrinter = campaign.imprint !== 'not-required';
  const problems: PrintProblem[] = [
    ...(place === '' ? (['place'] as const) : []),
    ...(needsPrinter && name === '' ? (['printerName'] as const) : []),
    ...(needsPrinter && address === '' ? (['printerAddress'] as const) : []),
  ];
  return {
    choice: {
      kind,
      widget,
      ward: campaign.areas.wards.find(({ code }) => code === query.ward)?.code ?? '',
      source: `${place.replace(/-+$/, '')}-${kind}`,
      printer: needsPrinter ? { name, address } : undefined,
    },
    problems,
  };
}
