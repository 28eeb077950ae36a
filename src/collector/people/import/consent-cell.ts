/**
 * What a cell of a list says about somebody's consent. `yes` has no words of its own: it needs a sentence that says
 * what it means. `unclear` is a mark that one list uses for yes and another for no.
 */
export type ConsentAnswer = 'nothing' | 'no' | 'yes' | 'unclear' | 'words';

/** Longer than any sentence about how somebody agreed. */
const MAX_CELL_CHARACTERS = 1000;

const TICKS = /[✓✔☑✅👍🆗]/gu;
const CROSSES = /[✗✘✖❌❎☒⛔🚫👎☐⬜🙅🚷🛑]/gu;
/** Nothing but spaces, dashes and the like: a sign of any other kind may have been meant. */
const BLANK_CELL = /^[\s\p{P}\p{C}\p{Default_Ignorable_Code_Point}]*$/u;

/** Words that, alone or together, say only that somebody agrees. */
const YES_WORDS = wordsOf(
  'yes y true t 1 ok okay yep yeah agree agrees agreed agreeing accept accepts accepted consent consents consented',
  'given granted opt opted in optin optedin on please i he she they has have ticked checked sure subscribed confirmed',
  'allowed permission ydw ydy ydyn oes ie cytuno tak zgadzam sie da oui si ja haan hanji ہاں جی نعم أوافق موافق ਹਾਂ ਹਾਂਜੀ হ্যাঁ হ্যা जी हाँ हां',
);

/** Cells that answer no with these words alone: under "Do not email", that nothing stands against it. */
const NEGATIVE_CELLS = cellsOf(
  'no, n, n o, non, nope, nah, nay, false, f, 0, 00, none, nil, never, off, not, negative',
  'na, nac oes, nac ydw, nac ydy, nac ydyn, naddo, nage, dim, ddim, nie, nein, nej, nee, não, nahi, nahin, нет, не, ні',
  'نہیں, نہيں, نہ, نا, جی نہیں, لا, كلا, ਨਹੀਂ, ਨਹੀ, ਨਾ, না, নাই, নেই, নয়, नहीं, ना, όχι, hayır, לא, 不, 否',
);

/** Cells that refuse with these words alone. */
const REFUSAL_CELLS = cellsOf(
  'out, o o, cleaned, clean, bounced, bounce, bouncing, inactive, archived, stop, refuse, decline, deny, denied, opt out',
  'optout, unsub, unsubscribe, w d, w drawn, d n c, d n m, d n e, dnc, dnm, dne, opposed, against, unticked, unchecked',
  'unsigned, uncontactable, undeliverable, hostile, transactional, redacted, tps, ctps, mps, rip, dim diolch, ddim eisiau',
  'dim caniatâd, dim e-bost, dim ebost, heb gytuno, heb ganiatâd, brak zgody, odmowa, refuz, nu sunt de acord, fără acord',
  'انکار, متفق نہیں, منع, لا أوافق, غير موافق, أرفض, رفض, না ধন্যবাদ, 不同意, いいえ',
);

/** Cells that leave open what they mean, in any column. */
const OPEN_CELLS = cellsOf(
  'maybe, perhaps, unsure, unknown, tbc, tba, pending, ask, check, query, see notes, as above, ditto, unconfirmed',
);

/** Cells that mean yes in one list and no, or nothing, in another. */
const EITHER_CELLS = cellsOf('x, xx, n a, nan, null, undefined');

/** Words that alone say how somebody agreed. Another word alone says nothing of that, in whatever language it is. */
const SOURCE_WORDS = wordsOf(
  'petition form paper online website web verbal verbally oral orally written letter facebook instagram twitter whatsapp',
  'event eventbrite stall fair fete festival door doorstep canvass canvassing signature signed card meeting street survey',
  'church mosque gurdwara temple school leaflet conference referral registration registered sheet signup',
);

const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const DATE = `(\\d{1,2}(st|nd|rd|th)? )?(${MONTH} )?(19|20)\\d\\d|\\d{1,2}(st|nd|rd|th)? ${MONTH}`;

