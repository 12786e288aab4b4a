import { afterEach, expect, test } from 'vitest'
import { staffRole } from '../../db/schema/staff.ts'
import { londonDay } from '../../src/domain/calendar.ts'
import { actorFacts } from '../../src/staff/standing.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
afterEach(() => house.close())

test('Whoever manages one home and writes for another manages only the first.', () => {
  house = openHouse()
  const { database, now } = house.platform
  const { oak, ash } = house.cast.services
  const { asha } = house.cast.staff
  const today = londonDay(now())
  database
    .insert(staffRole)
    .values({
      id: 'asha-manages-ash',
      staffId: asha,
      role: 'registered_manager',
      serviceId: ash,
      fromDay: today,
      untilDay: null,
      givenBy: house.cast.staff.alex,
      givenAt: now(),
    })
    .run()
  expect(actorFacts(database, asha, today, oak)?.roles).toEqual(['author'])
  expect(actorFacts(database, asha, today, ash)?.roles).toEqual(['registered_manager'])
})
