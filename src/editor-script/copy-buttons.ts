/** Puts a button under each field whose text is to be copied. */
export function addCopyButtons(): void {
  for (const field of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-copy]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = field.dataset.copy ?? '';
    const status = document.createElement('span');
    status.setAttribute('role', 'status');
    button.addEventListener('click', () => {
      field.select();
      navigator.clipboard.writeText(field.value).then(
        () => {
          status.textContent = field.dataset.copied ?? '';
        },
        // The text is selected: it can be copied by hand.
        () => undefined,
      );
    });
    const row = document.createElement('p');
    row.append(button, ' ', status);
    field.after(row);
  }
}