const NO_START = new RegExp(
  [
    '^(no|not|never|none|nor|neither|without|nac|nag|na|nad|nid|naddo|nage|dim|ddim|false|stopp?ed|cleaned|hard bounce|soft bounce|',
    'stop (all|e ?mail|mail|contact|call|text|sms|sending)\\w*)\\b|^(peidi(o|wch)|paid a|nie (zg|wyr|chc)\\w*|nu (mul|vreau|doresc)\\w*)',
  ].join(''),
  'u',
);
const DATED_NO = new RegExp(`^no (${DATE})$`, 'u');
/** "No. 4, Example Road" and "No objection" are no refusals, and no words to keep somebody by either. */
const UNCLEAR_NO = /^no (\d|objections?|problems?|worries)/u;

// Each of these takes consent back or refuses it, wherever in a sentence it stands.
const REFUSAL = new RegExp(
  [
    '\\b(withdr(a|e)w\\w*|revok\\w+|rescind\\w*|unsub\\w*|opt(s|ed|ing)? ?out|optout|declin(e|es|ed|ing)|refus(es|ed|al)|',
    'reject(s|ed)|object(s|ed|ion)|disagree\\w*|den(ies|ied)|bounced|suppressed|blacklist\\w*|complain(ed|t)|deceased|dnc|unwilling)\\b',
    '|\\b(do|does|did|has|have|had|was|is|are|were|would|will|could|can|should) ?(not|nt)\\b|\\b(dont|doesnt|didnt|hasnt|havent|wont|wouldnt|cannot|cant|isnt|wasnt)\\b',
    '|\\bnot (given|agreed|asked|consent\\w*|signed|ticked|checked|subscribed|opted|interested|willing|contact|keep|kept|store|to|by|for|yet|now)\\b',
    '|\\bnon ?(subscribed|consent\\w*)\\b|\\bno (longer|more|thanks|thank|consent|permission|contact|e ?mails?|calls?|texts?|sms|phone)\\b',
    '|\\b(remove|delete|erase|forget|removed at|deleted at)( me| them| her| him)?( from| own| their| request|$)',
    '|\\b(please stop|right to be forgotten|erasure request|wants? out|marked as spam|left blank)\\b',
    '|\\bconsent (has |is )?(expired|lapsed|ended|cancell?ed)\\b|\\b(expired|lapsed|cancell?ed) consent\\b',
    '|\\b(wedi tynnu\\w*|tynnu\\w* ol|gwrthod\\w*|optio allan|dad ?danysgrif\\w*|dim diolch|nac ydw|nac ydy|ddim (yn|eisiau|am)|heb (gytuno|ganiatad))\\b',
    '|(^| )(no|never|none|n|false|na)$',
  ].join(''),
  'u',
);
/** An end of the consent or of the contact, with nothing behind it but from what and when. */
const ENDED = new RegExp(
  [
    '^(removed|deleted|erased|expired|lapsed|ended|cancell?ed|suspended|banned|blocked|spam|invalid|dead|rip|deceased|passed away|moved away|',
    'gone away|left|has left)',
    `( (from|the|our|your|mailing|list|lists|group|party|branch|area|by|on|in|at|own|request|since|\\d{1,4}(st|nd|rd|th)?|${MONTH}))*$`,
  ].join(''),
  'u',
);
const NEGATION = /\b(no|not|never|none|without|heb|nid|ddim|nie|nicht|nahin?|brak|fara)\b(?! ?\d)/u;
/** What may take back part of what the rest of a cell says. */
const DOUBT =
  /\b(except|only|but|until|till|used to|formerly|previously|was yes|expired|lapsed|ended|cancell?ed|removed|deleted|invalid|spam|dead|rip|unhappy|angry|hostile|gdpr request|sar|c?tps|mps|ex directory|pending|awaiting|unconfirmed)\b/u;
const OTHER_SCRIPT = /(?!\p{Script=Latin})\p{L}/u;

/**
 * Reads one cell of a column about consent, in any case and with any punctuation: words in English and Welsh,
 * and a bare yes or no in the languages of the campaigns. What it can't read is `unclear`, and never words to
 * keep somebody by.
 */
