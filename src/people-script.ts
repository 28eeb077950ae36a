/**
 * The script of the list of people and of the attendance sheet, which work without it: keeps a tick
 * as soon as it is made, and finds people while their names are typed.
 * @module
 */
import { AttendanceSheet } from './people-script/attendance-sheet.ts';
import { TickKeeper } from './people-script/tick-keeper.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-ticks]')) {
  new TickKeeper(form);
  if (form.dataset.people !== undefined) new AttendanceSheet(form, form.dataset.people);
}
