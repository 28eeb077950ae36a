/** What may be held of a sign-up, in the order in which the private page shows it. */
export const HELD = [
  'name',
  'email',
  'phone',
  'ward',
  'cares',
  'roles',
  'oneToOne',
  'language',
  'organisation',
  'invited',
] as const;
export type Held = (typeof HELD)[number];

/** Every sentence of the private page. `{…}` is filled in. */
export interface MineWords {
  title: string;
  loading: string;
  intro: string;
  reference: string;
  heldTitle: string;
  held: Record<Held, string>;
  /** What stands for days, parts of the day and ways of a 1-2-1, kinds and parts of an organisation. */
  terms: Record<string, string>;
  unknownWard: string;
  outsideWard: string;
  byInvitation: string;
  consentsTitle: string;
  agreed: string;
  notAgreed: string;
  withdrawn: string;
  withdraw: string;
  withdrawNow: string;
  keep: string;
  broughtTitle: string;
  /** By plural category (`Intl.PluralRules`); `none` for nobody. */
  brought: Record<string, string>;
  downloadTitle: string;
  download: string;
  downloadFile: string;
  deleteTitle: string;
  deleteHint: string;
  delete: string;
  sure: string;
  yes: string;
  no: string;
  deleted: string;
  deletedMore: string;
  nothing: string;
  nothingMore: string;
  failed: string;
  tooMany: string;
  contact: string;
  privacy: string;
  complain: string;
}

const en: MineWords = {
  title: 'What you gave us',
  loading: 'Loading…',
  intro:
    'You gave this to {controller} on {date}, for “{campaign}”. Whoever has the link of this page can see all of it and delete it: keep the link to yourself.',
  reference: 'Your reference is {reference}.',
  heldTitle: 'What we keep',
  held: {
    name: 'Name',
    email: 'Email',
    phone: 'Telephone',
    ward: 'Ward',
    cares: 'What you care about',
    roles: 'How you would like to help',
    oneToOne: 'A 1-2-1 meeting you asked for',
    language: 'Language you would like to be spoken to in',
    organisation: 'Organisation',
    invited: 'How you came',
  },
  terms: {
    mon: 'Monday',
    tue: 'Tuesday',
    wed: 'Wednesday',
    thu: 'Thursday',
    fri: 'Friday',
    sat: 'Saturday',
    sun: 'Sunday',
    morning: 'morning',
    afternoon: 'afternoon',
    evening: 'evening',
    'in-person': 'in person',
    phone: 'by phone',
    anyTime: 'any time',
    faith: 'faith group',
    residents: 'residents’ group',
    school: 'school',
    charity: 'charity',
    union: 'union branch',
    other: 'other',
    people: 'about {count} people',
    listed: 'may be named publicly',
    unlisted: 'not named publicly',
  },
  unknownWard: 'You did not know it',
  outsideWard: 'Outside the wards of the campaign',
  byInvitation: 'By the link of somebody who invited you',
  consentsTitle: 'What you agreed to',
  agreed: 'You agreed on {date}.',
  notAgreed: 'You did not agree to this.',
  withdrawn: 'You took this back on {date}.',
  withdraw: 'Withdraw',
  withdrawNow: 'Done. You have withdrawn this.',
  keep: 'To take this back, delete everything below: without it nothing may be kept.',
  broughtTitle: 'Your invitation',
  brought: {
    none: 'Nobody has come by your invitation yet.',
    one: '{count} person has come by your invitation.',
    other: '{count} people have come by your invitation.',
  },
  downloadTitle: 'A copy for you',
  download: 'Download it (JSON)',
  downloadFile: 'what-you-gave-us.json',
  deleteTitle: 'Delete everything',
  deleteHint:
    'We delete all that this page shows, and nobody can bring it back. A code that cannot be read stays, so that no list brings you here again without you.',
  delete: 'Delete everything…',
  sure: 'Delete everything you gave us?',
  yes: 'Yes, delete it now',
  no: 'No, keep it',
  deleted: 'Everything is deleted',
  deletedMore: 'Nothing of what you gave us is kept. You are welcome to come back at any time.',
  nothing: 'There is nothing at this link',
  nothingMore:
    'The link is not whole, or what it showed has been deleted. Open it again from your message or from where you saved it.',
  failed: 'This did not work just now. Nothing has changed. Try again in a minute.',
  tooMany: 'That was a lot at once. Wait a minute, then try again.',
  contact: 'Ask us:',
  privacy: 'Privacy notice',
  complain: 'Complain:',
};