export function readConsent(cell: string): ConsentAnswer {
  if (cell.length > MAX_CELL_CHARACTERS) return 'unclear';
  const said = plainWords(cell);
  if (said === '') return cell.includes('?') || !BLANK_CELL.test(cell) ? 'unclear' : 'nothing';
  if (OPEN_CELLS.has(said) || EITHER_CELLS.has(said)) return 'unclear';
  if (isPlainNo(said) || REFUSAL_CELLS.has(said)) return 'no';
  if (REFUSAL.test(said) || ENDED.test(said) || DATED_NO.test(said)) return 'no';
  if (NO_START.test(said)) return UNCLEAR_NO.test(said) ? 'unclear' : 'no';
  if (said.split(' ').every((word) => YES_WORDS.has(word)))
    return cell.includes('?') ? 'unclear' : 'yes';
  return NEGATION.test(said) || DOUBT.test(said) || !saysHow(said) ? 'unclear' : 'words';
}

/** Whether it can be words for how somebody agreed. */
const saysHow = (said: string): boolean =>
  /\p{L}{2}|\d.*\d/u.test(said) &&
  !OTHER_SCRIPT.test(said) &&
  (/[ \d]/.test(said) || SOURCE_WORDS.has(said));

/** Cells of a column of objections that say there is none. */
const NO_OBJECTION_CELLS = cellsOf(
  'n a, null, nan, never, not applicable, no objection, no objections, not objected, not opted out, not unsubscribed',
  'not withdrawn, not on tps, not set, not known, subscribed, still subscribed, ok, ok to contact',
);

/** Reads one cell of a column in which a mark of any kind means an objection ("Do not email", "Unsubscribed on"). */
export function readObjection(cell: string): 'no' | 'unclear' | 'allowed' {
  const said = plainWords(cell);
  if (said === '' && cell.includes('?')) return 'unclear';
  if (said === '') return BLANK_CELL.test(cell) ? 'allowed' : 'no';
  if (NO_OBJECTION_CELLS.has(said) || isPlainNo(said)) return 'allowed';
  return OPEN_CELLS.has(said) ? 'unclear' : 'no';
}

/** Whether a cell of a column about something else, such as tags or notes, refuses contact in so many words. */
export const mentionsRefusal = (cell: string): boolean =>
  // Most cells are told by this alone, at a small part of the cost.
  /unsub|out|do|never|no |dnc|consent|remov|delet|forg|stop|leave|peidi/i.test(cell) &&
  REFUSED_CONTACT.test(plainWords(cell));

const REFUSED_CONTACT = new RegExp(
  [
    '\\b(unsubscribed?|opted out|opt out|(do not|dont|never) (e ?mail|mail|contact|call|phone|ring|text|sms|write to|knock|visit|keep)|dnc|',
    'withdr(e|a)wn? (her|his|their )?consent|consent (was |is )?withdrawn|no consent|no (further|more) (contact|e ?mails?|calls?|texts?)|',
    '(asked|asks|wants?|wanted|requested) (us )?to be (removed|deleted|forgotten|unsubscribed|taken off)|',
    '(please|pls) (remove|delete|forget|take off|stop)|stop (e ?mailing|contacting|calling|texting|ringing)|leave (me|her|him|them) alone|',
    'peidi(o|wch) a (chysylltu|ffonio|e ?bostio|galw))\\b|^no (contact|e ?mails?|(phone )?calls?|texts?)( please)?$',
  ].join(''),
  'u',
);

/** Without case, accents, marks and punctuation; ticks and crosses as words. */
export function plainWords(cell: string): string {
  return cell
    .replace(CROSSES, ' no ')
    .replace(TICKS, ' yes ')
    .normalize('NFKD')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase()
    .replace(/['’‘`]/g, '')
    .replace(/(\d)[.,]0+\b/g, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const isPlainNo = (said: string) =>
  NEGATIVE_CELLS.has(said) || /^(no+|na)( (no+|na))*$/u.test(said);

function cellsOf(...lists: string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(',')).map(plainWords));
}

function wordsOf(...lists: string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')).map(plainWords));
}
