import { type Campaign, consentsFor, type Receipt } from '../../src/contract/index.ts';

/**
 * Signs somebody up in a language, who agrees to everything.
 * @param url of the collector
 * @returns the link of their private page
 * @throws if the collector does not take it
 */
export async function signUpForLink(
  url: string,
  document: Campaign,
  language: string,
): Promise<string> {
  const submission = {
    id: crypto.randomUUID(),
    kind: 'champion-signup',
    campaign: document.id,
    campaignVersion: document.version,
    channel: 'online',
    locale: language,
    answeredAt: new Date().toISOString(),
    area: { code: 'E05011144', version: document.areas.version },
    answers: {
      name: 'Test Person',
      email: `test.person.${language}@example.org`,
      phone: '01632 960 001',
      ageConfirmed: true,
      roles: [],
      inviteCode: crypto.randomUUID().replaceAll('-', '').slice(0, 12),
    },
    consents: consentsFor(document, 'champion-signup').map(({ id, version, statement }) => ({
      statement: id,
      version,
      locale: language,
      words: (statement as Record<string, string>)[language],
      granted: true,
    })),
  };
  const response = await fetch(`${url}/submissions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(submission),
  });
  const { mine } = (await response.json()) as Receipt;
  if (!mine) throw new Error(`the sign-up was not taken: ${response.status}`);
  return mine;
}
