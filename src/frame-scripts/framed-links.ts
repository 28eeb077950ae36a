/**
 * Opens links in a page of their own. A frame that may open none shows their address instead, to be
 * copied.
 */
export function openLinks(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link?.target !== '_blank' || event.defaultPrevented || !/^https?:/.test(link.href)) return;
    event.preventDefault();
    const opened = open(link.href);
    if (opened) opened.opener = null;
    else showAddress(link.href);
  });
}

function showAddress(address: string): void {
  const box = document.querySelector<HTMLElement>('#copy');
  const input = document.querySelector<HTMLInputElement>('#copied');
  if (!box || !input) return;
  box.hidden = false;
  input.value = address;
  input.focus();
  input.select();
}
