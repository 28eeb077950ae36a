import { html } from 'hono/html';
import { findUkWard } from '../../areas/uk-wards.ts';
import { checkField, textArea } from '../../organiser/ui/form-fields.ts';
import type { Html } from '../../organiser/ui/html.ts';
import { type JsonObject, objectsOf, valueAt, withValue } from '../document-paths.ts';
import type { EditorTask, FieldValues, TaskView } from '../editor-task.ts';
import { TICKED } from '../field-kinds.ts';
import { anyWords, firstLanguage } from '../local-words.ts';
import {
  findPlace,
  isNamed,
  type PickedWard,
  searchPlaces,
  type WardPlace,
  wardsOfPlace,
} from '../ward-places.ts';

const WARDS = 'areas.wards';
const WARD = 'ward';
const MORE_CODES = 'wardCodes';
const GROUPED = 'wardGroups';
/** The maximum of a document; one more is kept, so that the check reports it. */
const MAX_WARDS = 2000;
/** With more wards than this, nobody ticks a list: their codes are in one field. */
const MAX_TICKED_WARDS = 150;

export const wardsTask: EditorTask = {
  id: 'wards',
  paths: ['areas'],
  fields: [{ path: 'areas.version', kind: 'text' }],
  extra: {
    anchors: [WARDS],
    names: [WARD, MORE_CODES, GROUPED],
    read: (document) => [
      [WARD, wardsIn(document).map(wardCode).join(' ')],
      [MORE_CODES, ''],
      [GROUPED, isGrouped(document) ? TICKED : ''],
    ],
    write: writeWards,
    render: wardFields,
    place: 'middle',
  },
};

const wardsIn = (document: JsonObject): JsonObject[] => objectsOf(valueAt(document, WARDS));
const wardCode = ({ code }: JsonObject): string => (typeof code === 'string' ? code : '');

const isGrouped = (document: JsonObject): boolean => {
  const wards = wardsIn(document);
  return wards.length > 0 && wards.every(({ group }) => group !== undefined);
};

const readCodes = (text = ''): string[] => [
  ...new Set(
    text
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
  ),
];

function writeWards(document: JsonObject, values: FieldValues): JsonObject {
  const codes = new Set(
    readCodes(`${values.get(WARD) ?? ''} ${values.get(MORE_CODES) ?? ''}`).slice(0, MAX_WARDS + 1),
  );
  const before = wardsIn(document);
  const known = new Set(before.map(wardCode));
  const kept = before.filter((ward) => codes.has(wardCode(ward)));
  const added = [...codes]
    .filter((code) => !known.has(code))
    .map((code) => ({ code, name: findUkWard(code)?.name ?? code }));
  const wards = withGroups([...kept, ...added], isGrouped(document), Boolean(values.get(GROUPED)));
  const isSame = wards.length === before.length && wards.every((ward, at) => ward === before[at]);
  return isSame ? document : withValue(document, WARDS, wards);
}

/** Adds the wards' councils, or removes the councils if nobody wants them any more. */
function withGroups(wards: JsonObject[], wereGrouped: boolean, areGrouped: boolean): JsonObject[] {
  if (areGrouped)
    return wards.map((ward) => {
      const council = findUkWard(wardCode(ward))?.council.name;
      return ward.group === undefined && council !== undefined ? { ...ward, group: council } : ward;
    });
  if (!wereGrouped) return wards;
  return wards.map((ward) => withValue(ward, 'group', undefined));
}

function wardFields(view: TaskView): Html {
  const { editor } = view.context.messages;
  const chosen = readCodes(view.values.get(WARD));
  const place = chosenPlace(view);
  const offered = place ? wardsOfPlace(place).filter(({ code }) => !chosen.includes(code)) : [];
  return html`${chosenWards(view, chosen)} ${place ? offeredWards(view, place, offered) : ''}
    ${textArea(
      {
        id: MORE_CODES,
        name: MORE_CODES,
        label: editor.wardCodes,
        hint: editor.wardCodesHint,
        value: view.values.get(MORE_CODES) ?? '',
        rows: 2,
      },
      view.submitted,
    )}
    ${checkField('checkbox', {
      name: GROUPED,
      value: TICKED,
      label: editor.wardGroups,
      isChecked: Boolean(view.values.get(GROUPED)),
    })}
    <p class="hint">${editor.wardGroupsHint}</p>
    <p class="hint">${editor.wardsAttribution}</p>`;
}

