import type { FigureMessages } from './en-figures.ts';
import type { ProgressMessages } from './en-progress.ts';
import type { SectionMessages } from './en-sections.ts';

/** What the tracker says in Welsh, whole. Not yet read by a native speaker. */
export const welshProgressMessages: ProgressMessages & {
  figures: FigureMessages;
  sections: SectionMessages;
} = {
  loading: 'Wrthi’n llwytho…',
  unavailable: 'Nid oes modd dangos y ffigurau ar hyn o bryd.',
  misconfigured: 'Nid oes modd dangos y ffigurau yma.',
  imprint: (promoter, onBehalfOf) =>
    `Hyrwyddwyd gan ${promoter}${onBehalfOf ? `, ar ran ${onBehalfOf}` : ''}.`,
  of: (name, address) => `${name} o ${address}`,
  figures: {
    empty: 'Nid oes ffigurau eto.',
    outOf: (goal) => `o ${goal}`,
    reached: 'cyrhaeddwyd y nod',
    passed: 'wedi mynd heibio’r nod',
    next: (goal) => `Y nod nesaf: ${goal}.`,
    before: (value, day) => `${value} ar ${day}.`,
    together: (names) => `Ynghyd â ${names}.`,
    asOf: (day) => `Fel yr oedd ar ${day}.`,
    notNew: 'Dyma’r ffigurau olaf a gawsom.',
  },
  sections: {
    titles: {
      milestones: 'Cerrig milltir',
      wards: 'Fesul ward',
      pledges: 'Addewidion',
      events: 'Digwyddiadau',
      wins: 'Yr hyn a enillwyd',
    },
    states: { done: 'Wedi’i wneud', now: 'Nawr', next: 'Nesaf' },
    notShown: 'heb ei ddangos',
    asked: 'Gofynnwyd:',
    answer: 'Ateb:',
    answers: { yes: 'Ie', no: 'Na', partly: 'Yn rhannol', 'none-yet': 'Dim ateb eto' },
    kept: { yes: 'Wedi’i gadw', no: 'Heb ei gadw', pending: 'Ddim yn ddyledus eto' },
    followUp: (day) => `Byddwn yn gofyn eto ar ${day}.`,
    source: 'Ffynhonnell',
    turnout: 'Nifer a ddaeth:',
    target: (target) => `Targed: ${target}.`,
    lastTime: (turnout) => `Y tro diwethaf: ${turnout}.`,
    with: (names) => `Gyda ${names}.`,
  },
};
