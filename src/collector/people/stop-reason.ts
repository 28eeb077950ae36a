import type { PageContext } from '../organiser/ui/page-context.ts';

/**
 * Why a deletion was stopped, in the language of the page: the stored text is English, for a log.
 */
export const stopReason = ({ messages, format }: PageContext, reason: string): string =>
  reason.replace(
    /^retentionDays is (\d+), and the clock says (\S+)$/,
    (_, days: string, at: string) => messages.retention.clock(Number(days), format.time(at)),
  );
