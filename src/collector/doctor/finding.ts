import type { MessageFormat } from '../http/format-message.ts';
import type { OrganiserMessages } from '../organiser/ui/organiser-messages.ts';

/** The words of the findings, and those for what a mail server answers. */
export type DoctorMessages = OrganiserMessages['doctor'] &
  Pick<OrganiserMessages['mail'], 'reasons'>;
export type CheckName = keyof DoctorMessages['names'];
/** `unseen`: it can't be told from here. */
export type FindingState = keyof DoctorMessages['states'];

export const doctorMessagesOf = ({ doctor, mail }: OrganiserMessages): DoctorMessages => ({
  ...doctor,
  reasons: mail.reasons,
});

/** A sentence in the language of its reader. */
export type Sentence = (messages: DoctorMessages, format: MessageFormat) => string;

/** One thing that a check has found. No part of it is a secret. */
export interface Finding {
  check: CheckName;
  state: FindingState;
  /** For programs, which read no sentences: `untrusted`. */
  code: string;
  /** What was seen. */
  seen: Sentence;
  /** Why it matters, and what to do. */
  advice?: Sentence;
}

/** A finding in words, for programs and for the command line. */
export interface ToldFinding extends Pick<Finding, 'check' | 'state' | 'code'> {
  seen: string;
  advice?: string;
}

export const tellFinding = (
  { seen, advice, check, state, code }: Finding,
  messages: DoctorMessages,
  format: MessageFormat,
): ToldFinding => ({
  check,
  state,
  code,
  seen: seen(messages, format),
  ...(advice && { advice: advice(messages, format) }),
});

/** The part of an error that may be shown: its code or its name, never its text. */
export function reasonOf(failure: unknown): string {
  if (!(failure instanceof Error)) return typeof failure;
  const { code, cause } = failure as NodeJS.ErrnoException;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return typeof code === 'string' ? code : failure.name;
}
