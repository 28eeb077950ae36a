import { cellSet, wordSet } from './plain-words.ts';

/** Words that, alone or together, only mean agreement. */
export const YES_WORDS = wordSet(
  'yes y true t 1 ok okay yep yeah agree agrees agreed agreeing accept accepts accepted',
  'consent consents consented given granted opt opted in optin optedin on please i he she they',
  'has have ticked checked sure subscribed confirmed allowed permission',
  'ydw ydy ydyn oes ie cytuno tak zgadzam sie da oui si ja haan hanji',
  'ہاں جی نعم أوافق موافق ਹਾਂ ਹਾਂਜੀ হ্যাঁ হ্যা जी हाँ हां',
);

/** Cells that answer no with these words alone: under "Do not email", they mean no objection. */
export const NO_CELLS = cellSet(
  'no, n, n o, non, nope, nah, nay, false, f, 0, 00, none, nil, never, off, not, negative',
  'na, nac oes, nac ydw, nac ydy, nac ydyn, naddo, nage, dim, ddim, nie, nein, nej, nee, não',
  'nahi, nahin, нет, не, ні, نہیں, نہيں, نہ, نا, جی نہیں, لا, كلا',
  'ਨਹੀਂ, ਨਹੀ, ਨਾ, না, নাই, নেই, নয়, नहीं, ना, όχι, hayır, לא, 不, 否',
);

/** Cells that refuse with these words alone. */
export const REFUSAL_CELLS = cellSet(
  'out, o o, cleaned, clean, bounced, bounce, bouncing, inactive, archived, stop, refuse, decline',
  'deny, denied, opt out, optout, unsub, unsubscribe, w d, w drawn, d n c, d n m, d n e',
  'dnc, dnm, dne, opposed, against, unticked, unchecked, unsigned, uncontactable, undeliverable',
  'hostile, transactional, redacted, tps, ctps, mps, rip, dim diolch, ddim eisiau',
  'dim caniatâd, dim e-bost, dim ebost, heb gytuno, heb ganiatâd, brak zgody, odmowa, refuz',
  'nu sunt de acord, fără acord, انکار, متفق نہیں, منع, لا أوافق, غير موافق, أرفض, رفض',
  'না ধন্যবাদ, 不同意, いいえ',
);

/** Cells that mean nothing clear, in any column. */
export const OPEN_CELLS = cellSet(
  'maybe, perhaps, unsure, unknown, tbc, tba, pending, ask, check, query, see notes, as above',
  'ditto, unconfirmed',
);

/** Cells that mean yes in one list and no, or nothing, in another. */
export const AMBIGUOUS_CELLS = cellSet('x, xx, n a, nan, null, undefined');

/** Cells of a column of objections that mean no objection. */
export const NO_OBJECTION_CELLS = cellSet(
  'n a, null, nan, never, not applicable, no objection, no objections, not objected',
  'not opted out, not unsubscribed, not withdrawn, not on tps, not set, not known, subscribed',
  'still subscribed, ok, ok to contact',
);

/** Words that alone say how somebody agreed. Other single words do not. */
export const SOURCE_WORDS = wordSet(
  'petition form paper online website web verbal verbally oral orally written letter facebook',
  'instagram twitter whatsapp event eventbrite stall fair fete festival door doorstep canvass',
  'canvassing signature signed card meeting street survey church mosque gurdwara temple school',
  'leaflet conference referral registration registered sheet signup',
);
