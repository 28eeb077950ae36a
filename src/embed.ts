/**
 * The script that a page pastes: registers every tag, and does nothing else. The survey is in it;
 * the other widgets are in a file beside it.
 * @module
 */
import './widgets/issue-survey/define.ts';
import { registerDeferred } from './widgets/register-deferred.ts';

registerDeferred();
