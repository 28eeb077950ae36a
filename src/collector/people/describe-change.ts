import { describeActor } from '../organiser/actor-name.ts';
import { ownValue } from 'campaign-widgets/contract';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import type { Change } from './person.ts';

const ARROW = ' → ';
const NONE = 'none';
const AREA_CODE = /\b[EWSN]\d{8}\b/g;

/**
 * Describes a change in the language of the page: the register keeps it in English, with codes of
 * wards and words for stages. Text that a person typed stays as it is.
 */
export function describeChange(context: CampaignContext, { what, detail }: Change): string {
  const { names, messages } = context;
  const { history } = messages.person;
  const sentence = ownValue<string>(history.sentences, detail);
  if (sentence !== undefined) return sentence;
  const readable = detail.replace(AREA_CODE, names.area);
  switch (what) {
    case 'stage':
      return eachSide(readable, (stage) => ownValue(messages.names.stages, stage) ?? stage);
    case 'owner':
      return eachSide(
        readable,
        (name) => ownValue<string>(history.sentences, name) ?? describeActor(context, name),
      );
    case 'next':
      return readable === '' ? '' : context.format.day(readable);
    case 'meeting':
      return eachSide(readable, (meeting) => describeMeeting(context, meeting));
    case 'details':
      return readable
        .split('; ')
        .map((line) => describeField(context, line))
        .join('; ');
    case 'training':
    case 'no-training':
      return readable.replace(/\d{4}-\d{2}-\d{2}$/, (day) => context.format.day(day));
    case 'counted':
      return readable.replace(/^was (\S+)$/, (_, reason: string) =>
        history.wasHeld(ownValue(messages.names.heldReasons, reason) ?? reason),
      );
    default:
      return readable.replace(/^from (\S+)$/, (_, source: string) => messages.person.from(source));
  }
}

/** The old and the new value, with an arrow between. */
const eachSide = (text: string, describe: (side: string) => string): string =>
  text.split(ARROW).map(describe).join(ARROW);

/** `held, 2026-11-21, with Sam Example` */
function describeMeeting({ messages, format }: CampaignContext, meeting: string): string {
  const [state = '', ...rest] = meeting.split(', ');
  const { history } = messages.person;
  const details = rest.map((part) => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(part)) return format.day(part);
    return part.startsWith('with ') ? history.meetingWith(part.slice('with '.length)) : part;
  });
  return [ownValue(messages.names.meetingStates, state) ?? state, ...details].join(', ');
}

/** `phone: none → 01632 960 001` */
function describeField({ messages }: CampaignContext, line: string): string {
  const { fields, none, sentences } = messages.person.history;
  const [, name = '', values = ''] = /^([\w-]+): ([^]*)$/.exec(line) ?? [];
  const label = ownValue<string>(fields, name);
  if (label === undefined) return line;
  const value = (text: string): string =>
    text === NONE ? none : (ownValue<string>(sentences, text) ?? text);
  return `${label}: ${eachSide(values, value)}`;
}
