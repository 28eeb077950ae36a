// The rooms of src/ and which of them may import which. `npm run lint:imports` fails on an import
// that is not allowed here, and on a circle. An import of types alone counts, and so does one that
// is made later, by import().

/**
 * The packages that each room may import, and the other rooms; `node:` stands for Node's own
 * modules.
 */
const ROOMS = {
  contract: { rooms: [], packages: ['zod'] },
  delivery: { rooms: ['contract'], packages: ['idb-keyval'] },
  locales: { rooms: [], packages: [] },
  theme: { rooms: [], packages: ['lit'] },
  forms: { rooms: ['theme', 'locales', 'contract'], packages: ['lit'] },
  widgets: {
    rooms: ['forms', 'delivery', 'contract', 'locales', 'theme'],
    packages: ['lit', 'lean-qr'],
  },
  'editor-script': { rooms: [], packages: [] },
  'people-script': { rooms: [], packages: [] },
  'frame-scripts': { rooms: [], packages: [] },
  hosted: {
    rooms: ['widgets', 'forms', 'contract', 'locales', 'theme'],
    packages: ['lit'],
  },
  'hosted-script': {
    rooms: ['widgets', 'forms', 'delivery', 'contract', 'locales'],
    packages: ['lit'],
  },
  kiosk: {
    rooms: ['widgets', 'forms', 'delivery', 'contract', 'locales', 'theme'],
    packages: ['lit', 'idb-keyval'],
  },
  collector: {
    rooms: [],
    // A package of its own. Of the other it sees what everybody sees: its doors, which in
    // development are source.
    doors: ['campaign-widgets'],
    packages: [
      'node:',
      'hono',
      '@hono/node-server',
      '@lit-labs/ssr',
      'parse5',
      '@resvg/resvg-wasm',
      'harfbuzzjs',
      'bidi-js',
      'better-sqlite3',
      'kysely',
      'pg',
      'rate-limiter-flexible',
      'lean-qr',
      'libphonenumber-js',
      'csv-parse',
      'minisearch',
      'stemmer',
      'stopword',
      'nodemailer',
      'zod',
    ],
  },
};

/**
 * The files directly in src/ are the public doors. They import no package, and only these rooms.
 */
const DOORS = {
  'embed.ts': ['widgets'],
  'campaign-progress.ts': ['widgets'],
  'private-page.ts': ['widgets'],
  'editor-script.ts': ['editor-script'],
  'people-script.ts': ['people-script'],
  'campaign-frame.ts': ['frame-scripts'],
  'campaign-links.ts': ['frame-scripts'],
  'frame-page.ts': ['frame-scripts'],
  'embed-folder.ts': [],
  'hosted.ts': ['hosted', 'widgets', 'locales'],
  'hosted-script.ts': ['hosted-script'],
  'kiosk-script.ts': ['kiosk'],
  'kiosk-worker.ts': ['kiosk'],
  'index.ts': ['contract', 'delivery', 'widgets'],
};

/**
 * The files of the contract with schemas, and its door, which has all of them. The others are what
 * a page runs: they cost it no schema library, so they import no package at all.
 */
const SCHEMAS = ['^src/contract/(index|check-value)\\.ts$', '^src/contract/.*schema\\.ts$'];

const folder = (room) => `^src/${room}/`;
// Anchored at the start of the name, because a name may also be the end of another: hono,
// @types/hono.
const packageFolder = (name) => `(^|/)node_modules/(@types/)?${name}/`;
/** Where `import 'campaign-widgets/contract'` leads in development: decision 10. */
const DOOR_FOLDERS = { 'campaign-widgets': '(^|/)tools/source-package/' };

const roomRules = Object.entries(ROOMS).map(([room, { rooms, packages, doors = [] }]) => ({
  name: `${room}-imports`,
  comment: `src/${room}/ imports ${[...rooms, ...doors, ...packages].join(', ') || 'nothing'}, and itself`,
  severity: 'error',
  from: { path: folder(room) },
  to: {
    pathNot: [
      ...[room, ...rooms].map(folder),
      ...doors.map((name) => DOOR_FOLDERS[name]),
      ...packages.filter((name) => name !== 'node:').map(packageFolder),
    ],
    ...(packages.includes('node:') && { dependencyTypesNot: ['core'] }),
  },
}));

const doorRules = Object.entries(DOORS).map(([door, rooms]) => ({
  name: `${door.replace('.ts', '')}-door-imports`,
  comment: `src/${door} opens ${rooms.join(', ') || 'nothing'}, and nothing else`,
  severity: 'error',
  from: { path: `^src/${door.replace('.', '\\.')}$` },
  to: rooms.length ? { pathNot: rooms.map(folder) } : {},
}));

const KNOWN_PLACES = [
  ...Object.keys(ROOMS).map(folder),
  ...Object.keys(DOORS).map((door) => `^src/${door.replace('.', '\\.')}$`),
];

export default {
  forbidden: [
    ...roomRules,
    ...doorRules,
    {
      name: 'no-circle',
      comment: 'files that import each other in a circle cannot be read, or moved, one by one',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'known-rooms-only',
      comment: 'every file of src/ is in a room, or is a door: add the room to this file first',
      severity: 'error',
      from: { path: '^src/', pathNot: KNOWN_PLACES },
      to: {},
    },
    {
      name: 'no-orphan',
      comment: 'a file that imports nothing, and that nothing imports, is not used',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.d\\.ts$', orphan: true },
      to: {},
    },
    {
      name: 'front-door-registers-no-tag',
      comment: 'importing the package has no side effects; campaign-widgets/embed registers tags',
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { path: '/define\\.ts$' },
    },
    {
      name: 'forms-know-the-contract-by-type',
      comment: 'forms are templates: they check and read nothing, and look words up only',
      severity: 'error',
      from: { path: '^src/forms/' },
      to: {
        path: '^src/contract/',
        pathNot: '^src/contract/plain-object\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'pages-import-readers',
      comment: 'a page imports the readers of the contract, never its door and never a schema',
      severity: 'error',
      from: { path: '^src/(delivery|forms|widgets|hosted-script)/' },
      to: { path: SCHEMAS },
    },
    {
      name: 'readers-import-no-package',
      comment: 'what a page runs of the contract is written by hand, without zod',
      severity: 'error',
      from: { path: '^src/contract/', pathNot: SCHEMAS },
      to: { pathNot: '^src/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'readers-know-schemas-by-type',
      comment: 'a reader takes the types of its schema, and leaves the schema itself to the server',
      severity: 'error',
      from: { path: '^src/contract/', pathNot: SCHEMAS },
      to: { path: SCHEMAS, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-development-package',
      comment: 'who installs the package gets its dependencies, and not its devDependencies',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: '/@types/' },
    },
    {
      name: 'import-resolves',
      comment: 'the file or the package is there',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/collector/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
