import type { After } from './en-after.ts';
import type { OutboxWords } from './en-outbox.ts';
import type { Locale } from './en.ts';

// After a number Welsh keeps the noun in the singular: 1 ateb, 2 ateb, 12 ateb.
const answers = (count: number) => `${new Intl.NumberFormat('en-GB').format(count)} ateb`;

const forms = (count: number) => `${new Intl.NumberFormat('en-GB').format(count)} ffurflen`;

/** Welsh. Not yet read by a native speaker. */
export const cy: Locale & { after: After; outbox: OutboxWords } = {
  loading: 'Wrthi’n llwytho…',
  unavailable: 'Nid oes modd dangos hyn ar hyn o bryd.',
  notOpen: 'Nid yw hyn wedi agor eto.',
  closed: 'Mae hyn wedi cau.',

  problemTitle: 'Mae problem',
  errorPrefix: 'Gwall:',
  problems: {
    area: 'Dewiswch eich ward',
    issue: 'Dewiswch yr un mater sydd bwysicaf i chi',
    other: 'Ysgrifennwch beth yw’r mater',
    'other two-answers': 'Rydych wedi dewis mater o’r rhestr a hefyd wedi ysgrifennu un. Dewiswch “Rhywbeth arall”, neu gwagiwch y blwch',
  },
  tooLong: (most) => `Defnyddiwch ${most} nod neu lai`,
  notTaken: 'Ni ellir derbyn hyn fel y mae',

  sending: 'Wrthi’n anfon…',
  unreachableTitle: 'Heb ei anfon eto',
  unreachable: 'Ni allwn gyrraedd y gweinydd. Mae’r hyn a ysgrifennoch yn dal yma. Cadwch y dudalen hon ar agor: byddwn yn dal i geisio, a gallwch roi cynnig arall arni eich hun.',
  tryAgain: 'Rhowch gynnig arall arni',
  shared: 'Cyfrifiadur a rennir yw hwn: peidiwch â chadw dim arno',
  sentTitle: 'Diolch. Mae wedi’i anfon',
  noReceipt: 'Ni ddaeth dim yn ôl i ddangos ei fod wedi cyrraedd, felly nid oes cyfeirnod.',
  refusedTitle: 'Ni allwn dderbyn hyn fel y mae',
  refused: 'Mae’r hyn a ysgrifennoch yn dal yma: gallwch ei newid a’i anfon eto.',
  refusedHere: 'Ni chaiff y dudalen hon anfon atebion i’r ymgyrch hon. Mae’r hyn a ysgrifennoch yn dal yma. Rhowch wybod i berchennog y dudalen.',

  survey: {
    ward: 'Eich ward',
    chooseWard: 'Dewiswch eich ward',
    wardUnknown: 'Dydw i ddim yn gwybod beth yw fy ward',
    wardOutside: 'Rwy’n byw y tu allan i’r wardiau hyn',
    issue: 'Beth yw’r un mater mawr lle rydych chi’n byw?',
    issueHint: 'Dewiswch un.',
    somethingElse: 'Rhywbeth arall',
    other: 'Os rhywbeth arall, beth yw e?',
    words: 'Beth fyddech chi’n ei newid, ac ymhle? (dewisol)',
    wordsHint: 'Peidiwch â chynnwys enwau nac unrhyw beth sy’n dangos pwy ydych chi.',
    send: 'Anfon fy ateb',
    thanks: 'Diolch. Mae eich ateb gyda ni',
    reference: (reference) => `Eich cyfeirnod yw ${reference}.`,
  },
  privacy: {
    survey: (controller) => `${controller} sy’n gofyn hyn. Mae eich ateb yn ddienw. Rydym yn cadw eich ward, y mater a’ch geiriau, ac yn cyhoeddi faint o bobl a enwodd bob mater. Ni chyhoeddir eich geiriau oni bai ein bod wedi’u gwirio.`,
    ask: 'Gofynnwch i ni:',
    notice: 'Hysbysiad preifatrwydd',
    complain: 'Cwyno:',
  },
  imprint: (promoter, onBehalfOf) => `Hyrwyddwyd gan ${promoter}${onBehalfOf ? `, ar ran ${onBehalfOf}` : ''}.`,
  of: (name, address) => `${name} o ${address}`,
  outbox: {
    savedTitle: 'Heb ei anfon eto. Wedi’i gadw ar y ddyfais hon',
    saved: (since) => `Ni allwn gyrraedd y gweinydd. Mae’r hyn a lenwoch yn aros ar y ddyfais hon ers ${since}. Caiff ei anfon cyn gynted ag y bydd cysylltiad tra bo’r dudalen hon ar agor, nawr neu pan ddewch yn ôl ati.`,
    until: (day) => `Fe’i cedwir tan ${day}. Mae rhai porwyr yn dileu’r hyn y mae tudalen yn ei gadw ar ôl 7 diwrnod heb ymweliad, felly dewch yn ôl o fewn wythnos.`,
    sendNow: 'Anfon nawr',
    another: 'Llenwi un arall',
    delete: 'Dileu',
    sure: (count) => `Dileu ${count === 1 ? 'hwn' : `pob un o’r ${count}`} o’r ddyfais hon? Mae’r hyn sydd eisoes wedi’n cyrraedd gennym o hyd.`,
    yes: 'Ie, dileu',
    no: 'Na, cadw',
    waits: (count) => `${forms(count)} heb ei hanfon eto`,
    oldest: (_count, since) => `Yn aros ar y ddyfais hon ers ${since}. Rydym yn dal i geisio anfon tra bo’r dudalen hon ar agor.`,
    onPage: () => 'Yn aros ar y dudalen hon yn unig. Cadwch y dudalen hon ar agor: byddwn yn dal i geisio, a gallwch roi cynnig arall arni eich hun.',
    still: 'Heb ei anfon o hyd.',
    sent: (count) => `${forms(count)} a fu’n aros bellach wedi’i hanfon.`,
    references: (references) => `Mae gennym ni. Cyfeirnod: ${references}.`,
    refused: (since) => `Anfonwyd ffurflen o ${since} a fu’n aros ar y ddyfais hon, ac ni chafodd ei derbyn. Ni chaiff ei hanfon eto.`,
    wrote: 'Yr hyn a ysgrifennoch',
  },
  after: {
    youSaid: 'Dywedoch chi:',
    inWard: 'yn',
    next: 'Rydym yn darllen pob ateb. Pan fydd digon o bobl mewn ward wedi ateb, byddwn yn cyhoeddi’r hyn a ddywedwyd.',
    results: {
      title: (ward) => `Beth mae pobl yn ${ward} wedi’i ddweud hyd yma`,
      counted: (count, day) => `${answers(count)} hyd at ${day}. Atebion yw’r rhain, nid sampl o bobl.`,
      tooFew: (ward, least) => `Dangosir yr hyn a ddywedodd pobl yn ${ward} pan fydd ${answers(least)} wedi dod i law.`,
      otherIssues: 'Materion eraill',
    },
    contact: {
      privacy: (controller, days) => `Mae ${controller} yn cadw eich enw a’ch cyfeiriad am ${days} diwrnod ar ôl i ni siarad ddiwethaf. Gallwch ofyn i ni unrhyw bryd ei ddangos, ei newid neu ei ddileu.`,
      title: 'Hoffech chi glywed beth sy’n digwydd?',
      apart: 'Cedwir eich enw ar wahân i’ch ateb: ni all neb ddweud pa un yw eich un chi.',
      name: 'Enw llawn',
      email: 'Cyfeiriad e-bost',
      emailHint: 'Dim ond ar gyfer yr hyn rydych yn ei dicio isod y byddwn yn ei ddefnyddio.',
      keepHint: 'Heb hwn ni chawn gadw eich enw o gwbl. Chi sydd i ddewis y lleill.',
      age: (years) => `Rwy’n ${years} oed neu’n hŷn`,
      send: 'Rhowch wybod i mi',
      thanks: 'Diolch. Byddwn mewn cysylltiad',
      thanksKept: 'Diolch. Mae eich enw gyda ni',
      problems: {
        name: 'Rhowch eich enw llawn',
        email: 'Rhowch eich cyfeiriad e-bost',
        'email format': 'Rhowch gyfeiriad e-bost yn y fformat cywir, fel enw@example.com',
        ageConfirmed: 'Ticiwch y blwch os ydych yn ddigon hen. Os nad ydych, gadewch eich enw allan: mae eich ateb wedi’i dderbyn hebddo',
        consents: 'Ticiwch y blwch er mwyn i ni gael cadw eich enw, neu gadewch eich enw a’ch cyfeiriad allan',
      },
    },
  },
};
