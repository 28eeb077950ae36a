import { type EditorTask, TASK_IDS, type TaskId } from './editor-task.ts';
import {
  championsTask,
  consentsTask,
  nextTask,
  progressTask,
  whoTask,
} from './tasks/fields-tasks.ts';
import { languagesTask } from './languages/languages-task.ts';
import { imprintTask } from './tasks/imprint-task.ts';
import { issuesTask } from './tasks/issues-task.ts';
import { lookTask } from './look/look-task.ts';
import { pagesTask } from './tasks/pages-task.ts';
import { questionsTask } from './tasks/questions-task.ts';
import { wardsTask } from './tasks/wards-task.ts';

const TASKS: Readonly<Record<TaskId, EditorTask>> = {
  who: whoTask,
  imprint: imprintTask,
  wards: wardsTask,
  issues: issuesTask,
  questions: questionsTask,
  consents: consentsTask,
  next: nextTask,
  champions: championsTask,
  progress: progressTask,
  pages: pagesTask,
  languages: languagesTask,
  look: lookTask,
};

/** Every task, in its order. */
export const editorTasks: readonly EditorTask[] = TASK_IDS.map((id) => TASKS[id]);

export const findTask = (id: string): EditorTask | undefined =>
  editorTasks.find((task) => task.id === id);

export const taskAfter = ({ id }: EditorTask): EditorTask | undefined =>
  editorTasks[editorTasks.findIndex((task) => task.id === id) + 1];
