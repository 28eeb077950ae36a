import type { CampaignTheme } from 'campaign-widgets/contract';
import { type JsonObject, valueAt, withValue } from '../document-paths.ts';
import type { EditorTask } from '../editor-task.ts';
import { contrastPanel, TAKEN_ACCENT } from './contrast-panel.ts';

const ACCENT = 'theme.accent';

const CORNERS: Record<string, string> = {
  square: '0',
  slight: '0.25em',
  round: '0.75em',
  rounder: '1em',
  roundest: '1.5em',
};

const FONTS: Record<string, NonNullable<CampaignTheme['font']>> = {
  device: 'system-ui, sans-serif',
  arial: 'Arial, Helvetica, Liberation Sans, sans-serif',
  verdana: 'Verdana, DejaVu Sans, sans-serif',
  trebuchet: 'Trebuchet MS, Candara, Noto Sans, sans-serif',
  georgia: 'Georgia, Gelasio, Noto Serif, serif',
  charter: 'Charter, Bitstream Charter, Sitka Text, Cambria, serif',
  rockwell: 'Rockwell, Rockwell Nova, Roboto Slab, DejaVu Serif, serif',
};

/** The look of every form and tracker of the campaign. */
export const lookTask: EditorTask = {
  id: 'look',
  paths: ['theme'],
  fields: [
    { path: ACCENT, kind: 'colour' },
    { path: 'theme.onAccent', kind: 'colour' },
    { path: 'theme.radius', kind: 'text', options: 'corners', optionValues: CORNERS },
    { path: 'theme.font', kind: 'text', options: 'fonts', optionValues: FONTS },
  ],
  extra: {
    names: [TAKEN_ACCENT],
    read: () => [[TAKEN_ACCENT, '']],
    write: (document, values) => takeAccent(document, values.get(TAKEN_ACCENT) ?? ''),
    render: contrastPanel,
  },
  isOptional: true,
};

const takeAccent = (document: JsonObject, accent: string): JsonObject =>
  accent === '' || valueAt(document, ACCENT) === accent
    ? document
    : withValue(document, ACCENT, accent);
