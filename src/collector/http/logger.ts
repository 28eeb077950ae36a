/**
 * What the collector writes its log to: the part of pino's logger that it uses. A log holds no
 * personal data.
 */
export interface Logger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/**
 * Makes a logger that writes to the console, one line per entry: the message, and its fields as
 * `key=value`.
 * @param level `warn`, the default, leaves out information such as a line for each request for one
 */
export function createConsoleLogger({ level = 'warn' }: { level?: 'info' | 'warn' } = {}): Logger {
  const write = (stream: 'log' | 'error', fields: object, message: string) => {
    const { cause, ...rest } = fields as { cause?: unknown };
    const line = [
      message,
      ...Object.entries(rest).map(([key, value]) => `${key}=${String(value)}`),
    ];
    console[stream](line.join(' '), ...(cause === undefined ? [] : [cause]));
  };
  return {
    info: (fields, message) => {
      if (level === 'info') write('log', fields, message);
    },
    warn: (fields, message) => {
      write('error', fields, message);
    },
    error: (fields, message) => {
      write('error', fields, message);
    },
  };
}
