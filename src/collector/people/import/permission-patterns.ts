import { anyPattern } from './plain-words.ts';

// The patterns named COLUMN are for names of columns in small letters and digits alone:
// "Do not email" is `donotemail`. Those named QUESTION are for names as `plainWords` leaves them.

const alternatives = (...lists: string[]): string => lists.join('|');

/** The possible subjects of an opt-out column, and its possible words for the opt-out. */
const OPT_OUT_PREFIX = 'is|has|email|sms|text|mobile|phone|mail|marketing|global|contact';
const OPT_OUT = alternatives(
  'optout|optedout|unsub|unsubscribe|unsubscribed|bounced?|hardbounced?|clean(ed)?',
  'suppress(ed)?|suppression|blocked|complained|complaint|deceased|isbad|bad|invalid',
  'withdrawn|consentwithdrawn|objected|objection',
);
const OPT_OUT_SUBJECT = '(of|from)?(email|sms|mail|marketing|calls?|texts?|all)?';
const OPT_OUT_DETAIL = 'at|on|date|time|reason|reasonother|campaigntitle|campaignid';

const FORBIDDEN_CONTACT = alternatives(
  'email|mail|bulkemail|contact|call|phone|ring|text|sms|mobile|message|market|solicit|post',
  'keep|store|share|use',
);

/** A column in which any mark means an objection. */
export const OBJECTION_COLUMN = anyPattern(
  new RegExp(`^(has|is|federal)?(donot|dont|no)(${FORBIDDEN_CONTACT})\\w*$`),
  new RegExp(`^(${OPT_OUT_PREFIX})*(${OPT_OUT})${OPT_OUT_SUBJECT}(${OPT_OUT_DETAIL})?$`),
  /^consentwithdrawn(at|on|date)?$/,
  /^(dateof|date|consent)?withdr(awn|awal|ew)(date|consent|of\w*)?$/,
  /^(dnc|dnm|dne)(list)?$/,
  /^excluded?(from\w*)?$/,
  /^objects?(to\w*)?$/,
  /^(date)?(removed|refused|declined)(at|on|date|from\w*|consent|contact|byrequest)?$/,
  /^(markedas|reportedas)?spam$/,
  /^(black|block)list(ed)?$/,
  /^(on)?(c?tps)(registered|listed)?$/,
  /^(movedaway|goneaway)$/,
  /^(peidi(o|wch)\w*|dim(cyswllt|ebost|ffonio|galwadau))$/,
);

/** An objection column that is about email, although its name may not say so. */
export const EMAIL_OBJECTION_COLUMN = /unsub|bounce|clean|bad|invalid|block|complain|suppress/;

/** When and from where somebody opted in: it means the same as the opt-in itself. */
export const OPT_IN_DETAIL_COLUMN =
  /^(optin|confirm|optedin|subscribed?|lastchanged|consent)(time|ip|date|at|on)$/;

const OPT_IN_PREFIX = alternatives(
  'is|has|email|sms|text|texting|mobile|phone|call|calls|calling|mail|mailing|marketing',
  'newsletter|contact|gdpr',
);
const OPT_IN = alternatives(
  'optin|optedin|subscribed|subscribe|subscription|permission|consent|consented|allowed',
  'newsletter',
);
const OPT_IN_SUBJECT = 'email|emails|phone|calls?|sms|texts?|marketing|contact|newsletter';
const MAY_CONTACT = 'can|may|may(i|we)|ok(ay)?to|happyto|accepts?|agreesto|agreedto|wants?';
const ALLOWED_CONTACT = alternatives(
  'email(ed)?|contact(ed)?|call(ed)?|phone(d)?|text(ed)?|sms|marketing|emailmarketing',
  'smsmarketing|newsletter|emails|calls|texts',
);

