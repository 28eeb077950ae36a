import type { PrivatePageMessages } from './en-private-page.ts';

/** Welsh. Not yet read by a native speaker. */
export const welshPrivatePage: PrivatePageMessages = {
  title: 'Yr hyn a roesoch i ni',
  loading: 'Wrthi’n llwytho…',
  intro: (controller, campaign, day) =>
    `Rhoesoch hyn i ${controller} ar ${day}, ar gyfer “${campaign}”.`,
  keepLink:
    'Gall pwy bynnag sydd â dolen y dudalen hon weld, newid a dileu’r cyfan. Cadwch y ddolen i chi’ch hun.',
  keptUntil: (day, days) =>
    `Rydym yn ei gadw tan ${day}, sef ${days} diwrnod ar ôl i ni fod mewn cysylltiad ddiwethaf.`,

  details: {
    title: 'Yr hyn rydym yn ei gadw',
    names: {
      name: 'Enw',
      email: 'E-bost',
      phone: 'Ffôn',
      ward: 'Ward',
      cares: 'Beth sy’n bwysig i chi',
      roles: 'Sut hoffech chi helpu',
      oneToOne: 'Sgwrs un-i-un y gofynnoch amdani',
      language: 'Yr iaith yr hoffech i ni ei defnyddio',
      organisation: 'Sefydliad',
      invited: 'Sut y daethoch',
    },
    byInvitation: 'Drwy ddolen rhywun a’ch gwahoddodd',
    unknownWard: 'Nid ydych yn ei gwybod',
    outsideWard: 'Y tu allan i’r wardiau hyn',
    anyTime: 'Unrhyw bryd',
    people: (count) => `tua ${count} o bobl`,
    listed: 'gellir ei enwi’n gyhoeddus',
    unlisted: 'ni chaiff ei enwi’n gyhoeddus',
    corrected: 'Wedi’i gywiro gan drefnydd.',
    change: 'Newid hyn',
  },
  change: {
    title: 'Newid yr hyn rydym yn ei gadw',
    save: 'Cadw’r newidiadau',
    cancel: 'Ei adael fel yr oedd',
    saving: 'Wrthi’n cadw…',
    saved: 'Wedi’i gadw. Dyma sy’n sefyll nawr.',
    unchanged: 'Nid oedd dim yn wahanol, felly nid oes dim wedi newid.',
  },
  consents: {
    title: 'Yr hyn y cytunoch iddo',
    agreed: {
      form: (day) => `Cytunoch wrth gofrestru, ar ${day}.`,
      mine: (day) => `Cytunoch ar y dudalen hon, ar ${day}.`,
      organiser: (day) => `Cofnododd trefnydd ar ${day} eich bod yn cytuno.`,
      import: (day) => `Daeth gyda rhestr ar ${day}.`,
    },
    notAgreed: 'Nid ydych wedi cytuno i hyn.',
    withdrawn: (day) => `Tynnoch hyn yn ôl ar ${day}.`,
    version: (version, language) => `Fersiwn ${version}, yn ${language}`,
    withdraw: 'Ei dynnu’n ôl',
    withdrawNow: 'Wedi’i wneud. Rydych wedi tynnu hyn yn ôl.',
    keep: 'I dynnu hyn yn ôl, dilëwch bopeth isod: hebddo ni chawn gadw dim.',
  },
  offers: {
    hint: 'Nid oes angen yr un o’r rhain. Ticiwch un dim ond os ydych am wneud.',
    isNew: 'Mae hwn yn newydd ers i chi gofrestru.',
    give: 'Cytuno i’r hyn a diciais',
    given: 'Wedi’i wneud. Rydym wedi cofnodi eich bod yn cytuno.',
    noneTicked: 'Ticiwch yr hyn rydych yn cytuno iddo',
  },
  invite: {
    title: 'Eich gwahoddiad',
    brought: (count) =>
      count === 0
        ? 'Nid oes neb wedi dod drwy eich gwahoddiad eto.'
        : `Mae ${new Intl.NumberFormat('en-GB').format(count)} wedi dod drwy eich gwahoddiad.`,
    showQr: 'Dangos cod QR',
  },
  copy: {
    title: 'Copi i chi',
    print: 'Ei argraffu',
    download: 'Ei lawrlwytho (JSON)',
    file: 'yr-hyn-a-roesoch.json',
    printedOn: (day) => `Argraffwyd ar ${day}.`,
  },
  deletion: {
    title: 'Dileu popeth',
    hint: 'Rydym yn dileu popeth y mae’r dudalen hon yn ei ddangos, ac ni all neb ddod ag ef yn ôl.',
    stays:
      'Nid yw’r hyn sy’n aros yn dweud dim amdanoch: rhif y cofrestriad hwn, fel na chymerir neges hwyr am un newydd; cod na ellir ei ddarllen, fel na all unrhyw restr ddod â chi yma eto hebddoch chi; a chyfrif o faint a gymerodd ran.',
    ask: 'Dileu popeth…',
    sure: 'Dileu popeth a roesoch i ni?',
    yes: 'Ie, ei ddileu nawr',
    no: 'Na, ei gadw',
    done: 'Mae popeth wedi’i ddileu',
    doneMore:
      'Nid oes dim o’r hyn a roesoch yn cael ei gadw. Mae croeso i chi ddod yn ôl unrhyw bryd.',
  },
  nothing: {
    title: 'Nid oes dim wrth y ddolen hon',
    more: 'Nid yw’r ddolen yn gyfan, neu mae’r hyn a ddangosai wedi’i ddileu. Agorwch hi eto o’ch neges neu o’r lle y cadwoch hi.',
  },
  failures: {
    unreachable:
      'Ni allem gyrraedd y gweinydd, felly ni allwn ddweud bod dim wedi newid. Gwiriwch eich cysylltiad, a rhowch gynnig arall arni: nid yw pwyso ddwywaith yn gwneud niwed.',
    tooMany: 'Roedd hynny’n llawer ar unwaith. Arhoswch funud, yna rhowch gynnig arall arni.',
    refused: 'Ni ellid derbyn hyn, ac nid oes dim wedi newid.',
  },
  otherLanguage: { lang: 'en', label: 'English' },
};
