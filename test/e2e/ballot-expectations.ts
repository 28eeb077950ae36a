// What a screen reader is given of a ballot, read and agreed to line by line. See
// `ballot-tree.test.ts`.

/** What is heard in each state, without the privacy notice and the imprint. */
export interface BallotExpectations {
  /** Nothing is filled in. */
  choosing: string;
  /** A code, a ward, an issue and the declaration. */
  ticked: string;
  sent: string;
  /** A letter of the code is wrong. */
  wrongCode: string;
  /** By hand, before its time. */
  closed: string;
  declared: string;
}

/** Parts that follow each other. */
export const lines = (...parts: string[]): string => parts.map((part) => part.trim()).join('\n');

const EN_HEAD = `
combobox, collapsed, value English: Language
form: Which issue shall we work on first?
heading, level 2: Which issue shall we work on first?
text: You can vote until 11 September 2099 at 21:00.
text: With a slip from an event below, you can vote until 12 September 2099 at 16:30.
`;

/** The issues of the ward, one of them ticked, and the declaration. */
const EN_ISSUES = `
status
combobox, collapsed, value Harborne: Your ward
status
text: Here is what you can vote for in Harborne.
text: Tick every issue that you would get behind
group: Tick every issue that you would get behind
checkbox, checked: Speeding on Harborne Lane
  (Why it is here:31 of you named it What we would ask for:A crossing by the school, from the council, by spring)
text: Why it is here:
text: 31 of you named it
text: What we would ask for:
text: A crossing by the school, from the council, by spring
checkbox, not checked: Litter in the park
checkbox, not checked: The 23 bus
checkbox, not checked: None of these
text: Please confirm
group: Please confirm
checkbox, checked: I live in Harborne. I have not voted in this vote before.
  (You must be 14 or over.)
text: You must be 14 or over.
`;

const EN_AFTER = `
status
button: Send my vote
heading, level 3: Where to find us
list
listitem
text: St Peter's hall
text: ,
text: 12 September 2027
group
DisclosureTriangle, collapsed: What we do with the result
text: What we do with the result
group
DisclosureTriangle, collapsed: What is not on the list, and why
text: What is not on the list, and why
`;

/** English. */
export const IN_ENGLISH: BallotExpectations = {
  choosing: lines(
    EN_HEAD,
    `
text: Ten letters, on your slip or in your email. Spaces and small letters do not matter.
textbox: Your code
  (Ten letters, on your slip or in your email. Spaces and small letters do not matter.)
status
combobox, collapsed, value Choose your ward: Your ward
status
text: Choose your ward. Then you see what you can vote for.
text: Please confirm
group: Please confirm
checkbox, not checked: I live in my ward. I have not voted in this vote before.
  (You must be 14 or over.)
text: You must be 14 or over.
`,
    EN_AFTER,
  ),
  ticked: lines(
    EN_HEAD,
    `
text: Ten letters, on your slip or in your email. Spaces and small letters do not matter.
textbox, value CODE: Your code
  (Ten letters, on your slip or in your email. Spaces and small letters do not matter.)
`,
    EN_ISSUES,
    EN_AFTER,
  ),
  wrongCode: lines(
    EN_HEAD,
    `
alert
heading, level 2: There is a problem
list
listitem
link: A letter in your code is wrong, or two are swapped. Please look at it again
text: Ten letters, on your slip or in your email. Spaces and small letters do not matter.
text: Error: A letter in your code is wrong, or two are swapped. Please look at it again
textbox, invalid, value BCDFGHJKLM: Your code
  (Ten letters, on your slip or in your email. Spaces and small letters do not matter. Error: A letter in your code is wrong, or two are swapped. Please look at it again)
`,
    EN_ISSUES,
    EN_AFTER,
  ),
  sent: lines(`
combobox, collapsed, value English: Language
heading, level 2: Your vote is in.
text: Your reference is ABC-DEF-GHJ.
text: Your vote is secret. Nobody can look it up or change it, not even we.
text: Voting goes on until 12 September 2099 at 16:30. Then we count, and show the result here.
`),
  closed: lines(`
combobox, collapsed, value English: Language
heading, level 2: Which issue shall we work on first?
status
text: Voting has closed
text: We are counting. The result will stand here.
group
DisclosureTriangle, collapsed: What we do with the result
text: What we do with the result
group
DisclosureTriangle, collapsed: What is not on the list, and why
text: What is not on the list, and why
`),
  declared: lines(`
combobox, collapsed, value English: Language
heading, level 2: The result: Which issue shall we work on first?
status
text: Declared on DAY.
text: People who came or answered chose this. It is not a survey of all residents.
group: Harborne
heading, level 3: Harborne
text: Chosen: ⁨Speeding on Harborne Lane⁩
text: It is ahead of the next by this many ticks: 4.
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
text: None of these
text: 0
text: 12 votes here. The bars show how many of them ticked each issue.
group: Quinton
heading, level 3: Quinton
text: Nobody voted here.
group
DisclosureTriangle, collapsed: Who took part
text: Who took part
`),
};
