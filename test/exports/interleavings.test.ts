import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportPack } from '../../db/schema/exports.ts'
import { postVersion } from '../../db/schema/posts.ts'
import { localTime } from '../../src/domain/calendar.ts'
import type { Channel } from '../../src/domain/channels.ts'
import { releaseTarget } from '../../src/exports/release.ts'
import { count, decide, photoOf, sayNo } from '../approvals/desk.ts'
import { postRow, press, targetOn, wholePost } from '../posts/desk.ts'
import { type House, openHouse } from '../support/house.ts'

/** A simple idea of what is allowed, kept beside the real thing. */
type Idea = {
  words: string
  approvedWords: string | null
  /** Gus said no to everything, or to Facebook. */
  saidNo: boolean
}
type Step =
  | { readonly kind: 'edit'; readonly words: string }
  | { readonly kind: 'send' | 'approve' | 'sendBack' | 'release' | 'wait' }
  | { readonly kind: 'no'; readonly to: Channel | 'everything' }
  | { readonly kind: 'releaseWhile'; readonly happens: 'edit' | 'no' }

const simple = (kind: 'send' | 'approve' | 'sendBack' | 'release' | 'wait') => fc.constant({ kind })
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('edit' as const),
        words: fc.constantFrom('One', 'Two'),
      }),
    },
    { weight: 5, arbitrary: simple('send') },
    { weight: 5, arbitrary: simple('approve') },
    { weight: 5, arbitrary: simple('release') },
    { weight: 1, arbitrary: simple('sendBack') },
    { weight: 1, arbitrary: simple('wait') },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('no' as const),
        to: fc.constantFrom<Channel | 'everything'>('facebook', 'instagram', 'everything'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('releaseWhile' as const),
        happens: fc.constantFrom('edit' as const, 'no' as const),
      }),
    },
  ),
  { minLength: 2, maxLength: 7 },
)

let released = 0

test('However edits, approvals, a no and releases interleave, nothing leaves that is not allowed', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const house = openHouse()
      try {
        await play(house, taken)
      } finally {
        await house.close()
      }
    }),
    { numRuns: 15, seed: 20260515 },
  )
  expect(released, 'the test must also see releases that are allowed').toBeGreaterThan(5)
}, 120_000)

async function play(house: House, taken: readonly Step[]): Promise<void> {
  const postId = await wholePost(house, { pictures: [await photoOf(house, ['gus'])] })
  const idea: Idea = { words: postRow(house, postId).words, approvedWords: null, saidNo: false }
  await press(house, postId, 'submission')
  await approve(house, postId, idea)
  for (const step of taken) {
    const before = packs(house).length
    await take(house, postId, idea, step)
    house.clock.advance(1000)
    const made = packs(house).slice(before)
    for (const pack of made) {
      released += 1
      expect(idea, JSON.stringify(taken)).toEqual({
        words: idea.words,
        approvedWords: idea.words,
        saidNo: false,
      })
      expect(wordsOf(house, pack.versionId), JSON.stringify(taken)).toBe(idea.words)
    }
    expectNothingForbiddenIsOut(house, postId, idea, taken)
  }
}

const packs = (house: House) =>
  house.platform.database.select().from(exportPack).orderBy(exportPack.releasedAt).all()

const wordsOf = (house: House, versionId: string) =>
  house.platform.database.select().from(postVersion).where(eq(postVersion.id, versionId)).get()
    ?.content.targets[0]?.words

/** A pack that could still be used must be of what is approved, and of nobody who said no. */
function expectNothingForbiddenIsOut(
  house: House,
  postId: string,
  idea: Idea,
  taken: readonly Step[],
): void {
  if (targetOn(house, postId, 'oakFacebook').state !== 'released') return
  expect(idea.saidNo, JSON.stringify(taken)).toBe(false)
  expect(idea.approvedWords, JSON.stringify(taken)).toBe(idea.words)
}

async function take(house: House, postId: string, idea: Idea, step: Step): Promise<void> {
  if (step.kind === 'edit') return edit(house, postId, idea, step.words)
  if (step.kind === 'send') return void (await press(house, postId, 'submission'))
  if (step.kind === 'approve') return approve(house, postId, idea)
  if (step.kind === 'sendBack') return void (await decide(house, postId, 'request_changes'))
  if (step.kind === 'wait') return house.clock.advance(60_000)
  if (step.kind === 'no') return refuse(house, idea, step.to)
  await release(house, postId, async () => {
    if (step.kind !== 'releaseWhile') return
    if (step.happens === 'no') refuse(house, idea, 'everything')
    else await edit(house, postId, idea, 'Meanwhile')
  })
}

async function edit(house: House, postId: string, idea: Idea, words: string): Promise<void> {
  if (postRow(house, postId).state === 'submitted') await press(house, postId, 'recall')
  if (postRow(house, postId).state === 'approved') await press(house, postId, 'editing')
  const fields = { words, category: 'own_news', purpose: 'news_of_activities' }
  const saved = await press(house, postId, 'draft', fields)
  if (saved.status >= 400) return
  idea.approvedWords = null
  idea.words = words
}

async function approve(house: House, postId: string, idea: Idea): Promise<void> {
  if (postRow(house, postId).state !== 'submitted') return
  await count(house, postId, 1)
  const answer = await decide(house, postId, 'approve')
  if (answer.status === 303) idea.approvedWords = idea.words
}

function refuse(house: House, idea: Idea, to: Channel | 'everything'): void {
  const scope = to === 'everything' ? 'everything' : 'channels'
  const channels = to === 'everything' ? [] : [to]
  sayNo(house, 'gus', localTime(house.platform.now()), { scope, channels })
  idea.saidNo ||= to !== 'instagram'
}

/** Asha releases; something else happens while the pictures are being made. */
async function release(house: House, postId: string, happens: () => Promise<void>): Promise<void> {
  const { platform, cast } = house
  const slow = {
    ...platform,
    images: {
      ...platform.images,
      fit: async (...given: Parameters<typeof platform.images.fit>) => {
        await happens()
        return platform.images.fit(...given)
      },
    },
  }
  await releaseTarget(slow, {
    postId,
    targetId: targetOn(house, postId, 'oakFacebook').id,
    staffId: cast.staff.asha,
    services: [cast.services.oak],
    formKey: platform.newId(),
  })
}
