import { championStatements } from './campaigns.ts';
import { type Person, until, wordsChampion as championMessages } from './harness.ts';

export const [KEEP = '', EMAIL = '', PHONE = '', TEXT = '', SHARE = ''] = championStatements.map(
  ({ statement }) => statement.en,
);
export const AGE = 'I am 16 or over';
export const THANKS = 'Thank you for stepping forward';
export const SIGN_UP = 'Sign me up';

const { sections, step } = championMessages;

/** Presses the button that goes on, and waits for the section of this number. */
export async function goOn(person: Person, at: 2 | 3): Promise<void> {
  person.press(championMessages.continue);
  const title = at === 2 ? sections.help : sections.meeting;
  await until(() => person.names('heading').includes(step(at, 3, title)), `it is at step ${at}`);
}

/**
 * Fills in what a champion may, section by section, all but the press of the button that sends it.
 */
export async function fillIn(
  person: Person,
  {
    name = 'Ada Okafor',
    email = 'ada@example.org',
    phone = '',
    ward = 'Harborne',
    ticked = [AGE, KEEP],
  } = {},
): Promise<void> {
  if (name) person.fill('Full name', name);
  if (email) person.fill('Email address', email);
  if (phone) person.fill('Telephone number', phone);
  let left = ticked;
  const tick = () => {
    const here = left.filter((words) => person.names('checkbox').includes(words));
    left = left.filter((words) => !here.includes(words));
    for (const words of here) person.pick(words, 'checkbox');
  };
  tick();
  if (!ward && !left[0]) return;
  await goOn(person, 2);
  if (ward) person.choose(championMessages.ward, ward);
  tick();
  if (!left[0]) return;
  await goOn(person, 3);
  tick();
}

/** Signs up, and waits for the thanks and what follows them. */
export async function signUp(
  person: Person,
  given: Parameters<typeof fillIn>[1] = {},
): Promise<void> {
  await fillIn(person, given);
  person.press(SIGN_UP);
  await person.sees(THANKS);
  await person.sees('Bring somebody with you');
}
