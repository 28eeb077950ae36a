import type { EditorTask } from '../editor-task.ts';

/** The pages that the forms may be on. */
export const pagesTask: EditorTask = {
  id: 'pages',
  paths: ['hosts', 'outboxDays'],
  fields: [
    { path: 'hosts', kind: 'origins', rows: 3 },
    { path: 'outboxDays', kind: 'number' },
  ],
  isOptional: true,
};
