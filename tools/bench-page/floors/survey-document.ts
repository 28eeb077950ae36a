/** What a survey draws of a campaign document. The texts are in one language. */
export interface SurveyDocument {
  readonly endpoint: string;
  readonly areas: {
    readonly version: string;
    readonly wards: readonly { readonly code: string; readonly name: string }[];
  };
  readonly survey: { readonly issues: readonly { readonly id: string; readonly label: string }[] };
  readonly controller: {
    readonly name: string;
    readonly contact: string;
    readonly complaints: string;
    readonly privacyUrl: string;
  };
  readonly imprint: { readonly promoter: Body; readonly onBehalfOf: Body };
}

interface Body {
  readonly name: string;
  readonly address: string;
}

/** Reads the document that stands in an element, unchecked. */
export const readInlineDocument = (element: Element): SurveyDocument =>
  JSON.parse(element.querySelector('script')?.textContent ?? '') as SurveyDocument;
