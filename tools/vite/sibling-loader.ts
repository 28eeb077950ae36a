// What loads the files beside an embed script. It runs in the page: the plugin embed-script puts
// these functions into the script, so each of them may use nothing but its parameters and the page.

/**
 * What a file beside the script exports, where it uses something of the script: a function of that.
 * It is asynchronous where it uses something of another such file.
 */
interface SiblingModule {
  default: (
    handedOver: unknown[],
    load: (name: string) => Promise<object>,
  ) => object | Promise<object>;
}

/**
 * Makes a function that finds a file beside the script. It looks
 * 1. where the page says: in the folder that a `base` attribute names, of a script tag or of one of
 * our tags;
 * 2. beside the script: where `document.currentScript` says, because to a classic script from
 * another origin a relative
 *    `import()` means nothing; in a module where a relative `import()` says;
 * 3. beside every script of the page whose address holds our file name.
 * @param scriptName the file name of the script without `.js`
 * @param prefix what the names of the files beside it begin with, before the name that code uses
 * @param importFile `import()`, written in the script: a relative address is then relative to the
 * script
 */
export function createSiblingFinder<Module>(
  scriptName: string,
  prefix: string,
  importFile: (address: string) => Promise<Module>,
): (name: string, query?: string) => Promise<Module> {
  const script = document.currentScript;
  return async (name, query = '') => {
    const file = `${prefix + name}.js${query}`;
    const scripts = document.querySelectorAll<HTMLScriptElement>(`script[src*=${scriptName}]`);
    const places = new Set([
      ...[...document.querySelectorAll('[base]')]
        .filter(({ localName }) => /^script|^campaign-/.test(localName))
        .map((tag) => tag.getAttribute('base')?.replace(/\/?$/, '/')),
      // Without an address of its own a script is a module.
      script instanceof HTMLScriptElement && script.src,
      ...[...scripts].map(({ src }) => src),
    ]);
    let failure: unknown;
    for (const place of places) {
      try {
        // `data:` and `blob:` are no base of another address: nobody brings code along in an
        // attribute.
        return await importFile(
          place ? new URL(file, new URL(place, document.baseURI)).href : `./${file}`,
        );
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  };
}

/**
 * Makes the function that stands for `import()` in the script, and in the files beside it. Each
 * file is loaded once, and handed what it uses of the script. One that is nowhere is asked for
 * again under other addresses, because Firefox remembers a failed import for as long as the page
 * lives. One that does not come in time counts as failed.
 * @param handOver what the script hands over, a list
 */
export function createSiblingLoader(
  find: (name: string, query?: string) => Promise<SiblingModule>,
  handOver: () => unknown[],
): (name: string) => Promise<object> {
  const TIME_OUT_MS = 20_000;
  /** A file that failed keeps its key. */
  const files: Record<string, Promise<object> | undefined> = {};

  async function fetchFile(name: string, failedBefore: boolean): Promise<object> {
    const again = () => find(name, `?${Date.now()}`);
    try {
      const sibling = await Promise.race([
        failedBefore ? again() : find(name).catch(again),
        new Promise<never>((_, reject) =>
          setTimeout(() => reject(Error(`${name} hangs`)), TIME_OUT_MS),
        ),
      ]);
      return await sibling.default(handOver(), load);
    } catch (error) {
      files[name] = undefined;
      throw error;
    }
  }

  const load = (name: string) => (files[name] ??= fetchFile(name, name in files));
  return load;
}
