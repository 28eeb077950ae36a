import { QUESTION_LIMITS } from 'campaign-widgets/contract';
import type { EditorTask, TaskList } from '../editor-task.ts';

/** The campaign's own questions in one of its forms, each with what can be chosen. */
export const questionList = (path: string): TaskList => ({
  path,
  naming: 'label',
  fields: [
    { path: 'label', kind: 'words' },
    { path: 'kind', kind: 'text', options: 'questionKinds' },
    { path: 'hint', kind: 'words' },
    { path: 'required', kind: 'flag' },
  ],
  lists: [
    {
      path: 'choices',
      naming: 'label',
      fields: [{ path: 'label', kind: 'words' }],
      blankRows: 3,
      maxEntries: QUESTION_LIMITS.choices,
      asksMeaning: true,
    },
  ],
  blankRows: 1,
  maxEntries: QUESTION_LIMITS.questions,
  asksMeaning: true,
  identity: ['kind'],
});

export const questionsTask: EditorTask = {
  id: 'questions',
  paths: ['survey.questions'],
  fields: [],
  lists: [questionList('survey.questions')],
  isOptional: true,
};
