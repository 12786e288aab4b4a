import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveEveryRole, realAddress, routesOf } from '../support/addresses.ts'
import { type House, openHouse } from '../support/house.ts'
import { plantOneOfEach } from '../support/one-of-each.ts'

/**
 * What a browser never sends and a script does: each form that we draw, sent back with each of its fields missing, twice,
 * as a file, far too long, or in letters that nobody expects. The answer may be any “no”; it may never be a fault.
 */
let house: House
let forms: Form[]

type Form = { readonly action: string; readonly fields: readonly (readonly [string, string])[] }

beforeAll(async () => {
  house = openHouse()
  giveEveryRole(house, 'alex', 'oak')
  const things = await plantOneOfEach(house.platform, house.cast, 'oak')
  const found = new Map<string, Form>()
  for (const route of routesOf(house.app)) {
    if (route.method !== 'GET' || route.path.startsWith('/assets')) continue
    const answer = await house.as('alex').get(realAddress(route, things))
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
    for (const form of formsOn(await answer.text())) {
      found.set(`${form.action} ${form.fields.map(([name]) => name).join()}`, form)
    }
  }
  forms = [...found.values()]
})
afterAll(() => house.close())

function formsOn(markup: string): Form[] {
  const forms = [...markup.matchAll(/<form[^>]*>(.*?)<\/form>/gs)]
  return forms.flatMap(([whole, inside = '']) => {
    const open = whole.slice(0, whole.indexOf('>') + 1)
    const fields = [
      ...inside.matchAll(/<(?:input|textarea|select|button)[^>]* name="([^"]+)"[^>]*>/g),
    ]
    const named = fields.map(
      ([tag, name = '']) => [name, / value="([^"]*)"/.exec(tag)?.[1] ?? ''] as const,
    )
    const actions = [...whole.matchAll(/(?:^<form[^>]*? action|formaction)="(\/[^"]*)"/g)].map(
      ([, to = '']) => to,
    )
    return open.includes('method="post"')
      ? actions.map((action) => ({ action, fields: named }))
      : []
  })
}

const odd: readonly (readonly [string, string | readonly string[] | File | undefined])[] = [
  ['missing', undefined],
  ['empty', ''],
  ['far too long', 'a'.repeat(200_000)],
  ['no letters', '\u0000\u200b\u202e\ud83e\udd73\ufeff'],
  ['half a letter', 'a\ud800'],
  ['a number beyond numbers', '9'.repeat(400)],
  ['a fraction below zero', '-0.5'],
  ['code', `'"><script>alert(1)</script>{{7*7}}\r\nSet-Cookie: a=b`],
  ['twice', ['one', 'two', 'one']],
  ['a file', new File(['words'], 'a\r\n"b.txt')],
  ['an object', '__proto__'],
  ['an unknown id', '11111111-1111-4111-8111-111111111111'],
]

async function send(
  action: string,
  fields: Form['fields'],
  name: string,
  value: (typeof odd)[number][1],
) {
  const body = new FormData()
  for (const [known, normal] of fields) if (known !== name) body.append(known, normal)
  for (const one of value === undefined ? [] : [value].flat()) body.append(name, one)
  house.platform.database.run(sql`SAVEPOINT one_form`)
  try {
    const { status } = await house.app.request(action, {
      method: 'POST',
      body,
      headers: { cookie: house.as('alex').cookie, origin: house.platform.origin },
    })
    return status
  } finally {
    house.platform.database.run(sql`ROLLBACK TO one_form`)
    house.platform.database.run(sql`RELEASE one_form`)
  }
}

const oddly = async (send: Promise<number>, what: string): Promise<string[]> => {
  house.faults.length = 0
  const status = await send
  const [fault] = house.faults
  return status >= 500 || fault ? [`${what}: ${status} ${String(fault?.error).slice(0, 300)}`] : []
}

test('No field of any form can be filled in so oddly that we fail', {
  timeout: 60_000,
}, async () => {
  expect(forms.length).toBeGreaterThan(40)
  const faults: string[] = []
  for (const [at, { action, fields }] of forms.entries()) {
    for (const [place, name] of [...new Set(fields.map(([known]) => known))].entries()) {
      const [what, value] = odd[(at + place) % odd.length] ?? ['missing', undefined]
      faults.push(
        ...(await oddly(send(action, fields, name, undefined), `${action} without ${name}`)),
      )
      faults.push(...(await oddly(send(action, fields, name, value), `${action} ${name}: ${what}`)))
    }
  }
  expect(faults).toEqual([])
})

const boundary = { 'content-type': 'multipart/form-data; boundary=x' }
const words = { 'content-type': 'application/x-www-form-urlencoded' }
const part = (at: number) => `--x\r\nContent-Disposition: form-data; name="${at}"\r\n\r\n\r\n`
const numbers = Array.from({ length: 12_000 }, (_, at) => at)

test.each([
  ['JSON', 415, '{"title":"a"}', { 'content-type': 'application/json' }],
  ['plain text', 415, 'title=a', { 'content-type': 'text/plain' }],
  ['nothing', 415, undefined, {}],
  ['no boundary', 400, 'title=a', { 'content-type': 'multipart/form-data' }],
  ['a form that was cut off', 400, part(1), boundary],
  ['12,000 parts', 400, `${numbers.map(part).join('')}--x--\r\n`, boundary],
  ['12,000 words', 400, numbers.map((at) => `a${at}=1`).join('&'), words],
] as const)('A body that is %s is a plain %i, soon', async (_, expected, body, headers) => {
  const { cookie } = house.as('alex')
  const { origin } = house.platform
  for (const path of ['/posts', '/sign-in']) {
    house.faults.length = 0
    const began = performance.now()
    const sent = { method: 'POST', body, headers: { cookie, origin, ...headers } }
    expect((await house.app.request(path, sent)).status).toBe(expected)
    expect(performance.now() - began).toBeLessThan(3000)
    expect(house.faults).toEqual([])
  }
})

test('A place that is ticked twice is one place', async () => {
  const { cast, platform } = house
  const made = await house.as('asha').post('/posts', {
    form_key: platform.newId(),
    title: 'Twice',
    service: cast.services.oak,
    accounts: [cast.accounts.oakFacebook, cast.accounts.oakFacebook],
  })
  expect(made.status).toBe(303)
})
