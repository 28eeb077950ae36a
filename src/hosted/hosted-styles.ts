import { formStyles, themeTokens } from '../theme/index.ts';
import { signupStyles } from '../widgets/champion-signup/signup.styles.ts';
import { ballotStyles } from '../widgets/issue-ballot/ballot.styles.ts';
import { resultBarStyles } from '../widgets/issue-survey/result-bars.styles.ts';
import { reportStyles } from '../widgets/progress/report.styles.ts';
import { styles as sectionStyles } from '../widgets/progress/section.styles.ts';
import { pendingStyles } from '../widgets/pending.styles.ts';
import { shareStyles } from '../widgets/share-panel.ts';

const sheetOf = (...styles: { cssText: string }[]): string =>
  styles.map(({ cssText }) => cssText).join('\n');

/**
 * The style sheet of each view, the same that its widget has. In a page of its own it stands in the
 * head.
 */
export const hostedStyles = {
  survey: sheetOf(themeTokens, formStyles, pendingStyles, resultBarStyles, shareStyles),
  signup: sheetOf(themeTokens, formStyles, pendingStyles, signupStyles, shareStyles),
  ballot: sheetOf(themeTokens, formStyles, resultBarStyles, ballotStyles),
  results: sheetOf(themeTokens, formStyles, resultBarStyles),
  progress: sheetOf(themeTokens, reportStyles, sectionStyles),
};
