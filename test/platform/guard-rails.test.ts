import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type House, openHouse } from '../support/house.ts'
import { plantOneOfEach, type Things } from '../support/one-of-each.ts'

/**
 * The last line of defence, tested in SQL alone: no route, no rule, no shell. Each test is named after its trigger, and
 * a house test compares the names with db/guard-rails.sql.
 */
let house: House
let things: Things
beforeAll(async () => {
  house = openHouse()
  things = await plantOneOfEach(house.platform, house.cast, 'oak')
})
afterAll(() => house.close())
beforeEach(() => run('SAVEPOINT one_test'))
afterEach(() => {
  run('ROLLBACK TO one_test')
  run('RELEASE one_test')
})

const run = (statement: string) => house.platform.database.run(sql.raw(statement))
const one = (query: string): unknown => {
  const row = house.platform.database.get<Record<string, unknown>>(sql.raw(query))
  return row && Object.values(row)[0]
}
const text = (value: string) => `'${value.replaceAll("'", "''")}'`
/** The reason that the database gives; drizzle wraps it in an error of its own. */
function refusal(statement: string): string {
  try {
    run(statement)
  } catch (error) {
    return error instanceof Error && error.cause instanceof Error
      ? error.cause.message
      : String(error)
  }
  return 'it was allowed'
}
/** A copy of a row with some columns given other values, as an INSERT. */
function again(table: string, id: string, changes: Record<string, string>): string {
  const columns = house.platform.database
    .all<{ name: string }>(sql.raw(`SELECT name FROM pragma_table_info('${table}')`))
    .map(({ name }) => name)
  const values = columns.map((name) => changes[name] ?? name)
  return `INSERT INTO ${table} (${columns}) SELECT ${values} FROM ${table} WHERE id = ${text(id)}`
}
const fresh = () => text(house.platform.newId())

describe('The audit trail', () => {
  test('audit_event_is_never_updated', () => {
    expect(refusal('UPDATE audit_event SET at = at + 1 WHERE seq = 1')).toBe(
      'audit events are never changed',
    )
  })

  test('audit_event_is_never_deleted', () => {
    expect(refusal('DELETE FROM audit_event WHERE seq = 1')).toBe('audit events are never deleted')
  })

  const row = (seq: string, prev: string) =>
    `INSERT INTO audit_event SELECT ${seq}, at, actor, action, subject_kind, subject_id, body, randomblob(32), ${prev}, randomblob(32) FROM audit_event WHERE seq = 1`
  const next = '(SELECT max(seq) + 1 FROM audit_event)'
  const last = '(SELECT hash FROM audit_event ORDER BY seq DESC LIMIT 1)'

  test('audit_event_follows_the_last', () => {
    const reason = 'an audit event must follow the last one'
    expect(refusal(row(`${next} + 1`, last))).toBe(reason)
    expect(refusal(row(next, 'randomblob(32)'))).toBe(reason)
    expect(refusal(row(next, last))).toBe('it was allowed')
  })
})

describe('Stale writes', () => {
  test.each(['post', 'asset', 'person', 'account'] as const)('%s_write_is_not_stale', (table) => {
    const at = `WHERE id = ${text(things[table])}`
    expect(refusal(`UPDATE ${table} SET lock_version = lock_version ${at}`)).toBe(
      `stale write: ${table}`,
    )
    expect(refusal(`UPDATE ${table} SET lock_version = lock_version + 2 ${at}`)).toBe(
      `stale write: ${table}`,
    )
    expect(refusal(`UPDATE ${table} SET lock_version = lock_version + 1 ${at}`)).toBe(
      'it was allowed',
    )
  })
})

describe('Frozen versions and kept decisions', () => {
  test('post_version_is_never_updated', () => {
    expect(refusal("UPDATE post_version SET fingerprint = 'other'")).toBe(
      'a frozen version is never changed',
    )
  })

  test('post_version_is_never_deleted', () => {
    expect(refusal('DELETE FROM post_version')).toBe('a frozen version is never deleted')
  })

  test('gate_decision_is_never_updated', () => {
    run(
      `INSERT INTO gate_decision (id, post_id, target_id, act, rule_set, verdict, facts, result, actor_id, at)
       VALUES (${fresh()}, ${text(things.post)}, ${text(things.target)}, 'save', '1', 'BLOCK', '{}', '{}', 'x', 0)`,
    )
    expect(refusal("UPDATE gate_decision SET verdict = 'ALLOW'")).toBe(
      'a gate decision is never changed',
    )
  })
})

