import { hash } from 'node:crypto'
import Sqlite from 'better-sqlite3'
import { type Cast, plantCast } from '../../db/seeds/cast.ts'
import { beginning, leafOf, linkOf } from '../../src/audit/chain.ts'
import { addDays, londonDay, startOfDay } from '../../src/domain/calendar.ts'
import { toldPoints } from '../../src/domain/consent.ts'
import { openPlatform } from '../../src/platform/node/platform.ts'
import type { Settings } from '../../src/platform/node/settings.ts'
import type { StoredFile } from '../../src/platform/port.ts'
import { startSession } from '../support/house.ts'
import { realPhotograph } from '../support/pictures.ts'

export type Filled = {
  readonly cast: Cast
  readonly cookies: { readonly asha: string; readonly morag: string; readonly gwen: string }
  /** Pictures with real sealed bytes, one person each who agreed to everything. */
  readonly pictures: readonly string[]
  /** A submitted post to read. */
  readonly onePost: string
  /** Shown in `shownIn` scheduled targets. */
  readonly mostShown: string
  readonly shownIn: number
}

export const sizes = { posts: 100_000, people: 10_000, waiting: 1000, shownIn: 2000 } as const

/** A big organisation: the cast, 10,000 people who agreed, 100,000 posts, as many audit rows. About ten seconds. */
export async function fill(settings: Settings): Promise<Filled> {
  const open = openPlatform(settings, { demo: false })
  const { platform } = open
  const cast = platform.database.transaction((tx) => plantCast(tx, platform))
  const cookies = {
    asha: startSession(platform, cast.staff.asha),
    morag: startSession(platform, cast.staff.morag),
    gwen: startSession(platform, cast.staff.gwen),
  }
  const prepared = await platform.images.prepare(realPhotograph())
  if (!prepared.ok) throw new Error('The photograph for the bench could not be read.')
  const stored: Stored[] = []
  for (const name of ['master', 'review', 'thumb'] as const) {
    const { content, mediaType, width, height } = prepared.renditions[name]
    stored.push({
      name,
      width,
      height,
      file: await platform.files.put(content, { mediaType, purpose: 'rendition' }),
    })
  }
  await open.close()

  const sqlite = new Sqlite(settings.databasePath)
  sqlite.pragma('synchronous = OFF')
  const planted = sqlite.transaction(() => plantBulk(sqlite, cast, stored))()
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  sqlite.exec('ANALYZE')
  sqlite.close()
  return { cast, cookies, ...planted }
}

type Stored = { name: string; width: number; height: number; file: StoredFile }

function plantBulk(sqlite: Sqlite.Database, cast: Cast, stored: readonly Stored[]) {
  const now = Date.now()
  const today = londonDay(now)
  const insert = inserter(sqlite)
  let serial = 0
  const id = () => {
    serial += 1
    return `00000000-0000-4000-8000-${String(serial).padStart(12, '0')}`
  }

  for (const { file } of stored) {
    insert('file', {
      id: file.id,
      sha256: file.sha256,
      bytes: file.bytes,
      media_type: file.mediaType,
      purpose: file.purpose,
      wrapped_key: file.wrappedKey,
      created_at: now,
    })
  }
  const people = Array.from({ length: sizes.people }, (_, at) => {
    const person = id()
    insert('person', {
      id: person,
      service_id: at % 2 ? cast.services.ash : cast.services.oak,
      kind: 'pws',
      known_as: `Name${at}`,
      full_name: `Name${at} Family${at % 977}`,
      age_band: 'adult_confirmed',
      status: 'active',
      sort_name: `name${String(at).padStart(6, '0')}`,
      created_by: cast.staff.morag,
      created_at: now,
      lock_version: 1,
    })
    plantConsent(insert, id, { person, cast, number: `BN-${String(at).padStart(5, '0')}`, today })
    return person
  })
  const oakPeople = people.filter((_, at) => at % 2 === 0)

  const pictures = oakPeople.slice(0, 2000).map((person) => {
    const asset = id()
    insert('asset', {
      id: asset,
      service_id: cast.services.oak,
      media: 'photo',
      title: 'In the garden',
      original_file_id: stored[0]?.file.id,
      content_sha256: stored[0]?.file.sha256,
      width: stored[0]?.width,
      height: stored[0]?.height,
      alt_text: 'Somebody in the garden',
      decorative: 0,
      people_count: 1,
      licence: 'staff_at_work',
      licence_owner: '',
      licence_paid_use: 0,
      event_name: '',
      uploaded_by: cast.staff.gwen,
      uploaded_at: now,
      lock_version: 1,
    })
    for (const one of stored) {
      insert('asset_rendition', {
        id: id(),
        asset_id: asset,
        name: one.name,
        file_id: one.file.id,
        width: one.width,
        height: one.height,
      })
    }
    insert('appearance', {
      id: id(),
      asset_id: asset,
      kind: 'identified',
      person_id: person,
      identifiers: '["face"]',
      note: '',
      tagged_by: cast.staff.gwen,
      tagged_at: now,
    })
    return asset
  })
  const mostShown = oakPeople[0] ?? ''
  const [mostShownPicture = ''] = pictures

  let onePost = ''
  for (let at = 0; at < sizes.posts; at += 1) {
    const kind =
      at < sizes.waiting ? 'waiting' : at < sizes.waiting + sizes.shownIn ? 'shown' : 'old'
    const post = id()
    const due = kind === 'old' ? now - (at % 700) * 86_400_000 : now + (at % 300) * 3_600_000
    const state = { waiting: 'submitted', shown: 'approved', old: 'closed' }[kind]
    insert('post', {
      id: post,
      service_id: at % 5 === 4 && kind === 'old' ? cast.services.ash : cast.services.oak,
      title: `Garden party number ${at}`,
      state,
      category: 'own_news',
      purpose: 'news_of_activities',
      words: `Tea, scones and croquet for the ${at}th time. Thank you to everyone who came.`,
      link: '',
      version_number: 1,
      created_by: cast.staff.asha,
      created_at: now,
      updated_at: due,
      submitted_at: now,
      submitted_by: cast.staff.asha,
      due_at: due,
      lock_version: 1,
    })
    const target = id()
    insert('post_target', {
      id: target,
      post_id: post,
      account_id: cast.accounts.oakFacebook,
      position: 1,
      planned: kind === 'old' ? null : '2030-06-01T09:00',
      planned_at: due,
      state: { waiting: 'planned', shown: 'scheduled', old: 'live' }[kind],
      drop_reason: '',
    })
    insert('post_media', {
      id: id(),
      post_id: post,
      asset_id: kind === 'shown' ? mostShownPicture : pictures[at % pictures.length],
      position: 1,
    })
    if (kind === 'waiting') {
      insert('gate_decision', {
        id: id(),
        post_id: post,
        target_id: target,
        act: 'submit',
        rule_set: 'bench',
        verdict: 'ALLOW',
        facts: '{}',
        result: '{"reasons":[]}',
        actor_id: cast.staff.asha,
        at: now,
      })
      onePost ||= post
    }
  }
  plantAudit(sqlite, insert, now, cast.staff.asha)
  return { pictures: pictures.slice(1), onePost, mostShown, shownIn: sizes.shownIn }
}

