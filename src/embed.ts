/**
 * The script that a page pastes: registers every tag, and does nothing else.
 * @module
 */
import './widgets/champion-signup/define.ts';
import './widgets/issue-survey/define.ts';
import './widgets/progress/define.ts';