describe('Approvals', () => {
  const copy = (changes: Record<string, string>) =>
    again('approval', things.approval, { id: fresh(), ...changes })

  test('approval_needs_another_person', () => {
    const author = text(things.staff)
    expect(refusal(copy({ decided_by: author }))).toBe(
      'four eyes: the approver contributed to this post',
    )
    expect(refusal(copy({ decided_by: author, decision: "'request_changes'" }))).toBe(
      'it was allowed',
    )
    expect(refusal(copy({ decided_by: text(house.cast.staff.dee) }))).toBe('it was allowed')
  })

  test('approval_names_its_version', () => {
    const reason = 'an approval must carry the fingerprint of its version'
    expect(refusal(copy({ fingerprint: "'another'" }))).toBe(reason)
    expect(refusal(copy({ post_id: text(things.submitted) }))).toBe(reason)
  })

  test('approval_is_only_ever_voided', () => {
    const reason = 'an approval can only be voided'
    const at = `WHERE id = ${text(things.approval)}`
    expect(refusal(`UPDATE approval SET reason = 'kinder' ${at}`)).toBe(reason)
    expect(refusal(`UPDATE approval SET voided_at = 1, decided_by = 'x' ${at}`)).toBe(reason)
    expect(refusal(`UPDATE approval SET voided_at = 1, voided_because = 'edit' ${at}`)).toBe(
      'it was allowed',
    )
    expect(refusal(`UPDATE approval SET voided_at = NULL ${at}`)).toBe(reason)
  })

  test('approval_is_never_deleted', () => {
    expect(refusal('DELETE FROM approval')).toBe('an approval is never deleted')
  })
})

describe('Consent', () => {
  const given = () => `WHERE id = ${text(things.consent)}`
  const check = (by: string) =>
    `INSERT INTO consent_check (id, consent_id, outcome, reads_name, reads_answers, reads_signature, reads_date, checked_by, checked_at)
     VALUES (${fresh()}, ${text(things.consent)}, 'usable', 1, 1, 1, 1, ${text(by)}, 0)`

  test('consent_check_needs_another_person', () => {
    expect(refusal(check(house.cast.staff.gwen))).toBe(
      'four eyes: the checker recorded this consent',
    )
    expect(refusal(check(house.cast.staff.dee))).toBe('it was allowed')
  })

  test('given_consent_is_not_rewritten', () => {
    const reason = 'a consent that was given is never rewritten'
    const voided = `stage = 'void', voided_by = ${text(house.cast.staff.dee)}, void_reason = 'Wrong person'`
    expect(refusal(`UPDATE consent SET review_due = '2030-01-01' ${given()}`)).toBe(reason)
    expect(refusal(`UPDATE consent SET ${voided}, decided_at = 1 ${given()}`)).toBe(reason)
    expect(refusal(`UPDATE consent SET ${voided} ${given()}`)).toBe('it was allowed')
    expect(refusal(`UPDATE consent SET stage = 'given' ${given()}`)).toBe(reason)
  })

  test('consent_void_needs_another_person', () => {
    const reason = 'four eyes: a given consent is voided by another person, with a reason'
    const voidedBy = (who: string, why: string) =>
      `UPDATE consent SET stage = 'void', voided_by = ${who}, void_reason = ${text(why)} ${given()}`
    expect(refusal(voidedBy(text(house.cast.staff.gwen), 'A slip'))).toBe(reason)
    expect(refusal(voidedBy('NULL', 'A slip'))).toBe(reason)
    expect(refusal(voidedBy(text(house.cast.staff.dee), '  '))).toBe(reason)
    expect(refusal(voidedBy(text(house.cast.staff.dee), 'A slip'))).toBe('it was allowed')
  })

  test('consent_is_never_deleted', () => {
    expect(refusal(`DELETE FROM consent ${given()}`)).toBe('a consent record is never deleted')
  })

  test('consent_check_is_never_updated', () => {
    expect(refusal("UPDATE consent_check SET outcome = 'unusable'")).toBe(
      'a check is never changed',
    )
  })

  test('consent_check_is_never_deleted', () => {
    expect(refusal('DELETE FROM consent_check')).toBe('a check is never deleted')
  })

  const lines = () => `WHERE consent_id = ${text(things.consent)}`
  const openAgain = () =>
    run(
      `INSERT INTO consent_line SELECT ${fresh()}, ${text(things.draftConsent)}, position, media, identifiers, never_together, channels, purposes, asset_scope, asset_ids, event_name, valid_from, use_until, display_end, display_until, conditions, condition_flags, avoid_words FROM consent_line ${lines()}`,
    )
  const draftLines = () => `WHERE consent_id = ${text(things.draftConsent)}`

  test('consent_line_is_never_updated', () => {
    expect(refusal(`UPDATE consent_line SET use_until = '2099-01-01' ${lines()}`)).toBe(
      'a consent that was given is never rewritten',
    )
    openAgain()
    expect(refusal(`UPDATE consent_line SET use_until = '2099-01-01' ${draftLines()}`)).toBe(
      'it was allowed',
    )
  })

  test('consent_line_is_never_deleted', () => {
    expect(refusal(`DELETE FROM consent_line ${lines()}`)).toBe(
      'a consent that was given is never rewritten',
    )
    openAgain()
    expect(refusal(`DELETE FROM consent_line ${draftLines()}`)).toBe('it was allowed')
  })
})

