/** The look of the organiser's pages: one sheet, no script, no font from elsewhere. */
export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1c1b1f, #ecebe8); --soft: light-dark(#5c5a63, #b3b0ac); --paper: light-dark(#fff, #1b1b1f); --line: light-dark(#8a8791, #7d7a85); --accent: light-dark(#0b5394, #8fc1f3); --on-accent: light-dark(#fff, #10243a); --wrong: light-dark(#b3261e, #ff9d94) }
* { box-sizing: border-box }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
main, header { max-width: 62rem; margin: 0 auto; padding: 1rem }
main.narrow { max-width: 28rem; padding-block-start: 4rem }
header { display: flex; flex-wrap: wrap; gap: .5rem 1rem; justify-content: space-between; align-items: center; border-block-end: 1px solid var(--line) }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem }
nav a { color: inherit; text-decoration: none; padding-block: .5rem; border-block-end: 3px solid transparent }
nav a[aria-current] { border-color: var(--accent); font-weight: 700 }
.skip { position: absolute; inset-block-start: -10rem; padding: .5rem 1rem; background: var(--paper) }
.skip:focus { inset-block-start: 0 }
header form { display: flex; align-items: center; gap: .5rem }
nav .home { font-weight: 700; color: var(--soft) }
a { color: var(--accent) }
h1, h2, .cards, td { overflow-wrap: anywhere }
h1 { font-size: 1.75rem; line-height: 1.2; margin-block: 1rem }
h2 { font-size: 1.25rem; line-height: 1.3; margin-block: 2rem .5rem }
h2 small { font-weight: 400; font-size: 1rem; color: var(--soft); white-space: nowrap }
.hint, small { color: var(--soft) }
.line { display: block }
.plain { list-style: none; padding: 0 }
.plain > li { margin-block: .5rem }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 1rem; margin-block: 1.5rem }
.figures div { display: flex; flex-direction: column-reverse; justify-content: flex-end }
.figures dd { margin: 0; font-size: 2.25rem; line-height: 1.1; font-weight: 700 }
.figures dt { color: var(--soft) }
.figures.small { grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr)); gap: .75rem 1rem }
.figures.small dd { font-size: 1.5rem }
.figures.small dt { font-size: .875rem; line-height: 1.25 }
.wards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 0 2.5rem }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
th, td { text-align: start; padding: .375rem .75rem .375rem 0; vertical-align: top; border-block-end: 1px solid color-mix(in srgb, var(--line) 35%, transparent) }
thead th { color: var(--soft); font-weight: 400 }
td button { white-space: nowrap }
tbody th { font-weight: 400 }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap }
.bar { width: clamp(4rem, 25%, 12rem); padding-inline-end: 0; vertical-align: middle }
.bar rect { fill: var(--accent) }
svg { display: block }
.cards > li { border: 1px solid var(--line); border-radius: .375rem; padding: .75rem 1rem; margin-block: 1rem }
.cards > li:target { outline: 3px solid var(--accent) }
.cards p { margin: 0 0 .5rem }
.typed { white-space: pre-wrap; overflow-wrap: anywhere }
.tag.due { border-color: var(--accent); color: var(--accent); font-weight: 700 }
.tag { display: inline-block; border: 1px solid var(--line); border-radius: 1rem; padding: 0 .625rem; font-size: .875rem }
form { margin: 0 }
label { font-weight: 700 }
input:not([type=checkbox], [type=radio], [type=hidden]), select, textarea { display: block; width: 100%; min-height: 2.75rem; font: inherit; padding: .5rem .75rem; margin-block: .25rem .75rem; border: 1px solid var(--line); border-radius: .25rem; background: var(--paper); color: inherit }
input[type=password] { margin-block: .5rem 1rem }
input[type=checkbox], input[type=radio] { width: 1.25rem; height: 1.25rem; margin: 0; accent-color: var(--accent) }
[aria-invalid] { border: 2px solid var(--wrong) !important }
.wrong { color: var(--wrong); font-weight: 700; margin: 0 }
.field .hint { margin: 0 }
.fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr)); gap: 0 1rem; align-items: end }
.filter { margin-block: 1.5rem; border-block-start: 1px solid var(--line); padding-block-start: 1rem }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.25rem }
.one { max-width: 32rem }
.forms { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 1rem; align-items: start }
fieldset .hint { margin-block: .25rem }
fieldset { min-width: 0; margin: 0 0 1rem; border: 1px solid var(--line); border-radius: .375rem; padding: .5rem 1rem }
legend { font-weight: 700; padding-inline: .25rem }
.box { display: flex; gap: .75rem; align-items: center; min-height: 2.75rem; font-weight: 400 }
summary { cursor: pointer; min-height: 2.75rem; padding-block: .625rem }
.people { border-block-start: 1px solid var(--line) }
.people > li { display: grid; grid-template-columns: auto 2fr 2fr 1.75fr 2fr; gap: .25rem 1rem; align-items: start; margin: 0; padding-block: .625rem; border-block-end: 1px solid color-mix(in srgb, var(--line) 35%, transparent); overflow-wrap: anywhere }
.people > li > .who:first-child { grid-column: 1 / 3 }
.people .who a { font-weight: 700 }
.tick { display: grid; place-items: center; width: 2.75rem; height: 2.75rem; margin: -.5rem 0 -.5rem -.75rem; cursor: pointer }
@media (max-width: 45rem) { .people > li { grid-template-columns: auto 1fr } .people > li > :not(.tick) { grid-column: 2 } .people > li > .who:first-child, .people > li > .who:first-child ~ * { grid-column: 1 / 3 } }
.about { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: .25rem 2rem }
.about div { display: grid; grid-template-columns: 7.5rem 1fr; gap: .75rem; padding-block: .25rem; border-block-end: 1px solid color-mix(in srgb, var(--line) 35%, transparent) }
.about dt { color: var(--soft) }
.about dd { margin: 0; overflow-wrap: anywhere }
.panel { border: 2px solid var(--accent); border-radius: .375rem; padding: .25rem 1rem .5rem; margin-block: 1rem }
.consents { font-size: .875rem }
.names { columns: 14rem; overflow-wrap: anywhere }
.copy { font-family: ui-monospace, monospace; max-width: 32rem }
.done { border-inline-start: 5px solid var(--accent); padding: .5rem 1rem; font-weight: 700 }
button { font: inherit; font-weight: 700; min-height: 2.75rem; padding: .25rem 1rem; border: 1px solid var(--accent); border-radius: .25rem; background: transparent; color: var(--accent); cursor: pointer; margin-block: .25rem }
.narrow button, button.main { background: var(--accent); color: var(--on-accent) }
button.quiet { border-color: transparent; font-weight: 400 }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.problem { border-inline-start: 5px solid var(--wrong); padding: .5rem 1rem; font-weight: 700 }
.problem h2 { margin-block: 0 .5rem }
.problem a { color: var(--wrong) }
button.danger { border-color: var(--wrong); background: var(--wrong); color: var(--paper) }
.snippet { width: 100%; white-space: pre; font: .875rem/1.5 ui-monospace, monospace; padding: .75rem; border: 1px solid var(--line); border-radius: .25rem; background: transparent; color: inherit }
`;
