import { hash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { addDays, type CivilDate, londonDay, placeLocal } from '../../../src/domain/calendar.ts'
import type { Viewer } from '../../../src/http/viewer.ts'
import type { Images, Platform, Transaction } from '../../../src/platform/port.ts'
import { giveIdentity } from '../../../src/signin/identity.ts'
import { rolesOn } from '../../../src/staff/standing.ts'
import { service } from '../../schema/organisation.ts'
import { staff } from '../../schema/staff.ts'
import { type Cast, plantCast, type StaffName } from '../cast.ts'

/** Where the story of the demo is told: the application’s own functions, at the times when things happened. */
export type Stage = {
  readonly platform: Platform
  readonly cast: Cast
  /** The day on which the demo is planted. */
  readonly today: CivilDate
  /** A day counted from today; yesterday is -1. */
  day(from: number): CivilDate
  /** The clock goes on to this time in London, some days ago. It never goes back. */
  at(daysAgo: number, time: string): void
  /** The clock goes on to this many minutes before now. */
  minutesAgo(minutes: number): void
  /** Somebody takes this long over what they do next. */
  takes(seconds: number): void
  inOne<Result>(act: (tx: Transaction) => Result): Result
  /** Somebody of the cast, signed in at that time. */
  viewer(name: StaffName): Viewer
}

const minute = 60_000

/** Plants the cast 134 days back and opens the stage on it. `pictures` are read ahead, two at a time. */
export function openStage(real: Platform, pictures: readonly Uint8Array[]): Stage {
  const today = londonDay(real.now())
  const clock = { now: placeLocal(`${addDays(today, -134)}T08:30`).instant }
  const platform: Platform = {
    ...real,
    images: readAhead(real.images, pictures),
    now: () => {
      clock.now += 1
      return clock.now
    },
  }
  const follow = (instant: number) => {
    clock.now = Math.max(clock.now, instant)
  }
  const inOne: Stage['inOne'] = (act) => platform.database.transaction((tx) => act(tx))
  const cast = inOne((tx) => plantCast(tx, platform, { today, follow, trainedFor: { bea: 18 } }))
  inOne((tx) => {
    for (const staffId of Object.values(cast.staff)) {
      giveIdentity(tx, platform, { staffId, passwordHash: null })
    }
  })
  return {
    platform,
    cast,
    today,
    day: (from) => addDays(today, from),
    at: (daysAgo, time) => follow(placeLocal(`${addDays(today, -daysAgo)}T${time}`).instant),
    minutesAgo: (minutes) => follow(real.now() - minutes * minute),
    takes: (seconds) => follow(clock.now + seconds * 1000),
    inOne,
    viewer: (name) => viewerOf(platform, cast.staff[name]),
  }
}

function viewerOf({ database, now }: Platform, staffId: string): Viewer {
  const person = database.select().from(staff).where(eq(staff.id, staffId)).get()
  const grants = rolesOn(database, staffId, londonDay(now()))
  const everywhere = grants.some(({ serviceId }) => serviceId === null)
  const all = database.select({ id: service.id, name: service.name }).from(service).all()
  const held = all.filter(
    ({ id }) => everywhere || grants.some(({ serviceId }) => serviceId === id),
  )
  return {
    staffId,
    userId: '',
    sessionId: '',
    name: person?.name ?? '',
    grants,
    delegations: [],
    services: held,
  }
}

/** Reading a picture takes longer than everything else together, so all are begun at once. */
function readAhead(images: Images, pictures: readonly Uint8Array[]): Images {
  const begun = new Map(
    pictures.map((content) => [hash('sha256', content), images.prepare(content)] as const),
  )
  for (const reading of begun.values()) reading.catch(() => {})
  return {
    prepare: (content) => begun.get(hash('sha256', content)) ?? images.prepare(content),
    fit: (master, box) => images.fit(master, box),
  }
}
