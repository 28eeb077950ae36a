/** A session of WebKit over WebDriver: https://www.w3.org/TR/webdriver2/ */
export interface WebKitDriver {
  readonly version: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  cmd(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Runs the body of a function in the page. */
  run(script: string, args?: unknown[]): Promise<unknown>;
}

interface WebKitPage {
  setViewport(size: { width: number; height: number }): Promise<void>;
  readonly keyboard: {
    type(text: string): Promise<unknown>;
    press(key: string): Promise<unknown>;
  };
}

export function webkitLauncher(options?: { reducedMotion?: boolean }): {
  readonly driver: WebKitDriver;
  readonly page: WebKitPage;
};
