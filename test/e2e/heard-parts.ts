// What a screen reader is given of parts that the widgets and the hosted pages share, read and agreed
// to line by line.

/** The survey’s form in English. */
export const SURVEY_FORM = `
form: What is the one big issue where you live?
text: What is the one big issue where you live?
text: Choose one.
radiogroup: What is the one big issue where you live?
  (Choose one.)
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
combobox, collapsed, value Choose your ward: Your ward
status
button: Send my answer
`.trim();

/** Who publishes it. */
export const IMPRINT = `
text: Promoted by P. Example of 12 Example Street, Exampleton ZZ1 2AA, on behalf of Birmingham Edgbaston Constituency Party of 12 Example Street, Exampleton ZZ1 2AA.
`.trim();

/** What a champion cares about, and how they would help. */
export const SIGNUP_HELP = `
combobox, collapsed, value Choose your ward: Your ward (optional)
text: What do you care about? (optional)
text: Tick as many as you like.
group: What do you care about? (optional)
  (Tick as many as you like.)
checkbox, not checked: Pot holes and road repairs
checkbox, not checked: Road safety and speeding
checkbox, not checked: Anti-social behaviour
checkbox, not checked: Street lighting
checkbox, not checked: Litter, fly-tipping and dog fouling
checkbox, not checked: Housing conditions and repairs
checkbox, not checked: Activities for young people
checkbox, not checked: Buses and public transport
text: How would you like to help? (optional)
text: Tick as many as you like.
group: How would you like to help? (optional)
  (Tick as many as you like.)
checkbox, not checked: Talk to my neighbours
checkbox, not checked: Host a meeting at home or in a hall
checkbox, not checked: Deliver leaflets
checkbox, not checked: Help at events
checkbox, not checked: Lead on an issue in my ward
`.trim();

/** What is wrong with an empty sign-up. */
export const SIGNUP_SUMMARY = `
alert
heading, level 2: There is a problem
list
listitem
link: Enter your full name
listitem
link: Enter an email address or a telephone number
listitem
link: Tick the box if you are old enough to sign up
listitem
link: Tick the box so that we may keep what you filled in
`.trim();

/** Whether to meet. */
export const SIGNUP_MEETING = `
text: Would you like to meet? (optional)
text: A 1-2-1 is a talk with an organiser about what matters to you.
group: Would you like to meet? (optional)
  (A 1-2-1 is a talk with an organiser about what matters to you.)
checkbox, not checked: I would like a 1-2-1
`.trim();

/** The name, and the first contact. */
export const SIGNUP_REACH = `
textbox: Full name
text: How can we reach you?
text: By email, by telephone, or both.
group: How can we reach you?
  (By email, by telephone, or both.)
textbox: Email address
`.trim();
