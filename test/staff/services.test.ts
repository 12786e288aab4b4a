import { afterEach, beforeEach, expect, it } from 'vitest'
import { actionsIn } from '../signin/signing-in.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeEach(() => {
  house = openHouse()
})
afterEach(() => house.close())

const willow = {
  serviceName: 'Willow View',
  nation: 'scotland',
  town: 'Perth',
  registrationNumber: '',
}

it('An administrator adds a service, and the list says that nobody manages it yet', async () => {
  expect((await house.as('alex').post('/services', willow)).status).toBe(303)
  const page = await (await house.as('alex').get('/services')).text()
  expect(page).toContain('Willow View')
  expect(page).toContain('Nobody')
  expect(page).toMatch(/>5<span class="visually-hidden"> accounts of Oak House/)
  expect(actionsIn(house).at(-1)).toBe('service.created')
})

it('A service in Northern Ireland is refused in words, and so is a name twice', async () => {
  const north = await house.as('alex').post('/services', { ...willow, nation: 'northern_ireland' })
  expect(north.status).toBe(422)
  expect(await north.text()).toContain('does not know the law of Northern Ireland')
  expect(
    (await house.as('alex').post('/services', { ...willow, serviceName: 'OAK HOUSE' })).status,
  ).toBe(422)
})

it('Morag changes her own services and adds none', async () => {
  const { oak } = house.cast.services
  const changed = { ...willow, serviceName: 'Oak House', nation: 'england', town: 'Leominster' }
  expect((await house.as('morag').post(`/services/${oak}`, changed)).status).toBe(303)
  expect(await (await house.as('morag').get('/services')).text()).toContain('Leominster')
  expect((await house.as('morag').post('/services', willow)).status).toBe(403)
  expect((await house.as('asha').get('/services')).status).toBe(403)
  expect((await house.as('alex').get('/services/unknown')).status).toBe(404)
})
