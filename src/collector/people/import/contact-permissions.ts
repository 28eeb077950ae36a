import { mentionsRefusal, plainWords, readConsent, readObjection } from './consent-cell.ts';

/** What a refusal is about: one way of reaching somebody, or keeping them at all. */
export type RefusedContact = 'email' | 'phone' | 'all';

export interface ContactRefusal {
  contact: RefusedContact;
  /** The name of the column that says so, as the list has it. */
  column: string;
  /** Whether the cell says no, or can't be understood. Neither is kept. */
  unclear: boolean;
}

interface PermissionColumn {
  at: number;
  name: string;
  contact: RefusedContact;
  /** Whether a cell of it refuses, can't be understood, or does neither. */
  read: (cell: string) => 'no' | 'unclear' | 'allowed';
}

/** How much of a column's name is read. */
const MAX_NAME_CHARACTERS = 300;

const OBJECTION_COLUMN = new RegExp(
  [
    '^(has|is|federal)?(donot|dont|no)(email|mail|bulkemail|contact|call|phone|ring|text|sms|mobile|message|market|solicit|post|keep|store|share|use)\\w*$',
    '|^(is|has|email|sms|text|mobile|phone|mail|marketing|global|contact)*(optout|optedout|unsub|unsubscribe|unsubscribed|bounced?|hardbounced?|',
    'clean(ed)?|suppress(ed)?|suppression|blocked|complained|complaint|deceased|isbad|bad|invalid|withdrawn|consentwithdrawn|objected|objection)',
    '(of|from)?(email|sms|mail|marketing|calls?|texts?|all)?(at|on|date|time|reason|reasonother|campaigntitle|campaignid)?$',
    '|^consentwithdrawn(at|on|date)?$|^(dateof|date|consent)?withdr(awn|awal|ew)(date|consent|of\\w*)?$|^(dnc|dnm|dne)(list)?$',
    '|^excluded?(from\\w*)?$|^objects?(to\\w*)?$|^(date)?(removed|refused|declined)(at|on|date|from\\w*|consent|contact|byrequest)?$',
    '|^(markedas|reportedas)?spam$|^(black|block)list(ed)?$|^(on)?(c?tps)(registered|listed)?$|^(movedaway|goneaway)$',
    '|^(peidi(o|wch)\\w*|dim(cyswllt|ebost|ffonio|galwadau))$',
  ].join(''),
);
// When and from where somebody opted in: it says no more than the opt-in itself.
const OPT_IN_DETAIL =
  /^(optin|confirm|optedin|subscribed?|lastchanged|consent)(time|ip|date|at|on)$/;
const PERMISSION_COLUMN =
  /^contactable$|^(cydsyniad|caniatad|yncytuno)\w*$|^onmailinglist$|^marketingpermissions?$|^mayweemailyou$|^wantstohearmore$|^(is|has|email|sms|text|texting|mobile|phone|call|calls|calling|mail|mailing|marketing|newsletter|contact|gdpr)*(optin|optedin|subscribed|subscribe|subscription|permission|consent|consented|allowed|newsletter)(to)?(email|emails|phone|calls?|sms|texts?|marketing|contact|newsletter)?$|^(can|may|may(i|we)|ok(ay)?to|happyto|accepts?|agreesto|agreedto|wants?)(be)?(email(ed)?|contact(ed)?|call(ed)?|phone(d)?|text(ed)?|sms|marketing|emailmarketing|smsmarketing|newsletter|emails|calls|texts)$/;
/**
 * A question of a form, as its answers are exported: "Do you consent to us keeping your details?", "Are you
 * happy for us to contact you?".
 */
const CONTACT_QUESTION = new RegExp(
  [
    '^(?!(date|time|source|proof) of ).*\\b(consents?|permission|gdpr|data protection|privacy)\\b(?!.* (date|time|source|version|ip|notes?|by)$)',
    '|\\b(agree|happy|may (we|i)|can (we|i)|could (we|i)|would you like|(do )?you want|(do not|dont) want|want(s|ed)? to|ok(ay)? for us|like to|tick|stop|opt(ed)? (in|out))\\b',
    '.*\\b(be(ing)? (contacted|called|phoned|rung|e ?mailed|texted|kept)|(contact|call|phone|text|e ?mail|ring|message|keep|keeping|store|storing|hold|holding) (you|your|me|my)',
    '|receiv(e|ing)|hear (from|more)|newsletters?|updates|informed|mailing list|e ?mails|texts)\\b',
  ].join(''),
  'u',
);
const OBJECTION_QUESTION =
  /\b(not|dont|never|no longer|opt(ed)? out|unsubscribe|stop|withdraw|object|prefer no)\b/u;
/** How somebody would like to be reached: "None" refuses, and a way of it refuses nothing. */
const PREFERENCE_COLUMN =
  /^(preferred)?(contact|communications?|correspondence|mailing|marketing|email)(method|methods|preferences?|prefs?)$/;
