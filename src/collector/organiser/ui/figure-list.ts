import { html } from 'hono/html';
import type { Html } from './html.ts';

/** A large number, and what it counts. */
export interface Figure {
  label: string;
  /** Written as the language has it. */
  value: string;
}

/** @param size `small` where there are many figures with long labels */
export const figureList = (figures: readonly Figure[], size: 'large' | 'small' = 'large'): Html =>
  html`<dl class="figures ${size === 'small' ? size : ''}">${figures.map(figureEntry)}</dl>`;

const figureEntry = ({ label, value }: Figure): Html =>
  html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
