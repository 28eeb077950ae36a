import type { Environment } from './read-settings.ts';

export interface CommandOption {
  type: 'string' | 'boolean';
  /** Whether it may be given several times. */
  multiple?: boolean;
  /** The placeholder for its value in the help: `ID`. */
  placeholder?: string;
  description: string;
}

/** The arguments of a command, checked. */
export interface CommandInput {
  operands: string[];
  options: Record<string, string | boolean | (string | boolean)[] | undefined>;
  env: Environment;
  /** The file of `--settings`. */
  settingsFile?: string | undefined;
}

export interface CommandResult {
  /** What to print. */
  output: string;
  /** Ends work that goes on after the command has returned. */
  stop?: () => Promise<void>;
  /** 1 if it ran, and found something wrong; 0 if left out. */
  exitCode?: number;
}

export interface Command {
  /** One or two words: `token add`. */
  name: string;
  summary: string;
  /** The names of the required arguments: `FILE`. */
  operands?: string[];
  options?: Record<string, CommandOption>;
  /** More lines of its help. */
  details?: string;
  run(input: CommandInput): Promise<CommandResult>;
}
