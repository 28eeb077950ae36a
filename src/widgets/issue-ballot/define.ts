import { defineOnce } from '../register.ts';
import { IssueBallotWidget } from './issue-ballot.ts';

declare global {
  interface HTMLElementTagNameMap {
    'campaign-issue-ballot': IssueBallotWidget;
  }
}

defineOnce('campaign-issue-ballot', IssueBallotWidget);