describe('The list of proofs to check', () => {
  const waits = (consentId: string) =>
    one(`SELECT count(*) FROM consent_to_check WHERE consent_id = ${text(consentId)}`)
  const checkIt = () =>
    run(
      `INSERT INTO consent_check (id, consent_id, outcome, reads_name, reads_answers, reads_signature, reads_date, checked_by, checked_at)
       VALUES (${fresh()}, ${text(things.consent)}, 'usable', 1, 1, 1, 1, ${text(house.cast.staff.dee)}, 0)`,
    )

  test('to_check_regains_with_new_proof and to_check_loses_checked', () => {
    expect(waits(things.consent)).toBe(1)
    checkIt()
    expect(waits(things.consent)).toBe(0)
    run(again('consent_evidence', things.evidence, { id: fresh() }))
    expect(waits(things.consent)).toBe(1)
  })

  test('to_check_loses_void', () => {
    run(
      `UPDATE consent SET stage = 'void', voided_by = ${text(house.cast.staff.dee)}, void_reason = 'A slip' WHERE id = ${text(things.consent)}`,
    )
    expect(waits(things.consent)).toBe(0)
  })

  test('to_check_gains_given', () => {
    const id = house.platform.newId()
    run(again('consent', things.consent, { id: text(id), number: "'OH-9002'" }))
    expect(waits(id)).toBe(1)
    const refused = house.platform.newId()
    const no = { id: text(refused), number: "'OH-9003'", decision: "'refuse'" }
    run(again('consent', things.consent, no))
    expect(waits(refused)).toBe(0)
  })

  test('to_check_gains_answered', () => {
    const id = house.platform.newId()
    const draft = { id: text(id), number: "'OH-9004'", stage: "'draft'" }
    run(again('consent', things.consent, draft))
    expect(waits(id)).toBe(0)
    run(`UPDATE consent SET stage = 'given' WHERE id = ${text(id)}`)
    expect(waits(id)).toBe(1)
  })
})

describe('A “no”', () => {
  test('withdrawal_is_never_deleted', () => {
    expect(refusal('DELETE FROM withdrawal')).toBe('a withdrawal is never deleted')
  })

  test('withdrawal_is_not_rewritten', () => {
    const reason = 'a withdrawal is not rewritten'
    for (const change of [
      'said_at = said_at + 1',
      "scope = 'everything'",
      'recorded_at = 1',
      "recorded_by = 'x'",
      `person_id = ${text(house.cast.people.ben)}`,
    ]) {
      expect(refusal(`UPDATE withdrawal SET ${change}`)).toBe(reason)
    }
    expect(refusal("UPDATE withdrawal SET confirmed_back_how = 'By phone'")).toBe('it was allowed')
  })
})

