import { compileMessages } from './messages/compile-messages.ts';

// `npm run messages`. npm runs it after `npm ci`, and before types, tests and builds.
compileMessages();
