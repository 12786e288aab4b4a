import { afterAll, beforeAll, expect, test } from 'vitest'
import { post, postTarget } from '../../db/schema/posts.ts'
import { plantDemo } from '../../db/seeds/demo.ts'
import { prepared } from '../../src/platform/prepared.ts'
import { askGate, askGateEach, type Question } from '../../src/posts/gate.ts'
import { whatIsOutside } from '../../src/posts/outside.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
const db = () => house.platform.database

beforeAll(async () => {
  house = openHouse({ cast: false, demo: true })
  await plantDemo(house.platform)
}, 60_000)
afterAll(() => house.close())

/** Every post as the system, as its author and for each of its targets alone, and what is out as it went out. */
function everyQuestion(): Question[] {
  const posts = db().select().from(post).all()
  const targets = db().select().from(postTarget).all()
  const out = whatIsOutside(
    db(),
    targets.map(({ id }) => id),
  )
  return [
    ...posts.map(({ id }): Question => ({ postId: id, act: 'recheck', actorId: null })),
    ...posts.map(
      ({ id, createdBy }): Question => ({ postId: id, act: 'submit', actorId: createdBy }),
    ),
    ...targets.map(({ id, postId }): Question => {
      const asked = { postId, act: 'recheck', actorId: null, targetIds: [id] } as const
      const went = out.get(id)
      return went ? { ...asked, outside: went } : asked
    }),
  ]
}

test('Many questions at once get the same facts and decisions as each by itself', () => {
  const questions = everyQuestion()
  const together = askGateEach(db(), house.platform, questions)
  expect(together.flat().length).toBeGreaterThan(20)
  expect(questions.some(({ outside }) => outside)).toBe(true)
  expect(together).toEqual(questions.map((one) => askGate(db(), house.platform, one)))
})

test('A post that is not there is an error among others too', () => {
  const [first] = everyQuestion()
  const unknown: Question = { postId: house.platform.newId(), act: 'recheck', actorId: null }
  expect(() => askGateEach(db(), house.platform, first ? [first, unknown] : [])).toThrow(
    'There is no post of that id.',
  )
})

test('A statement is built once for a database and its transactions, and sees what the transaction wrote', () => {
  let built = 0
  const reasons = prepared((reader) => {
    built += 1
    return reader.selectDistinct({ reason: postTarget.dropReason }).from(postTarget).prepare()
  })
  const before = reasons(db()).all()
  expect(() =>
    db().transaction((tx) => {
      tx.update(postTarget).set({ dropReason: 'Not kept' }).run()
      expect(reasons(tx).all()).toEqual([{ reason: 'Not kept' }])
      throw new Error('Rolled back')
    }),
  ).toThrow('Rolled back')
  expect(reasons(db()).all()).toEqual(before)
  expect(built).toBe(1)
})
