import type { EditorTask } from '../editor-task.ts';

/** Where the forms may stand. */
export const pagesTask: EditorTask = {
  id: 'pages',
  paths: ['hosts', 'outboxDays'],
  fields: [
    { path: 'hosts', kind: 'origins', rows: 3 },
    { path: 'outboxDays', kind: 'number' },
  ],
  isOptional: true,
};
