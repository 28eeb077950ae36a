import {
  IMPRINT,
  SIGNUP_HELP,
  SIGNUP_MEETING,
  SIGNUP_REACH,
  SIGNUP_SUMMARY,
  SURVEY_FORM,
} from './heard-parts.ts';

// What a screen reader is given of the hosted pages, read and agreed to line by line. See
// `hosted-tree.test.ts`. The privacy notice and the imprint are heard as below the widgets.

/** The survey, as it is opened. */
export const HOSTED_SURVEY = `
banner
navigation: Language
text: English
button: Cymraeg
heading, level 1: One big issue, ward by ward
main
${SURVEY_FORM}
text: Birmingham Edgbaston Constituency Party asks this. Your answer is anonymous. We keep your ward, the issue and your words, and publish how many people named each issue. We publish your words only once we have checked them. Ask us:
link: hello@edgbaston.example
text: . Complain:
link: dataprotection@edgbaston.example
text: .
link: Privacy notice
${IMPRINT}
`;

/** The survey with its problems, which are first and beside their fields. */
export const HOSTED_SURVEY_WITH_PROBLEMS = `
banner
navigation: Language
text: English
button: Cymraeg
heading, level 1: One big issue, ward by ward
main
form: What is the one big issue where you live?
alert
heading, level 2: There is a problem
list
listitem
link: Choose the issue that matters most to you
listitem
link: Choose your ward
text: What is the one big issue where you live?
text: Choose one.
text: Error: Choose the issue that matters most to you
radiogroup: What is the one big issue where you live?
  (Choose one. Error: Choose the issue that matters most to you)
radio, not checked: Pot holes and road repairs
radio, not checked: Road safety and speeding
radio, not checked: Anti-social behaviour
radio, not checked: Street lighting
radio, not checked: Litter, fly-tipping and dog fouling
radio, not checked: Housing conditions and repairs
radio, not checked: Activities for young people
radio, not checked: Buses and public transport
radio, not checked: Something else
textbox: If something else, what is it?
text: Leave out names and anything that tells who you are.
textbox: What would you change, and where? (optional)
  (Leave out names and anything that tells who you are.)
text: Error: Choose your ward
combobox, collapsed, invalid, value Choose your ward: Your ward
  (Error: Choose your ward)
status
button: Send my answer
`;

/** The survey in Welsh. */
export const HOSTED_SURVEY_IN_WELSH = `
banner
navigation: Iaith
button: English
text: Cymraeg
heading, level 1: Un mater mawr, ward wrth ward
main
form: Beth yw’r un mater mawr lle rydych chi’n byw?
text: Beth yw’r un mater mawr lle rydych chi’n byw?
text: Dewiswch un.
radiogroup: Beth yw’r un mater mawr lle rydych chi’n byw?
  (Dewiswch un.)
radio, not checked: Tyllau yn y ffordd ac atgyweirio ffyrdd
radio, not checked: Diogelwch ar y ffyrdd a goryrru
radio, not checked: Ymddygiad gwrthgymdeithasol
radio, not checked: Goleuadau stryd
radio, not checked: Sbwriel, tipio anghyfreithlon a baw cŵn
radio, not checked: Cyflwr ac atgyweirio tai
radio, not checked: Gweithgareddau i bobl ifanc
radio, not checked: Bysiau a thrafnidiaeth gyhoeddus
radio, not checked: Rhywbeth arall
textbox: Os rhywbeth arall, beth yw e?
text: Peidiwch â chynnwys enwau nac unrhyw beth sy’n dangos pwy ydych chi.
textbox: Beth fyddech chi’n ei newid, ac ymhle? (dewisol)
  (Peidiwch â chynnwys enwau nac unrhyw beth sy’n dangos pwy ydych chi.)
combobox, collapsed, value Dewiswch eich ward: Eich ward
status
button: Anfon fy ateb
`;

