/**
 * What a cell of a list says about somebody's consent. `yes` has no words of its own: it needs a sentence that says
 * what it means. `unclear` is a mark that one list uses for yes and another for no.
 */
export type ConsentAnswer = 'nothing' | 'no' | 'yes' | 'unclear' | 'words';

const TICKS = /[✓✔☑✅👍🆗]/gu;
const CROSSES = /[✗✘❌❎☒⛔🚫👎☐⬜]/gu;

/** Words that, alone or together, say only that somebody agrees. */
const YES_WORDS = words(
  'yes y true t 1 ok okay yep yeah agree agrees agreed agreeing accept accepts accepted consent consents consented',
  'given granted opt opted in optin optedin on please i he she they has have ticked checked sure subscribed confirmed',
  'allowed permission ydw ydy ie oes tak oui si ja haan',
);

/** Cells that say no with these words alone. */
const NO_CELLS = words(
  'no n n|o nope nah false f 0 00 nay none nil never off out not cleaned clean bounced bounce inactive archived stop refuse',
  'decline deny denied opt|out optout unsub unsubscribe negative na|dim dim ddim nage naddo nie nein non nahi nahin нет لا',
);

/** Cells that leave open what they mean. */
const UNCLEAR_CELLS = words(
  'x xx n|a nan null undefined maybe perhaps unsure unknown tbc tba pending ask check query see|notes as|above ditto',
);

const NO_START =
  /^(no|not|never|none|nor|neither|without|nac|nag|na|nad|naddo|nage|dim|ddim|false|stopp?ed|cleaned|hard bounce|soft bounce|stop (all|e ?mail|mail|contact|call|text|sms|sending)\w*)\b/u;

// Each of these takes consent back or refuses it, wherever in a sentence it stands.
const REFUSAL = new RegExp(
  [
    '\\b(withdr(a|e)w\\w*|revok\\w+|rescind\\w*|unsub\\w*|opt(s|ed|ing)? ?out|optout|declin(e|es|ed|ing)|refus(es|ed|al)|',
    'reject(s|ed)|object(s|ed|ion)|disagree\\w*|den(ies|ied)|bounced|suppressed|blacklist\\w*|complain(ed|t)|deceased|dnc|unwilling)\\b',
    '|\\b(do|does|did|has|have|had|was|is|are|were|would|will|could|can|should) ?(not|nt)\\b|\\b(dont|doesnt|didnt|hasnt|havent|wont|wouldnt|cannot|cant|isnt|wasnt)\\b',
    '|\\bnot (given|agreed|asked|consent\\w*|signed|subscribed|opted|interested|willing|contact|keep|kept|store|to|by|for|yet|now)\\b',
    '|\\bnon ?(subscribed|consent\\w*)\\b|\\bno (longer|thanks|thank|consent|permission|contact|e ?mails?|calls?|texts?|sms|phone)\\b',
    '|\\b(remove|delete|erase|forget|removed at|deleted at)( me| them| her| him)?( from| own| their| request|$)',
    '|\\b(wedi tynnu|tynnu nol|gwrthod\\w*|dim diolch|nac ydw|nac ydy)\\b',
    '|(^| )(no|never|none|n|false|na)$',
  ].join(''),
  'u',
);
const NEGATION = /\b(no|not|never|none|without)\b(?! ?\d)/u;

/** Reads one cell of a column about consent, in English or Welsh, in any case and with any punctuation. */
export function readConsent(cell: string): ConsentAnswer {
  const said = plainWords(cell);
  if (said === '') return cell.includes('?') ? 'unclear' : 'nothing';
  if (UNCLEAR_CELLS.has(said)) return 'unclear';
  if (isPlainNo(said) || REFUSAL.test(said)) return 'no';
  // "No. 4, Church Road" and "No objection" are no refusals, and no words to keep somebody by either.
  if (NO_START.test(said))
    return /^no (\d|objections?|problems?|worries)/u.test(said) ? 'unclear' : 'no';
  if (said.split(' ').every((word) => YES_WORDS.has(word)))
    return cell.includes('?') ? 'unclear' : 'yes';
  if (NEGATION.test(said) || !/\p{L}{2}|\d.*\d/u.test(said)) return 'unclear';
  return 'words';
}

/** Reads one cell of a column in which a mark of any kind means an objection ("Do not email", "Unsubscribed on"). */
export const saysObjection = (cell: string): boolean => {
  const said = plainWords(cell);
  return (
    said !== '' &&
    !['n a', 'null', 'nan', 'never', 'not applicable'].includes(said) &&
    !isPlainNo(said)
  );
};

/** Whether a cell of a column about something else, such as tags or notes, refuses contact in so many words. */
export const mentionsRefusal = (cell: string): boolean =>
  // Most cells are told by this alone, at a small part of the cost.
  /unsub|out|do|never|dnc|consent/i.test(cell) && REFUSED_CONTACT.test(plainWords(cell));

const REFUSED_CONTACT =
  /\b(unsubscribed?|opted out|opt out|(do not|dont|never) (e ?mail|contact|call|phone|ring|text|sms|keep)|dnc|withdr(e|a)wn? (her|his|their )?consent|consent withdrawn|no consent)\b/u;

/** Without case, accents, marks and punctuation; ticks and crosses as words. */
export const plainWords = (cell: string): string =>
  cell
    .replace(CROSSES, ' no ')
    .replace(TICKS, ' yes ')
    .normalize('NFKD')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase()
    .replace(/['’‘`]/g, '')
    .replace(/(\d)[.,]0+\b/g, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const isPlainNo = (said: string) =>
  NO_CELLS.has(said) || said.split(' ').every((word) => word === 'no' || word === 'na');

function words(...lists: string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')).map((word) => word.replaceAll('|', ' ')));
}
