import { defineOnce } from '../register.ts';
import { ProgressWidget } from './progress.ts';

declare global {
  interface HTMLElementTagNameMap {
    'campaign-progress': ProgressWidget;
  }
}

// Both scripts may be on a page, and each twice: a second definition would throw.
defineOnce('campaign-progress', ProgressWidget);
