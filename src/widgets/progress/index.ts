export { ProgressWidget } from './progress.ts';
