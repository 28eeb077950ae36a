/// <reference types="vite/client" />
import { type Preview, setCustomElementsManifest } from '@storybook/web-components-vite';
import { deviceStore } from '../src/delivery/device-store.ts';
import { pageOutbox } from '../src/delivery/index.ts';

interface Named {
  name: string;
}
interface Member extends Named {
  kind: string;
  privacy?: string;
  attribute?: string;
  readonly?: boolean;
}
interface Manifest {
  modules: { declarations?: { members?: Member[]; slots?: Named[] }[] }[];
}

// A glob and not an import: the types are checked before the manifest has been made.
const [manifest] = Object.values(
  import.meta.glob<Manifest>('../dist/custom-elements.json', { eager: true, import: 'default' }),
);
if (!manifest) throw new Error('dist/custom-elements.json is missing: run `npm run manifest`');

/**
 * The docs list what a page may set: no inner member, no attribute twice. A slot without a name is
 * given one, or they leave it out.
 */
for (const declaration of manifest.modules.flatMap(({ declarations = [] }) => declarations)) {
  declaration.members = declaration.members?.filter(
    ({ kind, privacy, attribute, readonly }) =>
      kind === 'field' && (privacy ?? 'public') === 'public' && !attribute && !readonly,
  );
  declaration.slots = declaration.slots?.map((slot) => ({
    ...slot,
    name: slot.name || '(default)',
  }));
}
setCustomElementsManifest(manifest);

const CONTROLS: Record<string, { type: 'text' } | { disable: true }> = {
  'css custom properties': { type: 'text' },
  'css shadow parts': { disable: true },
  events: { disable: true },
  slots: { disable: true },
};

const preview: Preview = {
  // What one story left waiting would be sent by the next.
  beforeEach: async () => pageOutbox().delete(...(await deviceStore.all()).map(({ id }) => id)),
  // A control stands only where it changes something.
  argTypesEnhancers: [
    ({ argTypes }) =>
      Object.fromEntries(
        Object.entries(argTypes).map(([name, type]) => [
          name,
          { ...type, control: type.control ?? CONTROLS[type.table?.category ?? ''] },
        ]),
      ),
  ],
  parameters: {
    a11y: { test: 'error' },
    controls: { expanded: true },
    options: { storySort: { method: 'configure', order: ['Widgets', 'Forms'] } },
  },
};
export default preview;
