import { championStatements } from './campaigns.ts';
import type { Person } from './harness.ts';

export const [KEEP = '', EMAIL = '', PHONE = '', TEXT = '', SHARE = ''] = championStatements.map(
  ({ statement }) => statement.en,
);
export const AGE = 'I am 16 or over';
export const THANKS = 'Thank you for stepping forward';
export const SIGN_UP = 'Sign me up';

/** Fills in what a champion must, all but the press of the button. */
export function fillIn(
  person: Person,
  {
    name = 'Ada Okafor',
    email = 'ada@example.org',
    phone = '',
    ward = 'Harborne',
    ticked = [AGE, KEEP],
  } = {},
): void {
  if (name) person.fill('Full name', name);
  if (email) person.fill('Email address', email);
  if (phone) person.fill('Telephone number', phone);
  if (ward) person.choose('Your ward', ward);
  for (const words of ticked) person.pick(words, 'checkbox');
}

/** Signs up, and waits for the thanks and what follows them. */
export async function signUp(
  person: Person,
  given: Parameters<typeof fillIn>[1] = {},
): Promise<void> {
  fillIn(person, given);
  person.press(SIGN_UP);
  await person.sees(THANKS);
  await person.sees('Bring somebody with you');
}