function plantConsent(
  insert: Insert,
  id: () => string,
  about: { person: string; cast: Cast; number: string; today: string },
): void {
  const { person, cast, today } = about
  const consent = id()
  const day = addDays(today, -100)
  const at = startOfDay(day) + 36_000_000
  insert('consent', {
    id: consent,
    number: about.number,
    person_id: person,
    stage: 'given',
    decision: 'agree',
    giver_kind: 'self',
    giver_name: 'Themself',
    giver_contact: '',
    capacity_basis: 'presumed_no_doubt',
    decided_at: at,
    recorded_at: at,
    recorded_by: cast.staff.gwen,
    method: 'mark_with_witness',
    witness_name: 'Sam Adeyemi',
    witness_statement: 'I saw it.',
    asked_by: cast.staff.gwen,
    supported_by: '',
    interpreter: '',
    notice_id: cast.notices.standard,
    notice_format: 'standard',
    told_points: JSON.stringify(toldPoints),
    special_category_ack: 1,
    free_choice: 'no_concern',
    free_choice_note: '',
    bundled_with_contract: 0,
    lawful_basis: 'explicit_consent',
    wants_to_see_first: 'no',
    wants_notice_after: 0,
    posthumous_use: 'not_asked',
    review_due: addDays(today, 200),
  })
  insert('consent_line', {
    id: id(),
    consent_id: consent,
    position: 1,
    media: '["photo"]',
    identifiers: '["face","first_name"]',
    never_together: '[]',
    channels: '["facebook","own_website"]',
    purposes: '["news_of_activities"]',
    asset_scope: 'any_until_end',
    asset_ids: '[]',
    event_name: '',
    valid_from: day,
    use_until: addDays(today, 200),
    display_end: 'until_withdrawn',
    conditions: '',
    condition_flags: '[]',
  })
  insert('consent_check', {
    id: id(),
    consent_id: consent,
    outcome: 'usable',
    reads_name: 1,
    reads_answers: 1,
    reads_signature: 1,
    reads_date: 1,
    note: '',
    checked_by: cast.staff.morag,
    checked_at: at + 1000,
  })
}

function plantAudit(sqlite: Sqlite.Database, insert: Insert, now: number, actor: string): void {
  const last = sqlite
    .prepare('SELECT seq, hash FROM audit_event ORDER BY seq DESC LIMIT 1')
    .get() as { seq: number; hash: Buffer } | undefined
  let seq = last?.seq ?? 0
  let prev: Uint8Array = last?.hash ?? beginning
  for (let at = 0; at < sizes.posts; at += 1) {
    seq += 1
    const fields = {
      seq,
      at: now,
      actor,
      action: 'post.saved',
      subjectKind: 'post',
      subjectId: hash('sha256', String(at)).slice(0, 36),
      body: Buffer.from('{"version":1}'),
    }
    const leaf = Buffer.from(leafOf(fields))
    const link = Buffer.from(linkOf(prev, leaf))
    insert('audit_event', {
      seq,
      at: now,
      actor,
      action: 'post.saved',
      subject_kind: 'post',
      subject_id: fields.subjectId,
      body: fields.body,
      leaf,
      prev: Buffer.from(prev),
      hash: link,
    })
    prev = link
  }
}

type Insert = (table: string, row: Record<string, unknown>) => void

/** One prepared insert for each table; every row of a table has the same columns. */
function inserter(sqlite: Sqlite.Database): Insert {
  const known = new Map<string, Sqlite.Statement>()
  return (table, row) => {
    const columns = Object.keys(row)
    const statement =
      known.get(table) ??
      sqlite.prepare(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      )
    known.set(table, statement)
    statement.run(Object.values(row))
  }
}