/** Welsh. Not yet read by a native speaker. */
const cy: MineWords = {
  title: 'Yr hyn a roesoch i ni',
  loading: 'Wrthi’n llwytho…',
  intro:
    'Rhoesoch hyn i {controller} ar {date}, ar gyfer “{campaign}”. Gall pwy bynnag sydd â dolen y dudalen hon weld y cyfan a’i ddileu: cadwch y ddolen i chi’ch hun.',
  reference: 'Eich cyfeirnod yw {reference}.',
  heldTitle: 'Yr hyn rydym yn ei gadw',
  held: {
    name: 'Enw',
    email: 'E-bost',
    phone: 'Ffôn',
    ward: 'Ward',
    cares: 'Beth sy’n bwysig i chi',
    roles: 'Sut hoffech chi helpu',
    oneToOne: 'Cyfarfod un-i-un y gofynnoch amdano',
    language: 'Yr iaith yr hoffech i ni siarad â chi ynddi',
    organisation: 'Sefydliad',
    invited: 'Sut y daethoch',
  },
  terms: {
    mon: 'dydd Llun',
    tue: 'dydd Mawrth',
    wed: 'dydd Mercher',
    thu: 'dydd Iau',
    fri: 'dydd Gwener',
    sat: 'dydd Sadwrn',
    sun: 'dydd Sul',
    morning: 'bore',
    afternoon: 'prynhawn',
    evening: 'gyda’r nos',
    'in-person': 'wyneb yn wyneb',
    phone: 'dros y ffôn',
    anyTime: 'unrhyw bryd',
    faith: 'grŵp ffydd',
    residents: 'grŵp trigolion',
    school: 'ysgol',
    charity: 'elusen',
    union: 'cangen undeb',
    other: 'arall',
    people: 'tua {count} o bobl',
    listed: 'gellir ei enwi’n gyhoeddus',
    unlisted: 'ni chaiff ei enwi’n gyhoeddus',
  },
  unknownWard: 'Nid oeddech yn ei gwybod',
  outsideWard: 'Y tu allan i wardiau’r ymgyrch',
  byInvitation: 'Drwy ddolen rhywun a’ch gwahoddodd',
  consentsTitle: 'Yr hyn y cytunoch iddo',
  agreed: 'Cytunoch ar {date}.',
  notAgreed: 'Ni chytunoch i hyn.',
  withdrawn: 'Tynnoch hyn yn ôl ar {date}.',
  withdraw: 'Tynnu’n ôl',
  withdrawNow: 'Wedi’i wneud. Rydych wedi tynnu hyn yn ôl.',
  keep: 'I dynnu hyn yn ôl, dilëwch bopeth isod: hebddo ni chawn gadw dim.',
  broughtTitle: 'Eich gwahoddiad',
  brought: {
    none: 'Nid oes neb wedi dod drwy eich gwahoddiad eto.',
    other: 'Mae {count} wedi dod drwy eich gwahoddiad.',
  },
  downloadTitle: 'Copi i chi',
  download: 'Ei lawrlwytho (JSON)',
  downloadFile: 'yr-hyn-a-roesoch.json',
  deleteTitle: 'Dileu popeth',
  deleteHint:
    'Rydym yn dileu popeth y mae’r dudalen hon yn ei ddangos, ac ni all neb ddod ag ef yn ôl. Erys cod na ellir ei ddarllen, fel na all unrhyw restr ddod â chi yma eto hebddoch chi.',
  delete: 'Dileu popeth…',
  sure: 'Dileu popeth a roesoch i ni?',
  yes: 'Ie, ei ddileu nawr',
  no: 'Na, ei gadw',
  deleted: 'Mae popeth wedi’i ddileu',
  deletedMore: 'Ni chedwir dim o’r hyn a roesoch i ni. Mae croeso i chi ddod yn ôl unrhyw bryd.',
  nothing: 'Nid oes dim yn y ddolen hon',
  nothingMore:
    'Nid yw’r ddolen yn gyfan, neu mae’r hyn a ddangosai wedi’i ddileu. Agorwch hi eto o’ch neges neu o’r lle y cadwoch hi.',
  failed: 'Ni weithiodd hyn nawr. Nid oes dim wedi newid. Rhowch gynnig arall arni mewn munud.',
  tooMany: 'Roedd hynny’n llawer ar unwaith. Arhoswch funud, yna rhowch gynnig arall arni.',
  contact: 'Gofynnwch i ni:',
  privacy: 'Hysbysiad preifatrwydd',
  complain: 'Cwyno:',
};

export const MINE_WORDS = { en, cy };
export type MineLanguage = keyof typeof MINE_WORDS;
