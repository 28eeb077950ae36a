import type { MineConsent, MineShown } from './private-view.ts';
import type { MineLanguage, MineWords } from './page-messages.ts';

/**
 * The private page in the browser. It is served as its own source (`MINE_SCRIPT`), so it uses nothing from outside of itself.
 * Texts go into the page as text, never as HTML.
 */
export function runMine(allWords: Record<MineLanguage, MineWords>): void {
  const main = document.querySelector('main') as HTMLElement;
  let lang: MineLanguage = navigator.languages.some((tag) => /^cy\b/i.test(tag)) ? 'cy' : 'en';
  let words = allWords[lang];

  type Child = Node | string | false | undefined;
  const make = <Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    attributes: Record<string, string> = {},
    ...children: Child[]
  ): HTMLElementTagNameMap[Tag] => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(
      ...children.filter((child): child is Node | string => child !== false && child !== undefined),
    );
    return made;
  };
  const fill = (text: string, values: Record<string, string>) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  // In figures where the browser doesn't know the months of the language.
  const date = (at: string) =>
    new Intl.DateTimeFormat([lang === 'cy' ? lang : 'en-GB', 'en-GB'], {
      dateStyle: Intl.DateTimeFormat.supportedLocalesOf(lang)[0] ? 'long' : 'short',
    }).format(new Date(at));
  const button = (label: string, press: () => void, attributes: Record<string, string> = {}) => {
    const made = make('button', { type: 'button', ...attributes }, label);
    made.addEventListener('click', press);
    return made;
  };

  const speak = (language: MineLanguage) => {
    lang = language;
    words = allWords[lang];
    document.documentElement.lang = lang === 'cy' ? 'cy' : 'en-GB';
    document.title = words.title;
  };
  /** Puts a page in place; its heading takes the focus where a person has pressed something. */
  const show = (pressed: boolean, title: string, ...content: Child[]) => {
    const heading = make('h1', { tabindex: '-1' }, title);
    document.title = title;
    main.replaceChildren(
      heading,
      ...content.filter((child): child is Node | string => child !== false && child !== undefined),
    );
    if (pressed) heading.focus();
  };
  const nothing = (pressed: boolean) =>
    show(pressed, words.nothing, make('p', {}, words.nothingMore));
  const warn = (response: Response | undefined, near: HTMLElement) => {
    near.querySelector('.problem')?.remove();
    near.append(
      make(
        'p',
        { class: 'problem', role: 'alert' },
        response?.status === 429 ? words.tooMany : words.failed,
      ),
    );
  };

  const ask = async (
    path: string,
    more: Record<string, string> = {},
  ): Promise<Response | undefined> => {
    try {
      return await fetch(`mine/${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ token: location.hash.slice(1), ...more }),
      });
    } catch {
      return undefined;
    }
  };

  const heldList = ({ held }: MineShown) =>
    make(
      'dl',
      { class: 'held' },
      ...held.map(({ what, value }) =>
        make('div', {}, make('dt', {}, words.held[what]), make('dd', {}, make('bdi', {}, value))),
      ),
    );

  const consentItem = (consent: MineConsent, withdrawn: string | undefined): HTMLElement => {
    const { statement, words: said, lang: spoken, standing, recordedAt, keep } = consent;
    const sentence = {
      agreed: words.agreed,
      'not-agreed': words.notAgreed,
      withdrawn: words.withdrawn,
    }[standing];
    const item = make(
      'li',
      {},
      make('p', { id: `s-${statement}`, lang: spoken }, said),
      make('p', { class: 'hint' }, fill(sentence, { date: date(recordedAt) })),
    );
    if (withdrawn === statement)
      item.append(make('p', { role: 'status', tabindex: '-1' }, words.withdrawNow));
    if (standing === 'agreed')
      item.append(
        keep
          ? make('p', { class: 'hint' }, words.keep)
          : button(words.withdraw, () => void withdraw(statement, item), {
              'aria-describedby': `s-${statement}`,
            }),
      );
    return item;
  };
  const withdraw = async (statement: string, item: HTMLElement) => {
    const response = await ask('withdraw', { statement });
    if (response?.status === 404) nothing(true);
    else if (!response?.ok) warn(response, item);
    else {
      showAll((await response.json()) as MineShown, statement);
      document.querySelector<HTMLElement>('[role=status]')?.focus();
    }
  };

  const broughtLine = (count: number) => {
    const category = count === 0 ? 'none' : new Intl.PluralRules(lang).select(count);
    return make(
      'p',
      {},
      fill(words.brought[category] ?? words.brought.other ?? '', { count: String(count) }),
    );
  };

  const download = (data: MineShown['data']) => {
    const url = URL.createObjectURL(
      new Blob([`${JSON.stringify(data, null, 2)}\n`], { type: 'application/json' }),
    );
    make('a', { href: url, download: words.downloadFile }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };

  const deletePart = () => {
    const sure = make('div', {
      class: 'sure',
      role: 'group',
      'aria-labelledby': 'sure',
      hidden: '',
    });
    const first = button(words.delete, () => {
      sure.hidden = false;
      first.hidden = true;
      sure.querySelector<HTMLElement>('#sure')?.focus();
    });
    const keep = () => {
      sure.hidden = true;
      first.hidden = false;
      first.focus();
    };
    sure.append(
      make('p', { id: 'sure', tabindex: '-1' }, make('b', {}, words.sure)),
      button(words.yes, () => void erase(sure), { class: 'danger' }),
      ' ',
      button(words.no, keep),
    );
    return make(
      'section',
      {},
      make('h2', {}, words.deleteTitle),
      make('p', {}, words.deleteHint),
      first,
      sure,
    );
  };
  const erase = async (near: HTMLElement) => {
    const response = await ask('erase');
    if (response?.ok) show(true, words.deleted, make('p', {}, words.deletedMore));
    else if (response?.status === 404) nothing(true);
    else warn(response, near);
  };

  const mayBeLink = (text: string) =>
    /^https?:\/\//.test(text)
      ? make('a', { href: text }, text)
      : text.includes('@')
        ? make('a', { href: `mailto:${text}` }, text)
        : text;

  const showAll = (shown: MineShown, withdrawn?: string) => {
    speak(shown.lang);
    const { controller } = shown;
    show(
      false,
      words.title,
      make(
        'p',
        {},
        fill(words.intro, {
          controller: controller.name,
          campaign: shown.campaign,
          date: date(shown.receivedAt),
        }),
      ),
      make('p', {}, fill(words.reference, { reference: shown.reference })),
      make('section', {}, make('h2', {}, words.heldTitle), heldList(shown)),
      shown.consents.length > 0 &&
        make(
          'section',
          {},
          make('h2', {}, words.consentsTitle),
          make(
            'ul',
            { class: 'plain cards' },
            ...shown.consents.map((consent) => consentItem(consent, withdrawn)),
          ),
        ),
      shown.data.signup.inviteCode !== null &&
        make('section', {}, make('h2', {}, words.broughtTitle), broughtLine(shown.brought)),
      make(
        'section',
        {},
        make('h2', {}, words.downloadTitle),
        button(words.download, () => download(shown.data)),
      ),
      deletePart(),
      make(
        'footer',
        { class: 'hint' },
        make('p', {}, words.contact, ' ', mayBeLink(controller.contact)),
        controller.privacyUrl !== undefined &&
          make('p', {}, make('a', { href: controller.privacyUrl }, words.privacy)),
        make('p', {}, words.complain, ' ', mayBeLink(controller.complaints)),
      ),
    );
  };

  const load = async () => {
    speak(lang);
    if (location.hash.length < 2) {
      nothing(false);
      return;
    }
    show(false, words.title, make('p', { role: 'status' }, words.loading));
    const response = await ask('show');
    if (response?.ok) showAll((await response.json()) as MineShown);
    else if (response?.status === 404) nothing(false);
    else warn(response, main);
  };
  addEventListener('hashchange', () => void load());
  void load();
}