const STATUS_COLUMN =
  /^(\w*)(subscription|subscriber|subscribe|marketing|email|emails|mailing|mail|sms|text|mobile|phone|optin|consent|permission|contactable|newsletter|mailchimp)status$/;

const IN_STATUS = new Set([
  'subscribed',
  'active',
  'opted in',
  'optin',
  'opt in',
  'confirmed',
  'yes',
  'true',
  '1',
  'y',
  'ok',
  'granted',
  'given',
  'consented',
  'agreed',
]);
const OUT_STATUS =
  /^(unsub\w*|cleaned|bounc\w+|hard bounce\w*|soft bounce\w*|non ?subscribed|not subscribed|never subscribed|opted out|opt out|do not .*|suppressed|blocked|complain\w*|spam\w*|deceased|withdr[ae]w\w*|declined|refused|removed|erased)$/u;

/**
 * Columns of other programs that say who may be reached and how: opt-ins, objections and subscription states, as
 * Mailchimp, NationBuilder, Action Network, HubSpot and Shopify export them.
 * @param taken columns that are read as something else
 */
export function permissionColumns(
  header: string[],
  taken: ReadonlySet<number>,
): PermissionColumn[] {
  return header.flatMap((name, at): PermissionColumn[] => {
    const words = plainWords(name.slice(0, MAX_NAME_CHARACTERS));
    const key = words
      .replaceAll(' ', '')
      .replace(/^can2/, '')
      .replace(/(email|phone|mobile)\d/, '$1');
    if (taken.has(at) || key === '' || OPT_IN_DETAIL.test(key)) return [];
    const column = (read: PermissionColumn['read'], otherwise: RefusedContact) => [
      { at, name, contact: contactOf(key) ?? otherwise, read },
    ];
    if (OBJECTION_COLUMN.test(key))
      return column(
        readObjection,
        /unsub|bounce|clean|bad|invalid|block|complain|suppress/.test(key) ? 'email' : 'all',
      );
    if (/^(member|contact|person|record)?status$/.test(key)) return column(readAnyStatus, 'email');
    if (PREFERENCE_COLUMN.test(key)) return column(readPreference, 'all');
    if (STATUS_COLUMN.test(key)) return column(readStatus, 'email');
    if (PERMISSION_COLUMN.test(key))
      return column(readPermission, /subscri|newsletter/.test(key) ? 'email' : 'all');
    if (CONTACT_QUESTION.test(words))
      return column(OBJECTION_QUESTION.test(words) ? readObjection : readPermission, 'all');
    return [];
  });
}

/** What the cells of one row refuse. */
export function readRefusals(
  cells: string[],
  permissions: PermissionColumn[],
  otherColumns: { at: number; name: string }[],
): ContactRefusal[] {
  return [
    ...permissions.flatMap(({ at, name, contact, read }): ContactRefusal[] => {
      const answer = read(cells[at] ?? '');
      return answer === 'allowed' ? [] : [{ contact, column: name, unclear: answer === 'unclear' }];
    }),
    ...otherColumns
      .filter(({ at }) => mentionsRefusal(cells[at] ?? ''))
      .map(({ name }): ContactRefusal => ({ contact: 'all', column: name, unclear: false })),
  ];
}

function contactOf(key: string): RefusedContact | undefined {
  if (/email|ebost|newsletter|mailing|spam/.test(key)) return 'email';
  // The register keeps a number for calls and messages alike, so whoever refuses one of them is not kept by it.
  if (/sms|text|mobile|phone|call|ring|tps|ffon|galwad/.test(key)) return 'phone';
  return /contact|deceased|keep|store|withdrawn/.test(key) ? 'all' : undefined;
}

/** States of a membership that say nothing of whether somebody may be written to. */
const MEMBERSHIP_STATUS = new Set([
  'inactive',
  'archived',
  'lapsed',
  'expired',
  'ended',
  'cancelled',
  'canceled',
  'suspended',
]);

/** A column called just "Status" or "Member status" may be about anything: only what plainly refuses is read. */
const readAnyStatus = (cell: string) => {
  const said = plainWords(cell);
  return OUT_STATUS.test(said) ||
    mentionsRefusal(cell) ||
    (readConsent(cell) === 'no' && !MEMBERSHIP_STATUS.has(said))
    ? 'no'
    : 'allowed';
};

function readStatus(cell: string) {
  const said = plainWords(cell);
  if (said === '' || IN_STATUS.has(said)) return 'allowed';
  return OUT_STATUS.test(said) || readConsent(cell) === 'no' ? 'no' : 'unclear';
}

const readPreference = (cell: string) =>
  readConsent(cell) === 'no' || mentionsRefusal(cell) ? 'no' : 'allowed';

function readPermission(cell: string) {
  const answer = readConsent(cell);
  if (answer === 'no' || answer === 'unclear') return answer;
  // An opt-in that was left open was not given, and not refused either.
  return answer === 'nothing' ? 'unclear' : 'allowed';
}
