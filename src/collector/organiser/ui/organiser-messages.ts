import { englishApplications } from '../locales/compiled/en-applications.ts';
import { englishApply } from '../locales/compiled/en-apply.ts';
import { englishApplyMail } from '../locales/compiled/en-apply-mail.ts';
import { englishAnswers } from '../locales/compiled/en-answers.ts';
import { englishAutosave } from '../locales/compiled/en-autosave.ts';
import { englishBallots } from '../locales/compiled/en-ballots.ts';
import { englishByHand } from '../locales/compiled/en-by-hand.ts';
import { englishChoose } from '../locales/compiled/en-choose.ts';
import { englishCount } from '../locales/compiled/en-count.ts';
import { englishDesk } from '../locales/compiled/en-desk.ts';
import { englishDevices } from '../locales/compiled/en-devices.ts';
import { englishDeclare } from '../locales/compiled/en-declare.ts';
import { englishDocumentChecks } from '../locales/compiled/en-document-checks.ts';
import { englishDoctor } from '../locales/compiled/en-doctor.ts';
import { englishDone } from '../locales/compiled/en-done.ts';
import { englishEditor } from '../locales/compiled/en-editor.ts';
import { englishEditorChanges } from '../locales/compiled/en-editor-changes.ts';
import { englishEditorFields } from '../locales/compiled/en-editor-fields.ts';
import { englishEditorProblems } from '../locales/compiled/en-editor-problems.ts';
import { englishEmailList } from '../locales/compiled/en-email-list.ts';
import { englishEmbed } from '../locales/compiled/en-embed.ts';
import { englishHandbook } from '../locales/compiled/en-handbook.ts';
import { englishImporting } from '../locales/compiled/en-importing.ts';
import { englishIssueCategories } from '../locales/compiled/en-issue-categories.ts';
import { englishJoin } from '../locales/compiled/en-join.ts';
import { englishLook } from '../locales/compiled/en-look.ts';
import { englishMail } from '../locales/compiled/en-mail.ts';
import { englishNames } from '../locales/compiled/en-names.ts';
import { englishNewCampaign } from '../locales/compiled/en-new-campaign.ts';
import {
  englishOrganiser as englishMain,
  type OrganiserMessages as CompiledMessages,
} from '../locales/compiled/en-organiser.ts';
import { englishPartner } from '../locales/compiled/en-partner.ts';
import { englishPeople } from '../locales/compiled/en-people.ts';
import { englishPerson } from '../locales/compiled/en-person.ts';
import { englishPreview } from '../locales/compiled/en-preview.ts';
import { englishProgress } from '../locales/compiled/en-progress.ts';
import { englishProgressRecords } from '../locales/compiled/en-progress-records.ts';
import { englishRecord } from '../locales/compiled/en-record.ts';
import { englishRefusals } from '../locales/compiled/en-refusals.ts';
import { englishRefused } from '../locales/compiled/en-refused.ts';
import { englishRetention } from '../locales/compiled/en-retention.ts';
import { englishSeats } from '../locales/compiled/en-seats.ts';
import { englishSignIn } from '../locales/compiled/en-sign-in.ts';
import { englishSources } from '../locales/compiled/en-sources.ts';
import { englishToday } from '../locales/compiled/en-today.ts';
import { englishTokens } from '../locales/compiled/en-tokens.ts';
import { englishWork } from '../locales/compiled/en-work.ts';

import { englishTicks } from '../locales/compiled/en-ticks.ts';
import { englishSavedLists } from '../locales/compiled/en-saved-lists.ts';
import { englishAttendance } from '../locales/compiled/en-attendance.ts';
import { englishPrinted } from '../locales/compiled/en-printed.ts';
import { englishCalendar } from '../locales/compiled/en-calendar.ts';
import { englishLog } from '../locales/compiled/en-log.ts';
import { englishComplaints } from '../locales/compiled/en-complaints.ts';
/** Every sentence of the organiser's pages in one language, by part of the pages. */
export type OrganiserMessages = Required<CompiledMessages>;

/** The messages of a part are in `../locales/LANGUAGE/organiser/PART.json`. */
export const englishOrganiser: OrganiserMessages = {
  ...englishMain,
  answers: englishAnswers,
  applications: englishApplications,
  apply: englishApply,
  applyMail: englishApplyMail,
  autosave: englishAutosave,
  ballots: englishBallots,
  choose: englishChoose,
  count: englishCount,
  desk: englishDesk,
  devices: englishDevices,
  declare: englishDeclare,
  documentChecks: englishDocumentChecks,
  doctor: englishDoctor,
  done: englishDone,
  editor: englishEditor,
  editorChanges: englishEditorChanges,
  editorFields: englishEditorFields,
  editorProblems: englishEditorProblems,
  byHand: englishByHand,
  emailList: englishEmailList,
  embed: englishEmbed,
  handbook: englishHandbook,
  importing: englishImporting,
  issueCategories: englishIssueCategories,
  join: englishJoin,
  look: englishLook,
  mail: englishMail,
  names: englishNames,
  newCampaign: englishNewCampaign,
  partner: englishPartner,
  people: englishPeople,
  person: englishPerson,
  preview: englishPreview,
  progress: englishProgress,
  progressRecords: englishProgressRecords,
  record: englishRecord,
  refusals: englishRefusals,
  refused: englishRefused,
  retention: englishRetention,
  seats: englishSeats,
  signIn: englishSignIn,
  sources: englishSources,
  ticks: englishTicks,
  savedLists: englishSavedLists,
  attendance: englishAttendance,
  printed: englishPrinted,
  calendar: englishCalendar,
  log: englishLog,
  complaints: englishComplaints,
  today: englishToday,
  tokens: englishTokens,
  work: englishWork,
};

export { messages as welshOrganiser } from '../locales/compiled/cy-organiser.ts';
