/** The part of the launcher that other tools than the test runner use: a browser over WebDriver. */
export interface Driver {
  version: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** A command of the session. @throws Error with the driver's own */
  cmd(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown>;
}
export function webkitLauncher(options?: object): { driver: Driver };
