import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recordEvent } from '../../src/audit/record.ts'
import { verifyChain } from '../../src/audit/verify.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeEach(() => {
  house = openHouse()
})
afterEach(() => house.close())

const run = (statement: string) => house.platform.database.run(sql.raw(statement))
/** The owner of the file can drop the triggers; the chain must still tell. */
const asOwner = (statement: string) => {
  for (const name of ['is_never_updated', 'is_never_deleted', 'follows_the_last']) {
    run(`DROP TRIGGER IF EXISTS audit_event_${name}`)
  }
  run(statement)
}

describe('The audit chain', () => {
  test('holds for everything that planting the cast recorded', () => {
    const result = verifyChain(house.platform.database)
    expect(result).toMatchObject({ ok: true })
    expect(result.rows).toBeGreaterThan(30)
  })

  test('refuses a change or a removal through any code path', () => {
    expect(() => run('UPDATE audit_event SET actor = actor')).toThrow()
    expect(() => run('DELETE FROM audit_event WHERE seq = 3')).toThrow()
    expect(() =>
      run(
        'INSERT INTO audit_event SELECT 999, at, actor, action, subject_kind, subject_id, body, randomblob(32), randomblob(32), randomblob(32) FROM audit_event WHERE seq = 1',
      ),
    ).toThrow()
  })

  test.each([
    ['a changed time', 'UPDATE audit_event SET at = at + 1 WHERE seq = 7', 7, 'changed'],
    ['a changed actor', "UPDATE audit_event SET actor = 'someone' WHERE seq = 9", 9, 'changed'],
    [
      'changed details',
      'UPDATE audit_event SET body = CAST(\'{"a":1}\' AS BLOB) WHERE seq = 4',
      4,
      'changed',
    ],
    ['a removed row', 'DELETE FROM audit_event WHERE seq = 5', 6, 'missing_row'],
    ['a removed first row', 'DELETE FROM audit_event WHERE seq = 1', 2, 'missing_row'],
    [
      'a swapped link',
      'UPDATE audit_event SET hash = randomblob(32) WHERE seq = 8',
      8,
      'broken_link',
    ],
    [
      'a broken backward link',
      'UPDATE audit_event SET prev = randomblob(32) WHERE seq = 8',
      8,
      'broken_link',
    ],
  ])('names the row of %s', (_, statement, badRow, fault) => {
    asOwner(statement)
    expect(verifyChain(house.platform.database)).toMatchObject({ ok: false, badRow, fault })
  })

  test('cannot hold text where bytes belong, so no reader ever guesses at a row', () => {
    expect(() => asOwner("UPDATE audit_event SET body = '{}' WHERE seq = 4")).toThrow()
    expect(verifyChain(house.platform.database)).toMatchObject({ ok: true })
  })

  test('gives nothing away about a person in any row', () => {
    const bodies = house.platform.database.values<[string]>(
      sql`SELECT CAST(body AS TEXT) || actor || subject_id FROM audit_event`,
    )
    expect(bodies.length).toBeGreaterThan(30)
    for (const [row] of bodies) {
      expect(row).not.toMatch(/Ann|Wright|Okafor|Asha|Morag|Oak House/)
    }
  })

  test('takes an event and its change together or neither', () => {
    const { database } = house.platform
    const before = verifyChain(database).rows
    expect(() =>
      database.transaction((tx) => {
        recordEvent(tx, house.platform, {
          actor: 'system',
          action: 'pack.expired',
          subject: { kind: 'pack', id: 'x' },
        })
        throw new Error('the change failed')
      }),
    ).toThrow('the change failed')
    expect(verifyChain(database)).toMatchObject({ ok: true, rows: before })
  })
})

describe('The audit pages', () => {
  test('show the log to an auditor, filtered by the address', async () => {
    const page = await (await house.as('priya').get('/audit?action=person.added')).text()
    expect(page).toContain('Added a person to the register')
    expect(page).not.toMatch(/<td[^>]*>Registered an official account/)
    expect(page).toContain('1 in use')
  })

  test('say plainly whether anything was altered, and record that somebody checked', async () => {
    const priya = house.as('priya')
    expect(await (await priya.post('/audit/verification')).text()).toContain('Nothing was altered')
    asOwner('UPDATE audit_event SET at = at + 1 WHERE seq = 7')
    const page = await (await priya.post('/audit/verification')).text()
    expect(page).toContain('Row 7 is not as it was written')
  })

  test('are not for authors or care staff', async () => {
    expect((await house.as('asha').get('/audit')).status).toBe(403)
    expect((await house.as('gwen').post('/audit/verification')).status).toBe(403)
  })

  test('export the log as a file', async () => {
    const answer = await house.as('priya').get('/audit.csv?action=person.added')
    expect(answer.headers.get('content-disposition')).toContain('audit-trail.csv')
    const lines = (await answer.text()).trim().split('\r\n')
    expect(lines).toHaveLength(11)
  })
})
