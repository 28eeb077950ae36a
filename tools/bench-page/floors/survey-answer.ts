import type { SurveyDocument } from './survey-document.ts';

/** What a person filled in. */
export interface SurveyValues {
  readonly area: string;
  readonly issue: string;
  readonly other: string;
  readonly words: string;
}

export type SurveyField = keyof SurveyValues;

/** A sentence for each field that has a problem. */
export type SurveyProblems = Partial<Record<SurveyField, string>>;

export function readValues(form: HTMLFormElement): SurveyValues {
  const data = new FormData(form);
  const read = (name: SurveyField) => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  return { area: read('area'), issue: read('issue'), other: read('other'), words: read('words') };
}

/** Sends an answer, with the keys of it that the widget sends too. */
export async function sendAnswer(
  { endpoint, areas }: SurveyDocument,
  { area, issue, other, words }: SurveyValues,
): Promise<void> {
  const answers = { issue, ...(other && { other }), ...(words && { words }) };
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ area: { code: area, version: areas.version }, answers }),
  });
  if (!response.ok) throw new Error(`the endpoint answered ${response.status}`);
}
