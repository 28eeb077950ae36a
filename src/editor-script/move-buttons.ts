type Direction = 'up' | 'down';

/** Puts two buttons beside the place of each entry of a list, by which it is moved. */
export function addMoveButtons(form: HTMLFormElement, status: HTMLElement): void {
  for (const place of form.querySelectorAll<HTMLInputElement>('[name$=".place"]')) {
    const entry = place.closest('fieldset');
    if (!entry) continue;
    const buttons = (['up', 'down'] as const).map((direction) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = direction === 'up' ? '↑' : '↓';
      const name = entry.querySelector('legend')?.textContent.trim() ?? '';
      button.setAttribute('aria-label', (status.dataset[direction] ?? '').replace('{name}', name));
      button.addEventListener('click', () => {
        if (moveEntry(entry, direction)) {
          button.focus();
          place.dispatchEvent(new Event('input', { bubbles: true }));
        }
        // Also where it was the first or the last: a press that says nothing seems broken.
        status.textContent = (status.dataset.moved ?? '')
          .replace('{name}', name)
          .replace('{place}', place.value);
      });
      return button;
    });
    place.closest('.row')?.append(...buttons);
  }
}

const placeOf = (entry: Element | null): HTMLInputElement | null =>
  entry?.querySelector<HTMLInputElement>(':scope > .row > .place > input') ?? null;

/** Moves an entry by one place. @returns whether there was one */
function moveEntry(entry: Element, direction: Direction): boolean {
  const other = direction === 'up' ? entry.previousElementSibling : entry.nextElementSibling;
  const [own, others] = [placeOf(entry), placeOf(other)];
  if (!other || !own || !others) return false;
  if (direction === 'up') other.before(entry);
  else other.after(entry);
  // Both are numbered by where they stand now, whatever was typed.
  const entries = [...(entry.parentElement?.children ?? [])].filter((each) => placeOf(each));
  const list = own.name.replace(/\.\d+\.place$/, '');
  entries
    .map(placeOf)
    .filter((place) => place?.name.replace(/\.\d+\.place$/, '') === list)
    .forEach((place, at) => place && (place.value = String(at + 1)));
  return true;
}
