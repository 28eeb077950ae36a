import type { Environment } from './read-settings.ts';

export interface CommandOption {
  type: 'string' | 'boolean';
  /** Whether it may be given several times. */
  multiple?: boolean;
  /** What stands for its value in the help: `ID`. */
  placeholder?: string;
  description: string;
}

/** What was given to a command, checked against what it takes. */
export interface CommandInput {
  operands: string[];
  options: Record<string, string | boolean | (string | boolean)[] | undefined>;
  env: Environment;
}

export interface CommandResult {
  /** What to print. */
  output: string;
  /** Ends what goes on running after the command has returned. */
  stop?: () => Promise<void>;
}

export interface Command {
  /** One or two words: `token add`. */
  name: string;
  summary: string;
  /** The names of what must follow, all of it needed: `FILE`. */
  operands?: string[];
  options?: Record<string, CommandOption>;
  /** What else its help says. */
  details?: string;
  run(input: CommandInput): Promise<CommandResult>;
}
