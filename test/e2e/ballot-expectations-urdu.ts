import { type BallotExpectations, lines } from './ballot-expectations.ts';

// See `ballot-expectations.ts`.

const UR_HEAD = `
combobox, collapsed, value اردو: زبان
form: Which issue shall we work on first?
heading, level 2: Which issue shall we work on first?
text: آپ ⁨11 ستمبر، 2099 کو 9:00 PM⁩ تک ووٹ دے سکتے ہیں۔
text: نیچے دی گئی کسی تقریب کی پرچی سے آپ ⁨12 ستمبر، 2099 کو 4:30 PM⁩ تک ووٹ دے سکتے ہیں۔
`;

/** The issues of the ward, one of them ticked, and the declaration. */
const UR_ISSUES = `
status
combobox, collapsed, value Harborne: آپ کا وارڈ
status
text: ⁨Harborne⁩ میں آپ ان کو ووٹ دے سکتے ہیں۔
text: ہر اس معاملے پر نشان لگائیں جس کی آپ حمایت کریں گے
group: ہر اس معاملے پر نشان لگائیں جس کی آپ حمایت کریں گے
checkbox, checked: Speeding on Harborne Lane
  (یہ یہاں کیوں ہے:31 of you named it ہم کیا مانگیں گے:A crossing by the school, from the council, by spring)
text: یہ یہاں کیوں ہے:
text: 31 of you named it
text: ہم کیا مانگیں گے:
text: A crossing by the school, from the council, by spring
checkbox, not checked: Litter in the park
checkbox, not checked: The 23 bus
checkbox, not checked: ان میں سے کوئی نہیں
text: براہ کرم تصدیق کریں
group: براہ کرم تصدیق کریں
checkbox, checked: I live in Harborne. I have not voted in this vote before.
  (آپ کی عمر ⁨14⁩ سال یا زیادہ ہونی چاہیے۔)
text: آپ کی عمر ⁨14⁩ سال یا زیادہ ہونی چاہیے۔
`;

const UR_AFTER = `
status
button: میرا ووٹ بھیجیں
heading, level 3: ہم کہاں ملیں گے
list
listitem
text: St Peter's hall
text: ,
text: 12 ستمبر، 2027
group
DisclosureTriangle, collapsed: ہم نتیجے کا کیا کریں گے
text: ہم نتیجے کا کیا کریں گے
group
DisclosureTriangle, collapsed: کیا فہرست میں نہیں ہے، اور کیوں
text: کیا فہرست میں نہیں ہے، اور کیوں
`;

