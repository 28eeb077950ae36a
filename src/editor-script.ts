/**
 * The script of the editor's pages, which work without it: keeps what is typed, moves entries of
 * lists, and shows the draft beside its form. The collector serves it beside its pages.
 * @module
 */
import { AutosavedForm } from './editor-script/autosaved-form.ts';
import { addColourPickers } from './editor-script/colour-pickers.ts';
import { addCopyButtons } from './editor-script/copy-buttons.ts';
import { addMoveButtons } from './editor-script/move-buttons.ts';
import { SidePreview } from './editor-script/side-preview.ts';

addCopyButtons();
const form = document.querySelector<HTMLInputElement>('input[name=seen]')?.form;
const status = document.querySelector<HTMLElement>('#autosave');
if (form && status) {
  const aside = document.querySelector<HTMLElement>('aside[data-preview]');
  const preview = aside && new SidePreview(aside);
  new AutosavedForm(form, status, () => preview?.refresh());
  addMoveButtons(form, status);
  addColourPickers(form);
}