describe('Packs', () => {
  const pack = (changes: Record<string, string> = {}) =>
    again('export_pack', things.pack, { id: fresh(), ...changes })

  test('pack_needs_a_standing_approval', () => {
    const reason = 'a pack needs a standing approval of this content'
    expect(refusal(pack())).toBe('it was allowed')
    expect(refusal(pack({ fingerprint: "'another'" }))).toBe(reason)
    run(`DELETE FROM approval_target WHERE approval_id = ${text(things.approval)}`)
    expect(refusal(pack())).toBe(reason)
  })

  test('pack_needs_a_standing_approval: a voided one does not stand', () => {
    run(`UPDATE approval SET voided_at = 1 WHERE id = ${text(things.approval)}`)
    expect(refusal(pack())).toBe('a pack needs a standing approval of this content')
  })

  test('pack_is_refused_after_a_no', () => {
    const reason = 'a pack may not show a person who said no'
    const no = (changes: Record<string, string>) =>
      run(again('withdrawal', things.withdrawal, { id: fresh(), ...changes }))
    const tried = (changes: Record<string, string>) => {
      run('SAVEPOINT one_no')
      no(changes)
      const answer = refusal(pack())
      run('ROLLBACK TO one_no')
      return answer
    }
    expect(tried({ scope: "'everything'" })).toBe(reason)
    expect(tried({ channels: `'["facebook"]'` })).toBe(reason)
    expect(tried({ channels: `'["own_website"]'` })).toBe('it was allowed')
    expect(tried({ scope: "'identifiers'", identifiers: `'["face"]'` })).toBe(reason)
    expect(tried({ scope: "'identifiers'", identifiers: `'["voice"]'` })).toBe('it was allowed')
    expect(tried({ scope: "'assets'", asset_ids: text(JSON.stringify([things.asset])) })).toBe(
      reason,
    )
    expect(tried({ scope: "'everything'", no_new_use: '0' })).toBe('it was allowed')
    expect(tried({ scope: "'everything'", person_id: text(house.cast.people.ben) })).toBe(
      'it was allowed',
    )
  })
})

describe('Takedowns', () => {
  test('takedown_check_needs_another_person', () => {
    const reason = 'four eyes: the checker took it down'
    const asha = text(house.cast.staff.asha)
    const verified = (by: string) => `UPDATE takedown SET verified_by = ${by}, verified_at = 2`
    expect(refusal(verified(asha))).toBe(reason)
    run(`UPDATE takedown SET done_by = ${asha}, done_at = 1`)
    expect(refusal(verified(asha))).toBe(reason)
    expect(refusal(verified(text(house.cast.staff.morag)))).toBe('it was allowed')
  })
})

describe('Who is in what', () => {
  test('version_names_its_people', () => {
    const named = one(
      `SELECT person_id FROM version_person WHERE version_id = ${text(things.version)}`,
    )
    expect(named).toBe(things.person)
  })

  const waits = () =>
    one(`SELECT count(*) FROM asset_to_tag WHERE asset_id = ${text(things.asset)}`)
  const count = (people: string) =>
    run(
      `UPDATE asset SET people_count = ${people}, lock_version = lock_version + 1 WHERE id = ${text(things.asset)}`,
    )

  test('to_tag_follows_count', () => {
    expect(waits()).toBe(0)
    count('2')
    expect(waits()).toBe(1)
    count('1')
    expect(waits()).toBe(0)
  })

  test('to_tag_follows_tag and to_tag_follows_tag_taken_off', () => {
    count('2')
    const second = house.platform.newId()
    run(again('appearance', things.appearance, { id: text(second) }))
    expect(waits()).toBe(0)
    run(`UPDATE appearance SET removed_at = 1 WHERE id = ${text(second)}`)
    expect(waits()).toBe(1)
  })

  test('to_tag_gains_asset', () => {
    const id = house.platform.newId()
    run(again('asset', things.asset, { id: text(id), people_count: 'NULL' }))
    expect(one(`SELECT count(*) FROM asset_to_tag WHERE asset_id = ${text(id)}`)).toBe(1)
  })
})

