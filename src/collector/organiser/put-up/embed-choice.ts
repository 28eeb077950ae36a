import { createHash } from 'node:crypto';
import { type CampaignDocument, offeredLanguages } from 'campaign-widgets/contract';
import { hasSignup } from 'campaign-widgets/hosted';
import type { PageName } from '../../pages/page-ways.ts';
import type { Asset } from '../../public/asset.ts';

export const EMBED_WIDGETS = ['survey', 'signup', 'organisation', 'progress'] as const;
export type EmbedWidget = (typeof EMBED_WIDGETS)[number];

/** Where a snippet is pasted. */
export const EMBED_HOSTS = [
  'html',
  'wordpress',
  'wix',
  'squarespace',
  'nationbuilder',
  'react',
  'frame',
  'link',
] as const;
export type EmbedHost = (typeof EMBED_HOSTS)[number];

export const EMBED_LAYOUTS = ['bar', 'ring', 'thermometer'] as const;

/** What is put up, and where. */
export interface EmbedChoice {
  widget: EmbedWidget;
  host: EmbedHost;
  /** The short name of the page; empty where none was given. */
  source: string;
  /** A GSS code; empty for no ward. */
  ward: string;
  /** Empty for the language of the page around. */
  language: string;
  layout: (typeof EMBED_LAYOUTS)[number];
  /** Whether the snippet names one build of the script for good. */
  isPinned: boolean;
}

const MAX_SOURCE_LENGTH = 40;

/** The widgets that a campaign has data for. */
export const widgetsOf = (campaign: CampaignDocument): EmbedWidget[] => {
  const has: Record<EmbedWidget, boolean> = {
    survey: campaign.survey !== undefined,
    signup: hasSignup(campaign, 'champion'),
    organisation: hasSignup(campaign, 'organisation'),
    progress: campaign.progress !== undefined,
  };
  return EMBED_WIDGETS.filter((widget) => has[widget]);
};

/** Reads the choice from an address; undefined if the campaign has nothing to put up. */
export function readEmbedChoice(
  query: Readonly<Record<string, string>>,
  campaign: CampaignDocument,
): EmbedChoice | undefined {
  const [first, ...others] = widgetsOf(campaign);
  if (!first) return undefined;
  const wards = campaign.areas.wards.map(({ code }) => code);
  return {
    widget: oneOf([first, ...others], query.widget),
    host: oneOf(EMBED_HOSTS, query.host),
    source: toShortName(query.source ?? ''),
    ward: wards.find((code) => code === query.ward) ?? '',
    language: offeredLanguages(campaign).find((tag) => tag === query.language) ?? '',
    layout: oneOf(EMBED_LAYOUTS, query.layout),
    isPinned: query.script === 'pinned',
  };
}

const oneOf = <Word extends string>(
  words: readonly [Word, ...Word[]],
  wanted: string | undefined,
): Word => words.find((word) => word === wanted) ?? words[0];

/** A short name made of what somebody typed: `St Mary’s, Harborne` becomes `st-marys-harborne`. */
export const toShortName = (typed: string): string =>
  typed
    .slice(0, 200)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[’'\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MAX_SOURCE_LENGTH)
    .replace(/-+$/, '');

/** The parameters that lead to a choice. */
export const choiceQuery = (choice: EmbedChoice, changes: Partial<EmbedChoice> = {}): string => {
  const { widget, host, source, ward, language, layout, isPinned } = { ...choice, ...changes };
  const given = { widget, host, source, ward, language, layout, script: isPinned ? 'pinned' : '' };
  return new URLSearchParams(Object.entries(given).filter(([, value]) => value !== '')).toString();
};

export const pageOfWidget = (widget: EmbedWidget): PageName =>
  widget === 'organisation' ? 'signup' : widget;

/** One build of the script, by an address whose bytes never change. */
export interface PinnedScript {
  path: string;
  integrity: string;
}

/** The pinned address of a script of the build that is served now. */
export function findPinned(assets: readonly Asset[], file: string): PinnedScript | undefined {
  const current = assets.find(({ path }) => path === file);
  const pinned =
    current && assets.find(({ path, body }) => path.endsWith(`/${file}`) && body === current.body);
  return pinned && { path: pinned.path, integrity: integrityOf(pinned.body) };
}

/** https://www.w3.org/TR/SRI/ */
export const integrityOf = (body: Uint8Array): string =>
  `sha384-${createHash('sha384').update(body).digest('base64')}`;
