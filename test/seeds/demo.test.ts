import { and, count, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { account } from '../../db/schema/accounts.ts'
import { auditEvent } from '../../db/schema/audit.ts'
import { consent, consentEvidence, consentToCheck, withdrawal } from '../../db/schema/consents.ts'
import { exportPack, publication, takedown } from '../../db/schema/exports.ts'
import { appearance, asset, file } from '../../db/schema/media.ts'
import { service } from '../../db/schema/organisation.ts'
import { person, personNeed } from '../../db/schema/people.ts'
import { post, postTarget } from '../../db/schema/posts.ts'
import { delegation, staff } from '../../db/schema/staff.ts'
import { isPlanted, plantDemo } from '../../db/seeds/demo.ts'
import { verifyChain } from '../../src/audit/verify.ts'
import { londonDay } from '../../src/domain/calendar.ts'
import type { Act } from '../../src/domain/decision/facts.ts'
import { stands } from '../../src/domain/decision/reasons.ts'
import type { TargetState } from '../../src/domain/posts.ts'
import { ordersRemoval } from '../../src/domain/publishing.ts'
import { readyToRelease } from '../../src/exports/release.ts'
import { todayFor } from '../../src/home/today.ts'
import { isRefused } from '../../src/http/refusals.ts'
import type { Viewer } from '../../src/http/viewer.ts'
import { askGate } from '../../src/posts/gate.ts'
import { rolesOn, trainedUntil } from '../../src/staff/standing.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
const db = () => house.platform.database

beforeAll(async () => {
  house = openHouse({ cast: false, demo: true })
  await plantDemo(house.platform)
}, 60_000)
afterAll(() => house.close())

const postsIn = (home: string, state: (typeof post.$inferSelect)['state']) =>
  db()
    .select({ id: post.id, title: post.title })
    .from(post)
    .innerJoin(service, eq(service.id, post.serviceId))
    .where(and(eq(service.name, home), eq(post.state, state)))
    .all()

const targets = (...states: TargetState[]) =>
  db()
    .select({ target: postTarget, post, account })
    .from(postTarget)
    .innerJoin(post, eq(post.id, postTarget.postId))
    .innerJoin(account, eq(account.id, postTarget.accountId))
    .where(inArray(postTarget.state, states))
    .all()

const personCalled = (name: string) => {
  const found = db().select().from(person).where(eq(person.knownAs, name)).get()
  if (!found) throw new Error(`${name} is not in the demo.`)
  return found
}
const staffCalled = (name: string) => {
  const found = db().select().from(staff).where(eq(staff.name, name)).get()
  if (!found) throw new Error(`${name} does not work in the demo.`)
  return found
}

/** As the page of Today knows somebody: what they may do, and where. */
const viewer = (name: string): Viewer => {
  const { id } = staffCalled(name)
  const services = db().select({ id: service.id, name: service.name }).from(service).all()
  const grants = rolesOn(db(), id, londonDay(house.platform.now()))
  const held = services.filter((one) => grants.some(({ serviceId }) => serviceId === one.id))
  return { staffId: id, userId: '', sessionId: '', name, grants, delegations: [], services: held }
}

/** Who an appearance in a picture is. */
const shownAs = (appearanceId = '') =>
  db().select().from(appearance).where(eq(appearance.id, appearanceId)).get()?.personId

/** What the gate would say now, by account. */
const verdicts = (postId: string, act: Act, actorId: string | null) =>
  Object.fromEntries(
    askGate(db(), house.platform, { postId, act, actorId }).map(({ facts, decision }) => [
      facts.account?.channel,
      decision.verdict,
    ]),
  )

describe('The trail', () => {
  test('It verifies, and is long enough to look around in', () => {
    const result = verifyChain(db())
    expect(result).toMatchObject({ ok: true })
    expect(result.rows).toBeGreaterThan(150)
  })

  test('Its times never go back and never pass now', () => {
    const times = db().select({ at: auditEvent.at }).from(auditEvent).orderBy(auditEvent.seq).all()
    const back = times.filter(({ at }, index) => at < (times[index - 1]?.at ?? 0))
    expect(back).toEqual([])
    expect(times.at(-1)?.at).toBeLessThanOrEqual(house.platform.now())
  })

  test('No row of it holds a name, an address or anybody’s words', () => {
    const names = [
      ...db()
        .select()
        .from(person)
        .all()
        .flatMap(({ knownAs, fullName }) => [knownAs, fullName]),
      ...db()
        .select()
        .from(staff)
        .all()
        .flatMap(({ name, email }) => [...name.split(' '), email]),
      ...db()
        .select()
        .from(post)
        .all()
        .flatMap(({ title, words }) => [title, words]),
      ...db()
        .select()
        .from(asset)
        .all()
        .flatMap(({ title, altText }) => [title, altText]),
      ...db()
        .select()
        .from(withdrawal)
        .all()
        .map(({ words }) => words),
    ].filter(Boolean)
    const bodies = db()
      .select({ body: auditEvent.body })
      .from(auditEvent)
      .all()
      .map(({ body }) => Buffer.from(body).toString('utf8'))
      .join('\n')
    const words = new Set(bodies.split(/[^\p{L}\p{N}’.@]+/u))
    expect(
      names.filter((name) => (name.includes(' ') ? bodies.includes(name) : words.has(name))),
    ).toEqual([])
  })
})

describe('What Morag finds', () => {
  const author = () => staffCalled('Asha Patel').id
  const waiting = (title: string) => {
    const found = postsIn('Oak House', 'submitted').find((one) => one.title === title)
    if (!found) throw new Error(`“${title}” does not wait.`)
    return found.id
  }

  test('Three posts wait, soonest planned first', () => {
    const { mine } = todayFor(db(), viewer('Morag Reid'))
    const decide = mine.filter(({ kind }) => kind === 'decide').map(({ title }) => title)
    expect(decide).toEqual([
      'Happy birthday, Ann',
      'Sunflowers in the painting class',
      'A very serious game of croquet',
    ])
  })

  test('One is fine everywhere, one not on Facebook, one needs a second look', () => {
    expect(verdicts(waiting('Happy birthday, Ann'), 'submit', author())).toEqual({
      facebook: 'ALLOW',
      own_website: 'ALLOW',
    })
    expect(verdicts(waiting('Sunflowers in the painting class'), 'submit', author())).toEqual({
      facebook: 'BLOCK',
      own_website: 'ALLOW',
    })
    expect(verdicts(waiting('A very serious game of croquet'), 'submit', author())).toEqual({
      facebook: 'REFER',
      own_website: 'REFER',
    })
    const open = and(eq(appearance.kind, 'not_identifiable'), isNull(appearance.secondCheckBy))
    expect(db().select().from(appearance).where(open).all()).toHaveLength(1)
  })

  test('An answer on paper waits for the check, with a scan that carries the number of its record', () => {
    const [row, ...more] = db()
      .select({ number: consent.number, personId: consent.personId, evidence: consentEvidence.id })
      .from(consentToCheck)
      .innerJoin(consent, eq(consent.id, consentToCheck.consentId))
      .innerJoin(consentEvidence, eq(consentEvidence.consentId, consent.id))
      .all()
    expect(more).toEqual([])
    expect(row).toMatchObject({ personId: personCalled('Cora').id, number: 'OH-0013' })
  })

  test('Dee stands in from next week', () => {
    const [away] = db().select().from(delegation).all()
    expect(away).toMatchObject({ toStaffId: staffCalled('Dee Mensah').id, endedAt: null })
    expect(away?.startDay).toBe('2026-05-22')
  })
})

describe('What Asha finds', () => {
  test('A draft that waits for Cal, whom nobody has asked', () => {
    const [draft] = postsIn('Oak House', 'draft')
    const cal = personCalled('Cal')
    const decisions = askGate(db(), house.platform, {
      postId: draft?.id ?? '',
      act: 'save',
      actorId: staffCalled('Asha Patel').id,
    })
    for (const { decision } of decisions) {
      const against = decision.reasons.filter(
        (reason) => reason.verdict === 'BLOCK' && stands(reason),
      )
      expect(against.map(({ code }) => code)).toEqual(['C01'])
      expect(shownAs(against[0]?.subject.id)).toBe(cal.id)
    }
    expect(decisions).toHaveLength(2)
    expect(db().select().from(consent).where(eq(consent.personId, cal.id)).all()).toEqual([])
    const needs = db().select().from(personNeed).where(eq(personNeed.personId, cal.id)).all()
    expect(needs.map(({ need }) => need)).toEqual(['large_print'])
  })

  test('One sent back, one to release, one to confirm, one to answer for and one to take down', () => {
    const { mine } = todayFor(db(), viewer('Asha Patel'))
    expect(mine.map(({ kind, title, where }) => [kind, title, where])).toEqual([
      ['revoked', 'Gus and the robin', 'Oak House Facebook'],
      ['takedown', 'The choir sings for the street', 'Oak House website'],
      ['release', 'A walk in the woods', 'Oak House website'],
      ['sent_back', 'Scones for the school fair', 'Oak House'],
      ['release', 'A walk in the woods', 'Oak House Facebook'],
      ['confirm', 'Biscuit is busy', 'Oak House Facebook'],
    ])
  })

  test('What Today calls ready can be released at once, on both channels', () => {
    const asha = staffCalled('Asha Patel').id
    const ready = targets('planned', 'scheduled').filter((one) => one.post.state === 'approved')
    expect(ready.map((one) => one.post.title)).toEqual([
      'A walk in the woods',
      'A walk in the woods',
    ])
    const services = ready.map((one) => one.post.serviceId)
    for (const { target, post: of } of ready) {
      const asked = { postId: of.id, targetId: target.id, staffId: asha, services }
      expect(isRefused(readyToRelease(db(), house.platform, asked))).toBe(false)
    }
  })

  test('A post is live on Facebook and the website, each with its proof', () => {
    const live = targets('live').filter((one) => one.post.title === 'Wen’s tomatoes')
    expect(live.map((one) => one.account.channel).sort()).toEqual(['facebook', 'own_website'])
    const proofs = db()
      .select({ purpose: file.purpose, address: publication.address })
      .from(publication)
      .innerJoin(file, eq(file.id, publication.screenshotFileId))
      .where(
        inArray(
          publication.targetId,
          live.map(({ target }) => target.id),
        ),
      )
      .all()
    expect(proofs).toHaveLength(2)
    expect(proofs.every(({ purpose, address }) => purpose === 'screenshot' && address)).toBe(true)
  })

  test('Gus said no while his pack was out: 25 minutes lie between saying and writing down', () => {
    const gus = personCalled('Gus').id
    const no = db().select().from(withdrawal).where(eq(withdrawal.personId, gus)).get()
    expect(Math.round(((no?.recordedAt ?? 0) - (no?.saidAt ?? 0)) / 60_000)).toBe(25)
    const unanswered = and(isNotNull(exportPack.revokedAt), isNull(exportPack.answeredAt))
    const packs = db().select().from(exportPack).where(unanswered).all()
    expect(packs.map(({ revokedBecause }) => revokedBecause)).toEqual(['C04'])
    const open = db().select().from(takedown).where(isNull(takedown.doneAt)).all()
    expect(open.map(({ withdrawalId }) => withdrawalId)).toEqual([no?.id])
  })
})

describe('Who has said what', () => {
  test('Fay said no, Ed has been asked, and Nan took Facebook back', () => {
    const answerOf = (name: string) =>
      db()
        .select()
        .from(consent)
        .where(eq(consent.personId, personCalled(name).id))
        .all()
    expect(answerOf('Fay')).toMatchObject([{ stage: 'given', decision: 'refuse' }])
    expect(answerOf('Ed')).toMatchObject([{ stage: 'requested' }])
    const nan = personCalled('Nan').id
    const noes = db().select().from(withdrawal).where(eq(withdrawal.personId, nan)).all()
    expect(noes).toMatchObject([{ scope: 'channels', channels: ['facebook'] }])
  })

  test('What came down for Nan was checked by somebody else', () => {
    const [done] = targets('taken_down')
    expect(done?.account.channel).toBe('facebook')
    const row = db().select().from(takedown).where(isNotNull(takedown.verifiedAt)).get()
    expect(row?.verifiedBy).not.toBe(row?.doneBy)
  })

  test('Bea’s training ends within a month', () => {
    const until = trainedUntil(db(), staffCalled('Bea Lindqvist').id) ?? ''
    expect(until > londonDay(house.platform.now()) && until < '2026-06-15').toBe(true)
  })
})

describe('The two homes', () => {
  test('Ash Lodge has posts, pictures and people of its own, and none of Oak House', () => {
    expect(postsIn('Ash Lodge', 'approved')).toHaveLength(1)
    expect(postsIn('Ash Lodge', 'draft')).toHaveLength(1)
    const mixed = db()
      .select({ n: count() })
      .from(appearance)
      .innerJoin(person, eq(person.id, appearance.personId))
      .innerJoin(asset, eq(asset.id, appearance.assetId))
      .where(ne(person.serviceId, asset.serviceId))
      .get()
    expect(mixed?.n).toBe(0)
  })
})

describe('Asked again, the gate agrees', () => {
  /** The verdict, and whether anything orders that what is out comes down. */
  const askAgain = ({ target, post: of }: ReturnType<typeof targets>[number]) => {
    const [asked] = askGate(db(), house.platform, {
      postId: of.id,
      act: 'recheck',
      actorId: null,
      targetIds: [target.id],
    })
    return {
      where: `${of.title}, ${target.state}`,
      verdict: asked?.decision.verdict,
      down: asked?.decision.reasons.some((reason) => ordersRemoval(reason, asked.facts)),
    }
  }

  test('What is scheduled or released may go out, and nothing orders what is live to come down', () => {
    const approved = targets('planned', 'scheduled', 'released').filter(
      (one) => one.post.state === 'approved',
    )
    const waiting = approved.map(askAgain)
    expect(waiting.length).toBeGreaterThan(2)
    expect(waiting.filter(({ verdict, down }) => verdict !== 'ALLOW' || down)).toEqual([])
    const live = targets('live').map(askAgain)
    expect(live).toHaveLength(3)
    expect(live.filter(({ down }) => down)).toEqual([])
  })

  test('What is stopped may not go out, and what is due must come down', () => {
    const stopped = targets('blocked', 'takedown_due', 'taken_down').map(askAgain)
    expect(stopped).toHaveLength(4)
    expect(stopped.filter(({ verdict, down }) => verdict !== 'BLOCK' || !down)).toEqual([])
  })
})

test('Planting again changes nothing', async () => {
  const before = verifyChain(db())
  expect(isPlanted(house.platform)).toBe(true)
  await plantDemo(house.platform)
  expect(verifyChain(db())).toEqual(before)
})
