/** Puts the browser's own picker beside each field of a colour. */
export function addColourPickers(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll<HTMLInputElement>('input[data-colour]')) {
    const picker = document.createElement('input');
    picker.type = 'color';
    picker.setAttribute('aria-label', field.labels?.[0]?.textContent ?? '');
    const follow = () => {
      if (/^#[0-9a-f]{6}$/i.test(field.value)) picker.value = field.value;
      else if (field.value === '') picker.value = field.dataset.colour ?? '';
    };
    follow();
    field.addEventListener('input', follow);
    picker.addEventListener('input', (event) => {
      event.stopPropagation();
      field.value = picker.value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    field.after(picker);
  }
  // A box takes the colour that is offered.
  form.addEventListener('change', ({ target }) => {
    const box = target as HTMLInputElement;
    const accent = form.querySelector<HTMLInputElement>('[name="theme.accent"]');
    if (box.name !== 'look.taken' || !box.checked || !accent) return;
    box.checked = false;
    box.blur();
    accent.value = box.value;
    accent.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
