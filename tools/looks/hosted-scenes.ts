import { press, type SceneWithoutTag, send } from './scene-acts.ts';

/** What the small script of these pages shows once it has taken a form. */
const TAKEN = '.place';

/** The collector's own pages, which work without scripts. */
export const HOSTED: SceneWithoutTag[] = [
  { name: 'survey', document: 'open', path: 'survey', shows: TAKEN },
  {
    name: 'survey problems',
    document: 'open',
    path: 'survey',
    begins: TAKEN,
    act: send,
    shows: '[part=error]',
  },
  {
    name: 'survey received',
    document: 'open',
    path: 'survey?ward=E05011144',
    begins: TAKEN,
    act: async (page, tag) => {
      await press(page, tag, 'input[name=issue]');
      await send(page, tag);
    },
    shows: '[part=received]',
  },
  { name: 'sign-up', document: 'open', path: 'signup', shows: TAKEN },
  {
    name: 'sign-up of an organisation',
    document: 'open',
    path: 'signup?as=organisation',
    shows: TAKEN,
  },
  {
    name: 'sign-up problems',
    document: 'open',
    path: 'signup',
    begins: TAKEN,
    act: send,
    shows: '[part=error]',
  },
  { name: 'survey before', document: 'before', path: 'survey', shows: 'main p' },
  { name: 'survey after', document: 'after', path: 'survey', shows: 'main p' },
  { name: 'results', document: 'open', path: 'results', shows: 'main p' },
  { name: 'progress', document: 'open', path: 'progress', shows: 'main p' },
  // Legal sentences: in English alone, as long as nobody answers for others.
  { name: 'privacy', document: 'open', path: 'privacy', isEnglish: true, shows: 'main p' },
  { name: 'ballot', document: 'open', path: 'ballot', shows: 'form #code' },
  { name: 'not there', document: 'open', path: 'nowhere', shows: 'main p' },
];
