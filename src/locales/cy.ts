import type { SignupThanksMessages } from './en-signup-thanks.ts';
import type { SurveyThanksMessages } from './en-survey-thanks.ts';
import type { ChampionMessages } from './en-champion.ts';
import type { WardLookupMessages } from './en-ward-lookup.ts';
import type { OrganisationMessages } from './en-organisation.ts';
import type { OutboxMessages } from './en-outbox.ts';
import type { PersonMessages } from './en-person.ts';
import type { WidgetMessages } from './en.ts';

// After a number Welsh keeps the noun in the singular: 1 ateb, 2 ateb, 12 ateb.
const answersInWords = (count: number) => `${new Intl.NumberFormat('en-GB').format(count)} ateb`;

const formsInWords = (count: number) => `${new Intl.NumberFormat('en-GB').format(count)} ffurflen`;

/** Welsh. Not yet read by a native speaker. */
export const cy: WidgetMessages & {
  surveyThanks: SurveyThanksMessages;
  signupThanks: SignupThanksMessages;
  champion: ChampionMessages;
  outbox: OutboxMessages;
  wardLookup: WardLookupMessages;
  organisation: OrganisationMessages;
  person: PersonMessages;
} = {
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
    'other two-answers':
      'Rydych wedi dewis mater o’r rhestr a hefyd wedi ysgrifennu un. Dewiswch “Rhywbeth arall”, neu gwagiwch y blwch',
  },
  tooLong: (most) => `Defnyddiwch ${most} nod neu lai`,
  notTaken: 'Ni ellir derbyn hyn fel y mae',

  sending: 'Wrthi’n anfon…',
  unreachableTitle: 'Heb ei anfon eto',
  unreachable:
    'Ni allwn gyrraedd y gweinydd. Mae’r hyn a ysgrifennoch yn dal yma. Cadwch y dudalen hon ' +
    'ar agor: byddwn yn dal i geisio, a gallwch roi cynnig arall arni eich hun.',
  tellUs: (contact) => `Os yw hyn yn parhau, rhowch wybod i ni: ${contact}.`,
  tryAgain: 'Rhowch gynnig arall arni',
  leaveEmpty: 'Gadewch hwn yn wag',
  sentTitle: 'Diolch. Mae wedi’i anfon',
  noReceipt: 'Ni ddaeth dim yn ôl i ddangos ei fod wedi cyrraedd, felly nid oes cyfeirnod.',
  refusedTitle: 'Ni allwn dderbyn hyn fel y mae',
  refused: 'Mae’r hyn a ysgrifennoch yn dal yma: gallwch ei newid a’i anfon eto.',
  refusedHere:
    'Ni chaiff y dudalen hon anfon atebion i’r ymgyrch hon. Mae’r hyn a ysgrifennoch yn dal ' +
    'yma. Rhowch wybod i berchennog y dudalen.',

  reference: (reference) => `Eich cyfeirnod yw ${reference}.`,

  ward: {
    label: 'Eich ward',
    choose: 'Dewiswch eich ward',
    unknown: 'Dydw i ddim yn gwybod beth yw fy ward',
    outside: 'Rwy’n byw y tu allan i’r wardiau hyn',
    postcode: 'Eich cod post (dewisol)',
    postcodeHint: 'Dim ond i ddod o hyd i’ch ward. Nid ydym yn ei gadw.',
    find: 'Dod o hyd',
    findWard: 'Dod o hyd i’m ward',
    notFound: 'Ni allwn chwilio ar hyn o bryd. Dewiswch eich ward yn y rhestr.',
  },
  person: {
    name: 'Enw llawn',
    email: 'Cyfeiriad e-bost',
    privatePage: 'Gweld, tynnu’n ôl neu ddileu’r hyn a roesoch',
    keepHint: 'Heb hwn ni chawn gadw eich enw o gwbl. Chi sydd i ddewis y lleill.',
    age: (years) => `Rwy’n ${years} oed neu’n hŷn`,
    problems: {
      name: 'Rhowch eich enw llawn',
      email: 'Rhowch eich cyfeiriad e-bost',
      'email format': 'Rhowch gyfeiriad e-bost yn y fformat cywir, fel enw@example.com',
      'email no-contact': 'Rhowch gyfeiriad e-bost neu rif ffôn',
      phone: 'Rhowch rif ffôn, fel 01632 960 001',
      ageConfirmed: 'Ticiwch y blwch os ydych yn ddigon hen i ymuno',
      consents: 'Ticiwch y blwch er mwyn i ni gael cadw’r hyn a lenwoch',
    },
  },
  survey: {
    issue: 'Beth yw’r un mater mawr lle rydych chi’n byw?',
    issueHint: 'Dewiswch un.',
    somethingElse: 'Rhywbeth arall',
    other: 'Os rhywbeth arall, beth yw e?',
    words: 'Beth fyddech chi’n ei newid, ac ymhle? (dewisol)',
    wordsHint: 'Peidiwch â chynnwys enwau nac unrhyw beth sy’n dangos pwy ydych chi.',
    send: 'Anfon fy ateb',
    thanks: 'Diolch. Mae eich ateb gyda ni',
  },
  champion: {
    invited:
      'Daeth gwahoddiad â chi yma. Rydym yn ei gyfrif i’r sawl a’i hanfonodd, heb ddweud eich enw wrthynt.',
    drop: 'Gadael y gwahoddiad allan',
    dropped: 'Mae’r gwahoddiad wedi’i adael allan.',
    reach: 'Sut gallwn gysylltu â chi?',
    reachHint: 'Rhowch gyfeiriad e-bost, rhif ffôn, neu’r ddau.',
    phone: 'Rhif ffôn',
    cares: 'Beth sy’n bwysig i chi? (dewisol)',
    roles: 'Sut hoffech chi helpu? (dewisol)',
    several: 'Ticiwch gynifer ag y mynnwch.',
    meeting: 'Hoffech chi gwrdd? (dewisol)',
    meetingHint: 'Sgwrs un-i-un gyda threfnydd am yr hyn sy’n bwysig i chi.',
    oneToOne: 'Hoffwn gael sgwrs un-i-un',
    days: 'Diwrnodau sy’n gyfleus i chi',
    dayNames: {
      mon: 'Dydd Llun',
      tue: 'Dydd Mawrth',
      wed: 'Dydd Mercher',
      thu: 'Dydd Iau',
      fri: 'Dydd Gwener',
      sat: 'Dydd Sadwrn',
      sun: 'Dydd Sul',
    },
    parts: 'Adeg o’r dydd',
    partNames: { morning: 'Bore', afternoon: 'Prynhawn', evening: 'Gyda’r nos' },
    way: 'Sut i gwrdd',
    ways: { 'in-person': 'Wyneb yn wyneb', phone: 'Dros y ffôn', '': 'Y naill neu’r llall' },
    place: 'Lle sy’n gyfleus i chi',
    language: 'Yr iaith yr hoffech i ni ei defnyddio (dewisol)',
    send: 'Cofrestrwch fi',
    thanks: 'Diolch am gamu ymlaen',
    privacy: (controller, days) =>
      `${controller} sy’n gofyn hyn, ac yn ei gadw am ${days} diwrnod ar ôl i ni siarad ` +
      'ddiwethaf. Gallwch ei weld, ei newid neu ei ddileu unrhyw bryd.',
  },
  privacy: {
    survey: (controller) =>
      `${controller} sy’n gofyn hyn. Mae eich ateb yn ddienw. Rydym yn cadw eich ward, y ` +
      'mater a’ch geiriau, ac yn cyhoeddi faint o bobl a enwodd bob mater. Ni chyhoeddir eich ' +
      'geiriau oni bai ein bod wedi’u gwirio.',
    ask: 'Gofynnwch i ni:',
    notice: 'Hysbysiad preifatrwydd',
    complain: 'Cwyno:',
  },
  imprint: (promoter, onBehalfOf) =>
    `Hyrwyddwyd gan ${promoter}${onBehalfOf ? `, ar ran ${onBehalfOf}` : ''}.`,
  of: (name, address) => `${name} o ${address}`,
  outbox: {
    withdrawnTitle: 'Mae’r ymgyrch hon wedi’i thynnu i lawr',
    withdrawn:
      'Nid yw’n derbyn rhagor o atebion, felly nid ydym wedi cadw eich un chi. Gallwch ' +
      'ddarllen yr hyn a ysgrifennoch yma o hyd.',
    savedTitle: 'Heb ei anfon eto. Wedi’i gadw ar y ddyfais hon',
    saved: (since) =>
      'Ni allwn gyrraedd y gweinydd. Mae’r hyn a lenwoch yn aros ar y ddyfais hon ers ' +
      `${since}. Caiff ei anfon cyn gynted ag y bydd cysylltiad tra bo’r dudalen hon ar agor, ` +
      'nawr neu pan ddewch yn ôl ati.',
    until: (day) =>
      `Fe’i cedwir tan ${day}. Mae rhai porwyr yn dileu’r hyn y mae tudalen yn ei gadw ar ôl ` +
      '7 diwrnod heb ymweliad, felly dewch yn ôl o fewn wythnos.',
    sendNow: 'Anfon nawr',
    another: 'Llenwi un arall',
    delete: 'Dileu',
    notYourDevice: 'Nid eich dyfais chi? Dilëwch ef yma',
    sure: (count) =>
      `Dileu ${count === 1 ? 'hwn' : `pob un o’r ${count}`} o’r ddyfais hon? Mae’r hyn sydd ` +
      'eisoes wedi’n cyrraedd gennym o hyd.',
    yes: 'Ie, dileu',
    no: 'Na, cadw',
    deleted: 'Wedi’i ddileu o’r ddyfais hon.',
    waits: (count) => `${formsInWords(count)} heb ei hanfon eto`,
    oldest: (_count, since) =>
      `Yn aros ar y ddyfais hon ers ${since}. Rydym yn dal i geisio anfon tra bo’r dudalen hon ar agor.`,
    onPage: () =>
      'Yn aros ar y dudalen hon yn unig. Cadwch y dudalen hon ar agor: byddwn yn dal i ' +
      'geisio, a gallwch roi cynnig arall arni eich hun.',
    still: 'Heb ei anfon o hyd.',
    sent: (count) => `${formsInWords(count)} a fu’n aros bellach wedi’i hanfon.`,
    references: (references, more) =>
      `Mae gennym ni. Cyfeirnod: ${references}${more ? ` … a ${more} arall` : ''}.`,
    refused: (since) =>
      `Anfonwyd ffurflen o ${since} a fu’n aros ar y ddyfais hon, ac ni chafodd ei derbyn. Ni chaiff ei hanfon eto.`,
    wrote: 'Yr hyn a ysgrifennoch',
  },
  surveyThanks: {
    youSaid: 'Dywedoch chi:',
    inWard: 'yn',
    next: 'Rydym yn darllen pob ateb. Pan fydd digon o bobl mewn ward wedi ateb, byddwn yn cyhoeddi’r hyn a ddywedwyd.',
    results: {
      title: (ward) => `Beth mae pobl yn ${ward} wedi’i ddweud hyd yma`,
      counted: (count, day) =>
        `${answersInWords(count)} hyd at ${day}. Atebion yw’r rhain, nid sampl o bobl.`,
      tooFew: (ward, least) =>
        `Dangosir yr hyn a ddywedodd pobl yn ${ward} pan fydd ${answersInWords(least)} wedi dod i law.`,
      otherIssues: 'Materion eraill',
    },
    contact: {
      privacy: (controller, days) =>
        `Mae ${controller} yn cadw eich enw a’ch cyfeiriad am ${days} diwrnod ar ôl i ni ` +
        'siarad ddiwethaf. Gallwch ofyn i ni unrhyw bryd ei ddangos, ei newid neu ei ddileu.',
      title: 'Hoffech chi glywed beth sy’n digwydd?',
      apart: 'Cedwir eich enw ar wahân i’ch ateb: nid oes dim a gadwn yn cysylltu’r ddau.',
      emailHint: 'Dim ond ar gyfer yr hyn rydych yn ei dicio isod y byddwn yn ei ddefnyddio.',
      send: 'Rhowch wybod i mi',
      thanks: 'Diolch. Byddwn mewn cysylltiad',
      thanksKept: 'Diolch. Mae eich enw gyda ni',
      problems: {
        ageConfirmed:
          'Ticiwch y blwch os ydych yn ddigon hen. Os nad ydych, gadewch eich enw allan: mae ' +
          'eich ateb wedi’i dderbyn hebddo',
        consents:
          'Ticiwch y blwch er mwyn i ni gael cadw eich enw, neu gadewch eich enw a’ch cyfeiriad allan',
      },
    },
  },
  signupThanks: {
    thanks: (name) => `${name}, rydych chi gyda ni.`,
    organisation: (organisation) => `Mae ${organisation} gyda ni.`,
    oneToOne: 'Gofynnoch am sgwrs un-i-un: byddwn yn dod o hyd i amser gyda chi.',
    next: 'Bydd rhywun o’r ymgyrch yn cysylltu â chi, i gwrdd â chi a chlywed beth sy’n bwysig i chi.',
    invite: {
      title: 'Dewch â rhywun gyda chi',
      why:
        'Pwy ydych chi’n ei adnabod sy’n poeni fel chi? Eich dolen chi yw hon. Anfonwch hi eich ' +
        'hun: nid ydym yn ysgrifennu at neb.',
      link: 'Eich dolen bersonol',
      copy: 'Copïo',
      copied: 'Wedi’i chopïo.',
      marked: 'Copïwch hi gyda’ch bysellfwrdd neu drwy ei dal i lawr: mae wedi’i marcio.',
      share: 'Rhannu',
      qr: 'Cod QR eich dolen bersonol',
      qrHint: 'Neu gadewch iddynt bwyntio camera eu ffôn at hwn.',
    },
  },
  wardLookup: {
    notPostcode: 'Rhowch god post llawn yn y DU, fel ZZ1 1ZZ, neu dewiswch eich ward yn y rhestr.',
    one: (ward) => `Eich ward yw ${ward}. Mae wedi’i dewis isod: newidiwch hi os yw’n anghywir.`,
    several: (wards) => `Gall y cod post hwn fod yn ${wards}. Dewiswch eich un chi yn y rhestr.`,
    or: ' neu ',
    outside: (ward) =>
      `Mae’r cod post hwn yn ${ward}, nad yw’n un o’r wardiau hyn. Mae “Rwy’n byw y tu allan ` +
      'i’r wardiau hyn” wedi’i ddewis isod: newidiwch hynny os yw’n anghywir.',
    none: 'Nid ydym yn gwybod am ward i’r cod post hwn. Dewiswch eich ward yn y rhestr.',
  },
  organisation: {
    name: 'Enw’r sefydliad',
    kind: 'Pa fath o sefydliad yw e?',
    chooseKind: 'Dewiswch un',
    kinds: {
      faith: 'Eglwys, mosg neu grŵp ffydd arall',
      residents: 'Grŵp preswylwyr',
      school: 'Ysgol neu goleg',
      charity: 'Elusen neu grŵp cymunedol',
      union: 'Cangen undeb llafur',
      other: 'Rhywbeth arall',
    },
    people: 'Tua faint o bobl mae’n eu dwyn ynghyd? (dewisol)',
    listed: 'Gellir enwi’r sefydliad yn gyhoeddus fel un sy’n cymryd rhan',
    contact: 'Eich enw llawn',
    role: 'Beth rydych yn ei wneud yno (dewisol)',
    wardHint: 'Yr un y mae’r sefydliad ynddi.',
    send: 'Cofrestrwch ni',
    problems: {
      organisation: 'Rhowch enw’r sefydliad',
      organisationKind: 'Dewiswch pa fath o sefydliad yw e',
      organisationPeople: 'Rhowch rif cyfan o bobl, fel 150',
    },
  },
};
