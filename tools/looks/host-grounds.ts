/**
 * A page that widgets may stand on: what is behind them, and its text, which passes WCAG AA there.
 */
export interface HostGround {
  readonly name: string;
  readonly background: string;
  readonly color: string;
}

/** Eleven pages: three without a colour, five with one, and the colours of three parties. */
export const HOST_GROUNDS: readonly HostGround[] = [
  { name: 'white', background: '#ffffff', color: '#1a1a1a' },
  { name: 'black', background: '#000000', color: '#ffffff' },
  { name: 'grey', background: '#767676', color: '#ffffff' },
  { name: 'red', background: '#d4351c', color: '#ffffff' },
  { name: 'blue', background: '#1d70b8', color: '#ffffff' },
  { name: 'green', background: '#00703c', color: '#ffffff' },
  { name: 'purple', background: '#8a3ab9', color: '#ffffff' },
  { name: 'yellow', background: '#ffdd00', color: '#0b0c0c' },
  { name: 'party red', background: '#e4003b', color: '#ffffff' },
  { name: 'party blue', background: '#0087dc', color: '#000000' },
  { name: 'party orange', background: '#faa61a', color: '#000000' },
];
