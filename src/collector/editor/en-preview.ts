/** What is said of a preview, in English. */
export const englishPreview = {
  title: 'Preview',
  intro:
    'The real form, with the draft as it is kept now. You can fill it in: nothing is sent, ' +
    'and nothing is stored.',
  show: 'Show',
  frameTitle: 'Preview of the form',
  labels: {
    widget: 'What',
    state: 'When',
    width: 'On',
    scheme: 'Colours',
    language: 'Language',
  },
  choices: {
    survey: 'The survey',
    signup: 'Champions sign up',
    organisation: 'Organisations join',
    progress: 'The tracker, with made-up figures',
    open: 'While it is open',
    before: 'Before it opens',
    closed: 'After it closed',
    phone: 'A telephone',
    desktop: 'A wide screen',
    light: 'Light',
    dark: 'Dark',
  } as Record<string, string>,
  noScript:
    'This collector does not serve the widgets’ script, so there is no preview here: it runs ' +
    'without its embed folder.',
  linkTitle: 'Show it to a colleague',
  linkHint:
    'Makes a link to this preview. Whoever has it sees the draft as it is then, for seven ' +
    'days, and can change nothing.',
  makeLink: 'Make a link',
  linkMade: (until: string) => `Copy this link. It works until ${until}, and is not shown again:`,
  guestTitle: (name: string) => `Preview: ${name}`,
};