/** A column of opt-ins: yes allows, no refuses. */
export const PERMISSION_COLUMN = anyPattern(
  /^contactable$/,
  /^(cydsyniad|caniatad|yncytuno)\w*$/,
  /^onmailinglist$/,
  /^marketingpermissions?$/,
  /^mayweemailyou$/,
  /^wantstohearmore$/,
  new RegExp(`^(${OPT_IN_PREFIX})*(${OPT_IN})(to)?(${OPT_IN_SUBJECT})?$`),
  new RegExp(`^(${MAY_CONTACT})(be)?(${ALLOWED_CONTACT})$`),
);

const ASKS = alternatives(
  'agree|happy|may (we|i)|can (we|i)|could (we|i)|would you like|(do )?you want',
  '(do not|dont) want|want(s|ed)? to|ok(ay)? for us|like to|tick|stop|opt(ed)? (in|out)',
);
const ABOUT_CONTACT = alternatives(
  'be(ing)? (contacted|called|phoned|rung|e ?mailed|texted|kept)',
  '(contact|call|phone|text|e ?mail|ring|message) (you|your|me|my)',
  '(keep|keeping|store|storing|hold|holding) (you|your|me|my)',
  'receiv(e|ing)|hear (from|more)|newsletters?|updates|informed|mailing list|e ?mails|texts',
);
const CONSENT_TERM = 'consents?|permission|gdpr|data protection|privacy';
const CONSENT_DETAIL = 'date|time|source|version|ip|notes?|by';

/** A question of a form, as its answers are exported: "Are you happy for us to contact you?" */
export const CONTACT_QUESTION = anyPattern(
  new RegExp(
    `^(?!(date|time|source|proof) of ).*\\b(${CONSENT_TERM})\\b(?!.* (${CONSENT_DETAIL})$)`,
  ),
  new RegExp(`\\b(${ASKS})\\b.*\\b(${ABOUT_CONTACT})\\b`),
);

/** A question to which yes is an objection. */
export const OBJECTION_QUESTION =
  /\b(not|dont|never|no longer|opt(ed)? out|unsubscribe|stop|withdraw|object|prefer no)\b/u;

const PREFERENCE_SUBJECT = 'contact|communications?|correspondence|mailing|marketing|email';
/** The preferred way of contact: "None" refuses; a way of contact refuses nothing. */
export const PREFERENCE_COLUMN = new RegExp(
  `^(preferred)?(${PREFERENCE_SUBJECT})(method|methods|preferences?|prefs?)$`,
);

const STATUS_SUBJECT = alternatives(
  'subscription|subscriber|subscribe|marketing|email|emails|mailing|mail|sms|text|mobile',
  'phone|optin|consent|permission|contactable|newsletter|mailchimp',
);
/** The state of a subscription. */
export const STATUS_COLUMN = new RegExp(`^(\\w*)(${STATUS_SUBJECT})status$`);
/** A state of anything. */
export const ANY_STATUS_COLUMN = /^(member|contact|person|record)?status$/;

/** States in which somebody may be contacted. */
export const SUBSCRIBED_STATES: ReadonlySet<string> = new Set([
  ...['subscribed', 'active', 'opted in', 'optin', 'opt in', 'confirmed', 'yes', 'true', '1'],
  ...['y', 'ok', 'granted', 'given', 'consented', 'agreed'],
]);
/** States in which nobody may be contacted. */
export const UNSUBSCRIBED_STATE = anyPattern(
  /^(unsub\w*|cleaned|bounc\w+|hard bounce\w*|soft bounce\w*|non ?subscribed)$/,
  /^(not subscribed|never subscribed|opted out|opt out|do not .*|suppressed|blocked)$/,
  /^(complain\w*|spam\w*|deceased|withdr[ae]w\w*|declined|refused|removed|erased)$/,
);
/** States of a membership that do not say whether somebody may be contacted. */
export const MEMBERSHIP_STATES: ReadonlySet<string> = new Set([
  ...['inactive', 'archived', 'lapsed', 'expired', 'ended', 'cancelled', 'canceled'],
  ...['suspended'],
]);
