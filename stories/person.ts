import { userEvent, within } from 'storybook/test';
import type { FormWidget } from '../src/widgets/form-widget.ts';

/** What a person does with a widget on the page, and reads on it, through its shadow root. */
export function person(canvasElement: HTMLElement, at = 0) {
  const widget = canvasElement.querySelectorAll<FormWidget>(
    'campaign-issue-survey, campaign-champion-signup, campaign-issue-ballot',
  )[at];
  if (!widget?.shadowRoot) throw new Error(`there is no widget ${at} in the story`);
  // The root has an element of its own that stays through every state.
  const inside = async () => {
    await widget.updateComplete;
    return within(widget.shadowRoot?.querySelector('[part=base]') as HTMLElement);
  };
  return {
    choosesWard: async (label: string, ward: string) => {
      const list = await (await inside()).findByRole('combobox', { name: label });
      // A long list is whole once it is opened.
      list.focus();
      await userEvent.selectOptions(list, await within(list).findByRole('option', { name: ward }));
    },
    chooses: async (label: string) =>
      userEvent.click(await (await inside()).findByRole('radio', { name: label })),
    ticks: async (label: RegExp | string) =>
      userEvent.click(await (await inside()).findByRole('checkbox', { name: label })),
    writes: async (label: string, words: string) => {
      const box = await (await inside()).findByRole('textbox', { name: label });
      // user-event does not see that the form was reset: what it typed before is replaced.
      const replacing = { initialSelectionStart: 0, initialSelectionEnd: 1_000 };
      await userEvent.type(box, words, replacing);
    },
    presses: async (name: string) =>
      userEvent.click(await (await inside()).findByRole('button', { name })),
    unfolds: async (words: string) => userEvent.click(await (await inside()).findByText(words)),
    /** Waits until it is read somewhere: a button and what is told of it may say the same. */
    reads: async (words: RegExp | string) => (await inside()).findAllByText(words),
  };
}

export type Person = ReturnType<typeof person>;