/** The thanks, in place of the form. */
export const HOSTED_THANKS = `
banner
heading, level 1: One big issue, ward by ward
main
heading, level 2: Thank you. We have your answer
text: You said:
text: Street lighting
text: , in
text: Harborne
text: .
heading, level 2: What people in Harborne have said so far
list
listitem
text: Street lighting
text: (your answer)
text: 1
text: 1 answer up to DAY. These are answers, not a sample of people.
text: In September two community conferences take the issues that most people named in each ward, and residents vote on which one we work on first.
text: Your reference is ABC-DEF-GHJ.
heading, level 2: Send this to a neighbour
text: The more of us answer, the clearer it is what comes first. Send it yourself: we write to nobody, and nothing of your answer is in it.
textbox, value What is the one big issue where you live? I have said mine. Say yours here: http://localhost/pages/edgbaston/survey: Your message
link: WhatsApp
link: Text message
link: Become a community champion
group
DisclosureTriangle, collapsed: Would you like to hear what happens?
heading, level 2: Would you like to hear what happens?
${IMPRINT}
navigation
link: Answer the survey
link: Become a community champion
link: See what people said
link: See how far the campaign is
`;

/** The sign-up: one page, whose parts have headings. */
export const HOSTED_SIGNUP = `
banner
navigation: Language
text: English
button: Cymraeg
heading, level 1: One big issue, ward by ward
main
form: Sign me up
heading, level 2: About you
${SIGNUP_REACH}
checkbox, not checked: Email me about this campaign.
textbox: Telephone number
checkbox, not checked: Phone me about this campaign.
checkbox, not checked: Text me about this campaign.
checkbox, not checked: I am 16 or over
checkbox, not checked: I consent to Birmingham Edgbaston Constituency Party keeping the answers in this form, which may show my political opinions, to support me as a champion. I can withdraw at any time.
  (Without it we may not keep your name.)
text: Without it we may not keep your name.
heading, level 2: How you can help
${SIGNUP_HELP}
heading, level 2: Meeting and talking
${SIGNUP_MEETING}
text: Days that suit you (optional)
group: Days that suit you (optional)
checkbox, not checked: Monday
checkbox, not checked: Tuesday
checkbox, not checked: Wednesday
checkbox, not checked: Thursday
checkbox, not checked: Friday
checkbox, not checked: Saturday
checkbox, not checked: Sunday
text: Times of day (optional)
group: Times of day (optional)
checkbox, not checked: Morning
checkbox, not checked: Afternoon
checkbox, not checked: Evening
text: How to meet (optional)
radiogroup: How to meet (optional)
radio, not checked: In person
radio, not checked: By telephone
radio, not checked: Either
textbox: A place that suits you (optional)
checkbox, not checked: Share my name and email with the Harborne Residents’ Group, so that it can invite me to its meetings.
link: Privacy notice: Harborne Residents’ Group
textbox: Language you would like us to use (optional)
status
button: Sign me up
text: Birmingham Edgbaston Constituency Party asks this, and keeps it for 365 days after we last spoke. You can see, change or delete it at any time. Ask us:
link: hello@edgbaston.example
text: . Complain:
link: dataprotection@edgbaston.example
text: .
link: Privacy notice
${IMPRINT}
`;

/** The sign-up with its problems: what comes after them is as it was. */
export const HOSTED_SIGNUP_WITH_PROBLEMS = `
banner
navigation: Language
text: English
button: Cymraeg
heading, level 1: One big issue, ward by ward
main
form: Sign me up
${SIGNUP_SUMMARY}
heading, level 2: About you
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
checkbox, not checked: Email me about this campaign.
textbox: Telephone number
checkbox, not checked: Phone me about this campaign.
checkbox, not checked: Text me about this campaign.
text: Error: Tick the box if you are old enough to sign up
checkbox, not checked, invalid: I am 16 or over
  (Error: Tick the box if you are old enough to sign up)
text: Error: Tick the box so that we may keep what you filled in
checkbox, not checked, invalid: I consent to Birmingham Edgbaston Constituency Party keeping the answers in this form, which may show my political opinions, to support me as a champion. I can withdraw at any time.
  (Without it we may not keep your name. Error: Tick the box so that we may keep what you filled in)
text: Without it we may not keep your name.
`;
