import { anyPattern } from './plain-words.ts';

// The patterns of this file are for cells as `plainWords` leaves them.

const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const DAY_PATTERN = '\\d{1,2}(st|nd|rd|th)?';
const DATE = `(${DAY_PATTERN} )?(${MONTH} )?(19|20)\\d\\d|${DAY_PATTERN} ${MONTH}`;

/** A bare no, however often it is repeated. */
export const REPEATED_NO = /^(no+|na)( (no+|na))*$/u;

/** "No 2019", "No 12 May". */
export const DATED_NO = new RegExp(`^no (${DATE})$`, 'u');

/** A beginning that makes the whole text a refusal. */
export const NO_START = anyPattern(
  /^(no|not|never|none|nor|neither|without|nac|nag|na|nad|nid|naddo|nage|dim|ddim|false)\b/,
  /^(stopp?ed|cleaned|hard bounce|soft bounce)\b/,
  /^(stop (all|e ?mail|mail|contact|call|text|sms|sending)\w*)\b/,
  /^(peidi(o|wch)|paid a|nie (zg|wyr|chc)\w*|nu (mul|vreau|doresc)\w*)/,
);

/** "No. 4, Example Road" and "No objection" refuse nothing, and are not an agreement either. */
export const UNCLEAR_NO = /^no (\d|objections?|problems?|worries)/u;

/** Words that refuse or withdraw consent, anywhere in a sentence. */
export const REFUSAL_WORDS = anyPattern(
  /\b(withdr(a|e)w\w*|revok\w+|rescind\w*|unsub\w*|opt(s|ed|ing)? ?out|optout)\b/,
  /\b(declin(e|es|ed|ing)|refus(es|ed|al)|reject(s|ed)|object(s|ed|ion)|disagree\w*)\b/,
  /\b(den(ies|ied)|bounced|suppressed|blacklist\w*|complain(ed|t)|deceased|dnc|unwilling)\b/,
  /\b(do|does|did|has|have|had|was|is|are|were|would|will|could|can|should) ?(not|nt)\b/,
  /\b(dont|doesnt|didnt|hasnt|havent|wont|wouldnt|cannot|cant|isnt|wasnt)\b/,
  /\bnot (given|agreed|asked|consent\w*|signed|ticked|checked|subscribed|opted|interested)\b/,
  /\bnot (willing|contact|keep|kept|store|to|by|for|yet|now)\b/,
  /\bnon ?(subscribed|consent\w*)\b/,
  /\bno (longer|more|thanks|thank|consent|permission)\b/,
  /\bno (contact|e ?mails?|calls?|texts?|sms|phone)\b/,
  /\b(remove|delete|erase|forget)( me| them| her| him)?( from| own| their| request|$)/,
  /\b(removed at|deleted at)( me| them| her| him)?( from| own| their| request|$)/,
  /\b(please stop|right to be forgotten|erasure request|wants? out|marked as spam|left blank)\b/,
  /\bconsent (has |is )?(expired|lapsed|ended|cancell?ed)\b/,
  /\b(expired|lapsed|cancell?ed) consent\b/,
  /\b(wedi tynnu\w*|tynnu\w* ol|gwrthod\w*|optio allan|dad ?danysgrif\w*|dim diolch)\b/,
  /\b(nac ydw|nac ydy|ddim (yn|eisiau|am)|heb (gytuno|ganiatad))\b/,
  /(^| )(no|never|none|n|false|na)$/,
);

const END_WORDS = [
  'removed|deleted|erased|expired|lapsed|ended|cancell?ed|suspended|banned|blocked|spam|invalid',
  'dead|rip|deceased|passed away|moved away|gone away|left|has left',
];
const END_DETAILS = [
  'from|the|our|your|mailing|list|lists|group|party|branch|area|by|on|in|at|own|request|since',
  `\\d{1,4}(st|nd|rd|th)?|${MONTH}`,
];
/** The end of the consent or of the contact, perhaps with what it ends from and when. */
export const ENDED_CONTACT = new RegExp(
  `^(${END_WORDS.join('|')})( (${END_DETAILS.join('|')}))*$`,
  'u',
);

/** A sentence with these words can't be kept as the words of somebody's consent. */
export const NEGATION_WORDS =
  /\b(no|not|never|none|without|heb|nid|ddim|nie|nicht|nahin?|brak|fara)\b(?! ?\d)/u;

/** Words that may withdraw part of what the rest of a cell says. */
export const DOUBT_WORDS = anyPattern(
  /\b(except|only|but|until|till|used to|formerly|previously|was yes|expired|lapsed|ended)\b/,
  /\b(cancell?ed|removed|deleted|invalid|spam|dead|rip|unhappy|angry|hostile)\b/,
  /\b(gdpr request|sar|c?tps|mps|ex directory|pending|awaiting|unconfirmed)\b/,
);

/** A refusal of contact, in a cell of a column about something else. */
export const CONTACT_REFUSAL = anyPattern(
  /\b(unsubscribed?|opted out|opt out|dnc|no consent|no (further|more) contact)\b/,
  /\b(do not|dont|never) (e ?mail|mail|contact|call|phone|ring|text|sms)\b/,
  /\b(do not|dont|never) (write to|knock|visit|keep)\b/,
  /\b(withdr(e|a)wn? (her|his|their )?consent|consent (was |is )?withdrawn)\b/,
  /\bno (further|more) (e ?mails?|calls?|texts?)\b/,
  /\b(asked|asks|wants?|wanted|requested) (us )?to be (removed|deleted|forgotten)\b/,
  /\b(asked|asks|wants?|wanted|requested) (us )?to be (unsubscribed|taken off)\b/,
  /\b(please|pls) (remove|delete|forget|take off|stop)\b/,
  /\bstop (e ?mailing|contacting|calling|texting|ringing)\b/,
  /\bleave (me|her|him|them) alone\b/,
  /\bpeidi(o|wch) a (chysylltu|ffonio|e ?bostio|galw)\b/,
  /^no (contact|e ?mails?|(phone )?calls?|texts?)( please)?$/,
);
/** A cheaper pattern, for any case, without which `CONTACT_REFUSAL` can't match. */
export const POSSIBLE_REFUSAL =
  /unsub|out|do|never|no |dnc|consent|remov|delet|forg|stop|leave|peidi/i;
