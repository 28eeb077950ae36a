/** Finds the button of a form that was pressed, or that Enter has pressed. */
function submitterOf({ target }: Event): HTMLButtonElement | undefined {
  const button = target instanceof Element ? target.closest('button') : null;
  return button?.form && button.type === 'submit' ? button : undefined;
}

/**
 * Sends forms by requests where the frame has no origin: such a frame may not be allowed to send a
 * form, and the browser does not say so before it refuses.
 * @param onShown is called when another page is shown
 */
export function sendWithoutOrigin(onShown: () => void): void {
  let isSending = false;
  document.addEventListener('click', (event) => {
    const button = submitterOf(event);
    if (!button || event.defaultPrevented) return;
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    void sendForm(button)
      .then(onShown, showUnsent)
      .finally(() => (isSending = false));
  });
}

async function sendForm({ form, name, value }: HTMLButtonElement): Promise<void> {
  if (!form) return;
  const body = new URLSearchParams();
  for (const [field, entry] of new FormData(form))
    if (typeof entry === 'string') body.append(field, entry);
  if (name) body.append(name, value);
  const response = await fetch(form.action, { method: 'POST', body, credentials: 'omit' });
  showPage(await response.text());
}

/** Shows the page that came back. Its address stays that of the form. */
function showPage(markup: string): void {
  const page = new DOMParser().parseFromString(markup, 'text/html');
  if (!page.querySelector('main')) throw new Error('That is not a page of the collector');
  const { lang, dir } = page.documentElement;
  Object.assign(document.documentElement, { lang, dir });
  document.title = page.title;
  const sheet = page.head.querySelector('style');
  if (sheet) document.head.querySelector('style')?.replaceWith(sheet);
  document.body.replaceWith(page.body);
}

/** Says that nothing has arrived. What was typed is still in the form. */
function showUnsent(): void {
  const notice = document.querySelector<HTMLElement>('#unsent');
  if (!notice) return;
  notice.hidden = false;
  notice.focus();
}
