import { afterAll, beforeAll, expect, test } from 'vitest'
import { personFacts } from '../../src/consents/facts.ts'
import { personFacts as shape } from '../../src/domain/decision/facts-consent.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(() => {
  house = openHouse()
})
afterAll(() => house.close())

test('the facts about everybody in the house have the shape that the gate reads', () => {
  const ids = Object.values(house.cast.people)
  const facts = personFacts(house.platform.database, ids)
  expect(facts.map(({ id }) => id)).toEqual(ids)
  for (const person of facts) expect(() => shape.parse(person)).not.toThrow()
})

test('Ann’s facts carry her checked yes with its line', () => {
  const [ann] = personFacts(house.platform.database, [house.cast.people.ann])
  expect(ann?.consents).toHaveLength(1)
  expect(ann?.consents[0]).toMatchObject({
    state: 'given',
    decision: 'agree',
    check: { by: house.cast.staff.morag, outcome: 'usable' },
    evidence: { files: 0 },
    lines: [{ channels: ['facebook', 'own_website'], identifiers: ['face', 'first_name'] }],
  })
})

test('an id that is nobody is left out, and the same id twice comes once', () => {
  const { ann } = house.cast.people
  expect(personFacts(house.platform.database, ['nobody', ann, ann]).map(({ id }) => id)).toEqual([
    ann,
  ])
  expect(personFacts(house.platform.database, [])).toEqual([])
})
