/** The look of both floors. */
export const styles = `
:host { display: block; max-width: 40em; line-height: 1.5 }
* { box-sizing: border-box }
p { margin: 0 }
form, .stack, .field { display: flex; flex-direction: column; gap: .375em }
form, .stack { gap: 1.5em }
fieldset { margin: 0; padding: 0; border: 0; min-width: 0 }
label, legend, button, .error, h2 { font-weight: 700; padding: 0 }
h2 { margin: 0; font-size: 1.25em }
.choice { display: flex; gap: .75em; padding: .75em; min-height: 48px; font-weight: 400; border: 1px solid #6b6b76; border-radius: .25em }
.choice input { flex: none; width: 24px; height: 24px; margin: 0; accent-color: #1f6fb8 }
.text, button { min-height: 44px; padding: .5em .75em; border: 1px solid #6b6b76; border-radius: .25em; font: inherit }
.text { width: 100%; background: #fff; color: inherit }
button { align-self: start; background: #1f6fb8; color: #fff }
button:disabled { opacity: .6 }
.error { color: #b3261e }
[aria-invalid=true] { border: 2px solid #b3261e }
.error:empty, .absent { display: none }
:focus-visible { outline: 3px solid }
.small-print { margin-top: 1.5em; padding-top: .75em; border-top: 1px solid #6b6b76 }
`;
