import { desc, eq } from 'drizzle-orm'
import { training } from '../../db/schema/staff.ts'
import { recordEvent } from '../audit/record.ts'
import type { CivilDate } from '../domain/calendar.ts'
import type { Course } from '../domain/training.ts'
import type { Platform, Reader, Transaction } from '../platform/port.ts'

export type TrainingRow = typeof training.$inferSelect

export function trainingOf(reader: Reader, staffId: string): TrainingRow[] {
  return reader
    .select()
    .from(training)
    .where(eq(training.staffId, staffId))
    .orderBy(desc(training.untilDay), training.id)
    .all()
}

/** Records a course. Earlier records stay as they were; the latest last day counts. */
export function recordTraining(
  tx: Transaction,
  platform: Platform,
  given: {
    readonly staffId: string
    readonly course: Course
    readonly completedOn: CivilDate
    readonly untilDay: CivilDate
    readonly by: string
  },
): void {
  const { by, ...row } = given
  tx.insert(training)
    .values({ ...row, id: platform.newId(), recordedBy: by, recordedAt: platform.now() })
    .run()
  recordEvent(tx, platform, {
    actor: by,
    action: 'training.recorded',
    subject: { kind: 'staff', id: row.staffId },
    body: { course: row.course, completed: row.completedOn, until: row.untilDay },
  })
}
