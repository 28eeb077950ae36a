import { html } from 'hono/html';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import type { Html } from '../organiser/ui/page-layout.ts';
import { phoneKey } from './contact-keys.ts';
import { agreedChannels, type ReachChannel } from './latest-consents.ts';
import type { Person } from './person.ts';

/** Whether a person agreed to a way of being reached, and gave what it needs. */
export const isReachable = (context: CampaignContext, person: Person): boolean =>
  reachChannels(context, person).length > 0;

/** The ways in which a person agreed to be reached, each as a link that a telephone opens. */
export function reachLinks(context: CampaignContext, person: Person): Html | '' {
  const links = reachChannels(context, person).flatMap((channel) =>
    linksTo(context, person, channel),
  );
  if (links.length === 0) return '';
  return html`<span class="ways"
    >${context.messages.today.reach.title}
    ${links.map((link, at) => html`${at > 0 ? '\u00a0· ' : ''}${link}`)}</span
  >`;
}

function reachChannels({ campaign }: CampaignContext, person: Person): ReachChannel[] {
  const needs: Record<ReachChannel, string | null> = {
    phone: person.phone,
    sms: person.phone,
    email: person.email,
    // The register keeps no postal address: whoever writes letters knows it, or asks.
    post: '',
  };
  return [...agreedChannels(campaign, person)].filter((channel) => needs[channel] !== null);
}

function linksTo(
  { messages }: CampaignContext,
  { email, phone }: Person,
  channel: ReachChannel,
): Html[] {
  const { reach } = messages.today;
  const number = phoneKey(phone ?? '');
  switch (channel) {
    case 'phone':
      return [html`<a href="tel:${number}">${reach.phone(phone ?? '')}</a>`];
    case 'sms':
      return [
        html`<a href="sms:${number}">${reach.sms(phone ?? '')}</a>`,
        ...(number.startsWith('+')
          ? [html`<a href="https://wa.me/${number.slice(1)}">${reach.whatsapp}</a>`]
          : []),
      ];
    case 'email':
      return [
        html`<a href="mailto:${encodeURIComponent(email ?? '')}">${reach.email(email ?? '')}</a>`,
      ];
    case 'post':
      return [html`${reach.post}`];
  }
}