describe('Forms and search', () => {
  test('form_key_is_used_once', () => {
    run(`INSERT INTO form_key VALUES (${fresh()}, 'asha', '/posts/1', 0)`)
    expect(refusal("UPDATE form_key SET location = '/elsewhere'")).toBe('a form key is used once')
  })

  const found = (word: string) =>
    one(`SELECT count(*) FROM search WHERE search MATCH ${text(`"${word}"`)}`)

  test('search_index_gains, search_gains_person and search_follows_person', () => {
    expect(found('Wright')).toBe(1)
    run(
      `UPDATE person SET full_name = 'Ann Wainwright', lock_version = lock_version + 1 WHERE id = ${text(things.person)}`,
    )
    expect([found('Wright'), found('Wainwright')]).toEqual([0, 1])
  })

  test('search_index_changes, search_gains_post and search_follows_post', () => {
    const before = Number(found('bulbs'))
    expect(before).toBeGreaterThan(0)
    run(
      `UPDATE post SET title = 'Tulips', words = 'Tulips', lock_version = lock_version + 1 WHERE id = ${text(things.draft)}`,
    )
    expect([found('bulbs'), found('tulips')]).toEqual([before - 1, 1])
  })

  test('search_gains_account and search_follows_account', () => {
    expect(found('OakHouseCare')).toBeGreaterThan(0)
    run(
      `UPDATE account SET handle = 'TheOaks', lock_version = lock_version + 1 WHERE id = ${text(things.account)}`,
    )
    expect(found('TheOaks')).toBe(1)
  })

  test('version_names_its_people, each once, from pictures and quotes', () => {
    const content = JSON.stringify({
      media: [
        { appearances: [{ personId: 'ann' }, { personId: null }] },
        { appearances: [{ personId: 'ann' }] },
      ],
      quotes: [{ personId: 'gus' }],
    })
    run(
      `INSERT INTO post_version VALUES ('v', ${text(things.post)}, 99, 'print', ${text(content)}, 'asha', 0)`,
    )
    expect(
      one(
        `SELECT group_concat(person_id ORDER BY person_id) FROM version_person WHERE version_id = 'v'`,
      ),
    ).toBe('ann,gus')
  })

  test('search_gains_consent', () => {
    expect(found('OH-9001')).toBe(1)
  })
})

test('takedown_check_needs_another_person', () => {
  const asha = text(things.staff)
  const at = `WHERE id = ${text(things.takedown)}`
  const reason = 'four eyes: the checker took it down'
  run(`UPDATE takedown SET done_by = NULL, done_at = NULL, verified_by = NULL ${at}`)
  expect(refusal(`UPDATE takedown SET verified_by = ${asha} ${at}`)).toBe(reason)
  run(`UPDATE takedown SET done_by = ${asha}, done_at = 1 ${at}`)
  expect(refusal(`UPDATE takedown SET verified_by = ${asha} ${at}`)).toBe(reason)
  expect(refusal(`UPDATE takedown SET verified_by = 'somebody else' ${at}`)).toBe('it was allowed')
})

test('Every trigger in db/guard-rails.sql has a test here that bears its name', () => {
  const guardRails = readFileSync('db/guard-rails.sql', 'utf8')
  const triggers = [...guardRails.matchAll(/CREATE TRIGGER (\w+)/g)].map(([, name]) => name ?? '')
  const titles = readFileSync(import.meta.filename, 'utf8')
    .match(/test(\.each.*)?\('.*'/g)
    ?.join()
  const named = (name: string) =>
    titles?.includes(name) || titles?.includes(name.replace(/^[a-z]+_write/, '%s_write'))
  expect(triggers.length).toBeGreaterThan(20)
  expect(triggers.filter((name) => !named(name))).toEqual([])
})