/** Urdu: the ballot has its texts in English alone. */
export const IN_URDU: BallotExpectations = {
  choosing: lines(
    UR_HEAD,
    `
text: دس حروف، آپ کی پرچی پر یا ای میل میں۔ خالی جگہ اور چھوٹے حروف سے فرق نہیں پڑتا۔
textbox: آپ کا کوڈ
  (دس حروف، آپ کی پرچی پر یا ای میل میں۔ خالی جگہ اور چھوٹے حروف سے فرق نہیں پڑتا۔)
status
combobox, collapsed, value اپنا وارڈ چنیں: آپ کا وارڈ
status
text: اپنا وارڈ چنیں۔ پھر آپ دیکھیں گے کہ کس کو ووٹ دے سکتے ہیں۔
text: براہ کرم تصدیق کریں
group: براہ کرم تصدیق کریں
checkbox, not checked: I live in …. I have not voted in this vote before.
  (آپ کی عمر ⁨14⁩ سال یا زیادہ ہونی چاہیے۔)
text: آپ کی عمر ⁨14⁩ سال یا زیادہ ہونی چاہیے۔
`,
    UR_AFTER,
  ),
  ticked: lines(
    UR_HEAD,
    `
text: دس حروف، آپ کی پرچی پر یا ای میل میں۔ خالی جگہ اور چھوٹے حروف سے فرق نہیں پڑتا۔
textbox, value CODE: آپ کا کوڈ
  (دس حروف، آپ کی پرچی پر یا ای میل میں۔ خالی جگہ اور چھوٹے حروف سے فرق نہیں پڑتا۔)
`,
    UR_ISSUES,
    UR_AFTER,
  ),
  wrongCode: lines(
    UR_HEAD,
    `
alert
heading, level 2: ایک مسئلہ ہے
list
listitem
link: آپ کے کوڈ کا ایک حرف غلط ہے، یا دو حروف آگے پیچھے ہیں۔ اسے دوبارہ دیکھیں
text: دس حروف، آپ کی پرچی پر یا ای میل میں۔ خالی جگہ اور چھوٹے حروف سے فرق نہیں پڑتا۔
text: غلطی: آپ کے کوڈ کا ایک حرف غلط ہے، یا دو حروف آگے پیچھے ہیں۔ اسے دوبارہ دیکھیں
textbox, invalid, value BCDFGHJKLM: آپ کا کوڈ
  (دس حروف، آپ کی پرچی پر یا ای میل میں۔ خالی جگہ اور چھوٹے حروف سے فرق نہیں پڑتا۔ غلطی: آپ کے کوڈ کا ایک حرف غلط ہے، یا دو حروف آگے پیچھے ہیں۔ اسے دوبارہ دیکھیں)
`,
    UR_ISSUES,
    UR_AFTER,
  ),
  sent: lines(`
combobox, collapsed, value اردو: زبان
heading, level 2: آپ کا ووٹ پہنچ گیا۔
text: آپ کا حوالہ نمبر ⁨ABC-DEF-GHJ⁩ ہے۔
text: آپ کا ووٹ خفیہ ہے۔ کوئی اسے دیکھ یا بدل نہیں سکتا، ہم بھی نہیں۔
text: ووٹنگ ⁨12 ستمبر، 2099 کو 4:30 PM⁩ تک جاری ہے۔ پھر ہم گنیں گے، اور نتیجہ یہاں دکھائیں گے۔
`),
  closed: lines(`
combobox, collapsed, value اردو: زبان
heading, level 2: Which issue shall we work on first?
status
text: ووٹنگ ختم ہو گئی ہے
text: ہم گنتی کر رہے ہیں۔ نتیجہ یہاں ہو گا۔
group
DisclosureTriangle, collapsed: ہم نتیجے کا کیا کریں گے
text: ہم نتیجے کا کیا کریں گے
group
DisclosureTriangle, collapsed: کیا فہرست میں نہیں ہے، اور کیوں
text: کیا فہرست میں نہیں ہے، اور کیوں
`),
  declared: lines(`
combobox, collapsed, value اردو: زبان
heading, level 2: نتیجہ: Which issue shall we work on first?
status
text: ⁨DAY⁩ کو اعلان ہوا۔
text: یہ ان لوگوں نے چنا جو آئے یا جنہوں نے جواب دیا۔ یہ تمام رہنے والوں کا سروے نہیں ہے۔
group: Harborne
heading, level 3: Harborne
text: چنا گیا: ⁨⁨Speeding on Harborne Lane⁩⁩
text: یہ اگلے سے اتنے نشان آگے ہے: 4۔
list
listitem
text: Speeding on Harborne Lane
text: 8
listitem
text: Litter in the park
text: 4
listitem
text: The 23 bus
text: 0
listitem
text: ان میں سے کوئی نہیں
text: 0
text: یہاں 12 ووٹ۔ پٹیاں دکھاتی ہیں کہ ان میں سے کتنوں نے ہر معاملے پر نشان لگایا۔
group: Quinton
heading, level 3: Quinton
text: یہاں کسی نے ووٹ نہیں دیا۔
group
DisclosureTriangle, collapsed: کس نے حصہ لیا
text: کس نے حصہ لیا
`),
};
