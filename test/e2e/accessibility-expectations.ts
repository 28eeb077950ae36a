import {
  IMPRINT,
  SIGNUP_HELP,
  SIGNUP_MEETING,
  SIGNUP_REACH,
  SIGNUP_SUMMARY,
  SURVEY_FORM,
} from './heard-parts.ts';

// What a screen reader is given, read and agreed to line by line. See `accessibility-tree.ts`.

/** The survey. */
export const SURVEY = `
combobox, collapsed, value English: Language
${SURVEY_FORM}
text: Birmingham Edgbaston Constituency Party asks this. Your answer is anonymous. We keep your ward, the issue and your words, and publish how many people named each issue. We publish your words only once we have checked them.
text: Ask us:
link: hello@edgbaston.example
text: .
text: Complain:
link: dataprotection@edgbaston.example
text: .
link: Privacy notice
${IMPRINT}
`;

/** The survey in Urdu: the campaign has its issues in English alone. */
export const SURVEY_IN_URDU = `
combobox, collapsed, value اردو: زبان
form: جہاں آپ رہتے ہیں وہاں سب سے بڑا معاملہ کیا ہے؟
text: جہاں آپ رہتے ہیں وہاں سب سے بڑا معاملہ کیا ہے؟
text: ایک چنیں۔
radiogroup: جہاں آپ رہتے ہیں وہاں سب سے بڑا معاملہ کیا ہے؟
  (ایک چنیں۔)
radio, not checked: Pot holes and road repairs
radio, not checked: Road safety and speeding
radio, not checked: Anti-social behaviour
radio, not checked: Street lighting
radio, not checked: Litter, fly-tipping and dog fouling
radio, not checked: Housing conditions and repairs
radio, not checked: Activities for young people
radio, not checked: Buses and public transport
radio, not checked: کچھ اور
textbox: اگر کچھ اور ہے تو کیا؟
text: نام اور ایسی کوئی بات نہ لکھیں جس سے آپ کی پہچان ہو۔
textbox: آپ کیا بدلنا چاہیں گے، اور کہاں؟ (اختیاری)
  (نام اور ایسی کوئی بات نہ لکھیں جس سے آپ کی پہچان ہو۔)
combobox, collapsed, value اپنا وارڈ چنیں: آپ کا وارڈ
status
button: میرا جواب بھیجیں
text: ⁨Birmingham Edgbaston Constituency Party⁩ یہ پوچھ رہا ہے۔ آپ کا جواب گمنام ہے۔ ہم آپ کا وارڈ، معاملہ اور آپ کے الفاظ محفوظ رکھتے ہیں، اور شائع کرتے ہیں کہ کتنے لوگوں نے کون سا معاملہ بتایا۔ آپ کے الفاظ ہم جانچنے کے بعد ہی شائع کرتے ہیں۔
text: ہم سے پوچھیں:
link: hello@edgbaston.example
text: .
text: شکایت کریں:
link: dataprotection@edgbaston.example
text: .
link: رازداری کا نوٹس
${IMPRINT}
`;

/** The survey’s thanks, where nothing is published of the ward yet. */
export const RECEIVED = `
combobox, collapsed, value English: Language
heading, level 2: Thank you. We have your answer
text: You said:
text: Street lighting
text: ,
text: in
text: Harborne
text: .
text: Yours is among the first here.
text: What people in Harborne said is shown once 1 answer has come in.
text: In September two community conferences take the issues that most people named in each ward, and residents vote on which one we work on first.
text: Your reference is ABC-DEF-GHJ.
heading, level 2: Send this to a neighbour
text: The more of us answer, the clearer it is what comes first. Send it yourself: we write to nobody, and nothing of your answer is in it.
textbox, value What is the one big issue where you live? I have said mine. Say yours here: http://localhost/page-3: Your message
button: Copy
link: WhatsApp
link: Text message
status
group
DisclosureTriangle, collapsed: Would you like to hear what happens?
heading, level 2: Would you like to hear what happens?
`;

/** The sign-up’s first step. */
export const FIRST_STEP = `
combobox, collapsed, value English: Language
form: Sign me up
heading, level 2: Step 1 of 3: About you
${SIGNUP_REACH}
checkbox, not checked: [Test text in place of “email”, language en]
textbox: Telephone number
checkbox, not checked: [Test text in place of “phone”, language en]
checkbox, not checked: [Test text in place of “sms”, language en]
checkbox, not checked: I am 16 or over
checkbox, not checked: [Test text in place of “keep-champion”, language en]
  (Without it we may not keep your name.)
text: Without it we may not keep your name.
button: Continue
status
button: Sign me up
`;

/** The first step after “Continue”, with nothing filled in. */
export const FIRST_STEP_WITH_PROBLEMS = `
combobox, collapsed, value English: Language
form: Sign me up
${SIGNUP_SUMMARY}
heading, level 2: Step 1 of 3: About you
text: Error: Enter your full name
textbox, invalid: Full name
  (Error: Enter your full name)
text: How can we reach you?
text: By email, by telephone, or both.
group: How can we reach you?
  (By email, by telephone, or both.)
text: Error: Enter an email address or a telephone number
textbox, invalid: Email address
  (Error: Enter an email address or a telephone number)
checkbox, not checked: [Test text in place of “email”, language en]
textbox: Telephone number
checkbox, not checked: [Test text in place of “phone”, language en]
checkbox, not checked: [Test text in place of “sms”, language en]
text: Error: Tick the box if you are old enough to sign up
checkbox, not checked, invalid: I am 16 or over
  (Error: Tick the box if you are old enough to sign up)
text: Error: Tick the box so that we may keep what you filled in
checkbox, not checked, invalid: [Test text in place of “keep-champion”, language en]
  (Without it we may not keep your name. Error: Tick the box so that we may keep what you filled in)
text: Without it we may not keep your name.
button: Continue
status
button: Sign me up
`;

/** The second step. */
export const SECOND_STEP = `
combobox, collapsed, value English: Language
form: Sign me up
heading, level 2: Step 2 of 3: How you can help
${SIGNUP_HELP}
button: Continue
status
button: Sign me up
button: Back
`;

/** The third step. */
export const THIRD_STEP = `
combobox, collapsed, value English: Language
form: Sign me up
heading, level 2: Step 3 of 3: Meeting and talking
${SIGNUP_MEETING}
checkbox, not checked: [Test text in place of “residents”, language en]
link: Privacy notice: Harborne Residents’ Group
textbox: Language you would like us to use (optional)
text: What you agreed to
checkbox, checked: [Test text in place of “keep-champion”, language en]
  (What you agreed to)
status
button: Sign me up
button: Back
`;

/** A tracker that shows everything, in any layout. */
export const TRACKER = `
list
listitem
meter, value 62: People trained
  says: 62 of 100 people
heading, level 2: Milestones
list
listitem
text: Heard
text: Done
text: 1 June 2026
listitem
text: Trained
text: Now
listitem
text: Mended
text: Won
listitem
text: Put to the council
text: Next
heading, level 2: Ward by ward
text: People trained
list
listitem
text: Harborne
text: 40
listitem
text: Quinton
text: not shown
heading, level 2: Pledges
list
listitem
text: Cllr A. Example
text: Asked:
text: Repair the hill.
text: Answer:
text: Yes
text: Not due yet
heading, level 2: Events
list
listitem
text: Conference
text: 12 September 2026
meter, value 112: Turnout
  says: 112 of 100: goal passed
heading, level 2: What we have won
list
listitem
text: Street lights
text: Won
text: Quinton
text: ,
text: 1 August 2026
status
`;