function chosenWards(view: TaskView, codes: string[]): Html {
  const { context, draft, values } = view;
  const { editor } = context.messages;
  const title = html`<h2 id="${WARDS}" tabindex="-1">${editor.wardsChosen(codes.length)}</h2>`;
  if (codes.length > MAX_TICKED_WARDS)
    return html`${title}
    ${textArea({
      id: WARD,
      name: WARD,
      label: editor.wardCodesAll,
      value: values.get(WARD) ?? '',
      rows: 12,
    })}`;
  const first = firstLanguage(draft.document);
  const written = new Map(
    wardsIn(draft.document).map((ward) => [wardCode(ward), anyWords(ward.name, first)]),
  );
  const wards = codes.map((code): PickedWard => {
    const listed = findUkWard(code);
    const name = written.get(code) ?? listed?.name ?? '';
    return { code, name: name || code, council: listed?.council.name ?? '', percent: 100 };
  });
  return html`${title} ${wardBoxes(view, wards)}`;
}

function offeredWards(view: TaskView, place: WardPlace, wards: PickedWard[]): Html {
  const { editor } = view.context.messages;
  const none = wardsOfPlace(place).length === 0;
  return html`<fieldset>
    <legend>${editor.wardsOf(place.name)}</legend>
    ${none ? html`<p>${editor.noWards(place.name)}</p>` : wardBoxes(view, wards)}
  </fieldset>`;
}

/** A checkbox for each ward. The council tells wards of the same name apart. */
function wardBoxes({ context }: TaskView, wards: PickedWard[]): Html {
  const label = ({ name, council, percent }: PickedWard): string => {
    const isTwice = wards.filter((other) => other.name === name).length > 1;
    const notes = [
      ...(isTwice ? [council] : []),
      ...(percent < 100 ? [context.messages.editor.splitWard(percent)] : []),
    ];
    return notes.length > 0 ? `${name} (${notes.join(', ')})` : name;
  };
  return html`<div class="names">
    ${wards.map((ward) =>
      checkField('checkbox', {
        name: WARD,
        value: ward.code,
        label: label(ward),
        isChecked: true,
      }),
    )}
  </div>`;
}

/** The place that the page's address names, by its code or by an unambiguous name. */
function chosenPlace({ query }: TaskView): WardPlace | undefined {
  const typed = query.place ?? '';
  const [first, ...others] = searchPlaces(typed);
  const isOnly = first !== undefined && (others.length === 0 || isNamed(first, typed));
  return findPlace(typed.toUpperCase()) ?? (isOnly ? first : undefined);
}

/** The question for a constituency or a council, above the form, with what was found. */
export function placeSearch(view: TaskView, action: string): Html {
  const { editor } = view.context.messages;
  const typed = view.query.place ?? '';
  const chosen = chosenPlace(view);
  const found = searchPlaces(typed).filter(({ code }) => code !== chosen?.code);
  const isNone = typed.trim() !== '' && found.length === 0 && !chosen;
  return html`<form method="get" action="${action}" class="panel">
      <label for="place">${editor.findPlace}</label>
      <p class="hint" id="place-hint">${editor.findPlaceHint}</p>
      <input
        id="place"
        name="place"
        value="${findPlace(typed.toUpperCase())?.name ?? typed}"
        autocomplete="off"
        aria-describedby="place-hint"
      />
      <button>${editor.find}</button>
    </form>
    ${isNone ? html`<p class="problem" role="status">${editor.noPlace(typed)}</p>` : ''}
    ${
      found.length > 0
        ? html`<ul>
            ${found.map((place) => placeLink(view, place, action))}
          </ul>`
        : ''
    }`;
}

const placeLink = ({ context }: TaskView, { code, name, kind }: WardPlace, action: string): Html =>
  html`<li>
    <a href="${action}?place=${code}">${name}</a>
    (${context.messages.editor.placeKinds[kind]})
  </li>`;
