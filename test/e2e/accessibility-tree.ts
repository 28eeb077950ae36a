import type { Page, SerializedAXNode } from 'puppeteer-core';

/** What a node says of its state and value, in words that are left out where they say nothing. */
const stateOf = (node: SerializedAXNode): string[] => {
  const { role, checked, expanded, disabled, invalid, value, level } = node;
  const isTicked = role === 'checkbox' || role === 'radio';
  return [
    level === undefined || role === 'listitem' ? '' : `level ${level}`,
    isTicked ? (checked ? 'checked' : 'not checked') : '',
    expanded === undefined ? '' : expanded ? 'expanded' : 'collapsed',
    disabled ? 'disabled' : '',
    invalid === undefined || invalid === 'false' ? '' : 'invalid',
    value === undefined || value === '' ? '' : `value ${value}`,
  ].filter(Boolean);
};

/** Roles of which nothing is heard by itself: what is in them is. */
const SILENT = new Set(['generic', 'none', 'paragraph', 'strong', 'emphasis', 'time']);
/** Roles whose name is all that is heard of them. */
const WHOLE = new Set([
  'button',
  'checkbox',
  'combobox',
  'heading',
  'link',
  'meter',
  'radio',
  'textbox',
]);
/** Parts of others. */
const UNHEARD = new Set(['InlineTextBox', 'LineBreak', 'ListMarker', 'option']);

function linesOf(node: SerializedAXNode, meterTexts: string[]): string[] {
  const { role, name = '', description, children = [] } = node;
  if (UNHEARD.has(role)) return [];
  if (role === 'StaticText') return name.trim() ? [`text: ${name.trim()}`] : [];
  const inner = children.flatMap((child) => linesOf(child, meterTexts));
  // The words of a label are the name of its control.
  if (role === 'LabelText') return inner.filter((line) => !line.startsWith('text: '));
  const own = [
    [role, ...stateOf(node)].join(', ') + (name ? `: ${name}` : ''),
    // Chromium's protocol leaves out how the value of a meter is said.
    ...(role === 'meter' ? [`  says: ${meterTexts.shift() ?? ''}`] : []),
    ...(description ? [`  (${description})`] : []),
  ];
  return [...(SILENT.has(role) && !name ? [] : own), ...(WHOLE.has(role) ? [] : inner)];
}

/**
 * What a screen reader is given of a tag, by Chromium: a line for each node, with its role, state,
 * value and name, and its description below. A list has its value alone, and not its options.
 */
export async function heardOf(page: Page, tag: string): Promise<string> {
  const root = await page.$(tag);
  if (!root) throw new Error(`there is no ${tag}`);
  const tree = await page.accessibility.snapshot({
    root,
    includeIframes: false,
    interestingOnly: false,
  });
  const meterTexts = await page.$$eval(`${tag} >>> [role=meter]`, (meters) =>
    meters.map((meter) => meter.getAttribute('aria-valuetext') ?? ''),
  );
  const heard = tree ? linesOf(tree, meterTexts).join('\n') : '';
  return heard
    .replace(/http:\/\/localhost:\d+/g, 'http://localhost')
    .replace(/\b[A-Z]{3}(-[A-Z]{3}){2}\b/g, 'ABC-DEF-GHJ');
}

/** The same without the privacy notice and the imprint, which are below every form. */
export const withoutSmallPrint = (heard: string): string =>
  heard.replace(/\ntext: [^\n]*Birmingham Edgbaston Constituency Party[^]*$/, '');
