import { html, type TemplateResult } from 'lit';
import type { Campaign, Consent } from '../../contract/campaign/reader.ts';
import type { Problem } from '../../contract/problem/problem.ts';
import { fieldProblems } from '../../forms/index.ts';
import type { WidgetMessages } from '../../locales/index.ts';
import type * as PersonForm from '../person-form.ts';

/**
 * The sections of the form, in its order: name and consent, where and how they would help, and
 * whether to meet. Only the first one is required.
 */
export const SIGNUP_SECTIONS = ['person', 'help', 'meeting'] as const;
export type SignupSection = (typeof SIGNUP_SECTIONS)[number];

/** The form one section after another, or as one page, which needs no script. */
export type SignupLayout = 'sections' | 'page';

/** Consents to be contacted are beside the contacts, in the first section. */
const FIRST_CHANNELS: readonly string[] = ['keep', 'email', 'phone', 'sms'];
export const isAskedFirst = ({ channel }: Consent): boolean => FIRST_CHANNELS.includes(channel);

/** The fields of each section, in the form's order. */
export function sectionFields(
  campaign: Campaign,
  { consentsFor }: Pick<typeof PersonForm, 'consentsFor'>,
): Record<SignupSection, string[]> {
  const consents = consentsFor(campaign, 'champion-signup');
  const boxes = (areFirst: boolean) =>
    consents
      .filter((consent) => isAskedFirst(consent) === areFirst)
      .map(({ id }) => `consents-${id}`);
  return {
    person: [
      'organisation',
      'organisationKind',
      'name',
      'email',
      'phone',
      'ageConfirmed',
      ...boxes(true),
    ],
    help: [
      ...['organisationRole', 'organisationPeople', 'organisationListed'],
      ...['area', 'cares', 'roles'],
      ...(campaign.champion?.questions ?? []).map(({ id }) => `more-${id}`),
    ],
    meeting: ['oneToOne', 'days', 'parts', 'way', 'place', ...boxes(false), 'language'],
  };
}

/** The first section that has the field of one of these problems. */
export function sectionOf(
  problems: readonly Problem[],
  fields: Record<SignupSection, string[]>,
  messages: WidgetMessages,
): SignupSection | undefined {
  return SIGNUP_SECTIONS.find((section) =>
    fieldProblems(problems, fields[section], messages).some(({ field }) => field),
  );
}

/** The element around a section. */
export interface SectionFrame {
  readonly section: SignupSection;
  readonly isShown: boolean;
  readonly headingLevel: number;
  readonly title: string;
}

/**
 * A section under its heading. A hidden section stays in the document, so that it keeps its
 * answers.
 */
export const sectionFrame = (
  { section, isShown, headingLevel, title }: SectionFrame,
  content: TemplateResult,
): TemplateResult =>
  html`<div class=${isShown ? 'stack section' : 'absent'}>
    <div role="heading" aria-level=${headingLevel} id=${headingId(section)} tabindex="-1">
      ${title}
    </div>
    ${content}
  </div>`;

/** The id of a section's heading. */
export const headingId = (section: SignupSection): string => `section-${section}`;
