import { type CivilDate, type LocalTime, sayDay } from '../calendar.ts'
import { row } from './reason.ts'

/** Reasons about who acts and what was approved (W, V). Sentences: domain/3-decision.md. */

const block = ['BLOCK'] as const
const author = 'Author'
const approver = 'Approver'
const manager = 'Registered Manager'

export const actorReasons = {
  W01: row<{ readonly account: string }>({
    name: 'notDesignated',
    family: 'actor',
    verdicts: block,
    sentence: ({ account }) => `You are not set up to post on ${account}.`,
    clear: 'Ask to be set up, or let someone else do it.',
    who: manager,
  }),
  W02: row<{ readonly ranOutOn: CivilDate | null }>({
    name: 'trainingLapsed',
    family: 'actor',
    verdicts: block,
    sentence: ({ ranOutOn }) =>
      ranOutOn === null ? 'No training is on record.' : `Training ran out on ${sayDay(ranOutOn)}.`,
    clear: 'Finish the training, or let someone else do it.',
    who: 'You',
  }),
  W03: row<{ readonly since: CivilDate }>({
    name: 'isLeaving',
    family: 'actor',
    verdicts: block,
    sentence: () => 'This person no longer has posting rights.',
    clear: 'Let someone else do it.',
    who: manager,
  }),
  W04: row({
    name: 'approverContributed',
    family: 'actor',
    verdicts: block,
    sentence: () => 'Someone else must approve this.',
    clear: 'Ask an approver who has not worked on it.',
    who: 'Another approver',
  }),
  W05: row<{
    readonly because: 'none' | 'not_in_force' | 'out_of_scope' | 'not_from_manager' | 'too_long'
  }>({
    name: 'notStandingIn',
    family: 'actor',
    verdicts: block,
    sentence: () => 'You are not standing in for the manager now.',
    clear: 'Ask the manager to name you for these days and this service.',
    who: manager,
  }),
  W07: row<{ readonly because: 'nobody' | 'role' | 'service' }>({
    name: 'roleMayNot',
    family: 'actor',
    verdicts: block,
    sentence: () => 'Your role cannot do this.',
    clear: 'Ask someone whose role can.',
    who: 'Administrator',
  }),
}

export const approvalReasons = {
  V01: row<{
    readonly because: 'none' | 'other_version' | 'target_left_out' | 'by_contributor' | 'in_future'
  }>({
    name: 'notApproved',
    family: 'approval',
    verdicts: block,
    sentence: () => 'This has not been approved.',
    clear: 'Send it for approval.',
    who: approver,
  }),
  V02: row<{ readonly approved: string; readonly current: string }>({
    name: 'changedSinceApproval',
    family: 'approval',
    verdicts: block,
    sentence: () => 'This changed after approval.',
    clear: 'Send it for approval again.',
    who: approver,
  }),
  V03: row<{ readonly lastDay: CivilDate }>({
    name: 'approvalTooOld',
    family: 'approval',
    verdicts: block,
    sentence: () => 'The approval is too old.',
    clear: 'Send it for approval again.',
    who: approver,
  }),
  V04: row<{ readonly planned: LocalTime; readonly because: 'gap' | 'repeated' }>({
    name: 'clocksChange',
    family: 'approval',
    verdicts: ['REFER'],
    sentence: () => 'The clocks change then. Choose another time.',
    clear: 'Choose a time before 01:00 or after 02:00 that day.',
    who: author,
  }),
  V05: row<{ readonly from: CivilDate | null; readonly until: CivilDate | null }>({
    name: 'outsideApprovedDates',
    family: 'approval',
    verdicts: block,
    sentence: () => 'That is outside the agreed dates.',
    clear: 'Choose a day inside the agreed dates, or send it for approval again.',
    who: approver,
  }),
}
