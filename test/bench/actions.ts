import Sqlite from 'better-sqlite3'
import { type Bench, startReal } from './bench.ts'
import { cost, type Figures, median, throughput } from './figures.ts'
import { start } from './servers.ts'
import { hiddenIn, type Writer, writerAt } from './writer.ts'

const rounds = 60

/**
 * What people press, one after another over HTTP: saving a draft, approving, releasing, and a "no" of somebody shown in
 * 2,000 scheduled targets. The ceiling is a bare durable write over HTTP: one row, WAL and `synchronous=FULL`.
 */
export async function measureActions(bench: Bench): Promise<Figures> {
  const { filled, settings, say } = bench
  const real = await startReal(bench)
  const bare = await start([bench.bare, '{port}', settings.databasePath])
  const asha = writerAt(real.origin, filled.cookies.asha)
  const morag = writerAt(real.origin, filled.cookies.morag)
  const gwen = writerAt(real.origin, filled.cookies.gwen)
  const sqlite = new Sqlite(settings.databasePath, { readonly: true })

  say('Saving, sending, approving and releasing')
  const write = perSecond(
    await timesOf(rounds * 5, () =>
      writerAt(bare.origin, '').send('/write', { words: 'Lovely day' }),
    ),
  )
  const posts: string[] = []
  const saves: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const id = await begun(bench, asha, round)
    posts.push(id)
    for (let save = 0; save < 4; save += 1) {
      saves.push(
        await asha.send(`/posts/${id}/draft`, {
          lock_version: lockOf(sqlite, id),
          words: `Lovely day ${save}`,
          category: 'own_news',
          purpose: 'news_of_activities',
        }),
      )
    }
    await asha.send(`/posts/${id}/pictures`, {
      lock_version: lockOf(sqlite, id),
      pictures: filled.pictures[round] ?? '',
    })
    await asha.send(`/posts/${id}/submission`, { lock_version: lockOf(sqlite, id) })
  }
  const approvals: number[] = []
  for (const [round, id] of posts.entries()) {
    approvals.push(await approve(morag, id, filled.pictures[round] ?? ''))
  }
  const releases: number[] = []
  for (const id of posts.slice(0, 20)) {
    const target = sqlite.prepare('SELECT id FROM post_target WHERE post_id = ?').pluck().get(id)
    releases.push(
      await asha.send(`/posts/${id}/targets/${target}/release`, {
        form_key: crypto.randomUUID(),
        permanent: 'yes',
      }),
    )
  }
  say('Recording the “no” of the most-shown person')
  const blocked = await gwen.send(`/no/${filled.mostShown}`, {
    form_key: crypto.randomUUID(),
    route: 'in_person',
    when: 'now',
    scope: 'everything',
    take_down: 'yes',
  })
  const still = sqlite
    .prepare(
      "SELECT count(*) FROM post_target JOIN post_media USING (post_id) JOIN appearance USING (asset_id) WHERE person_id = ? AND post_target.state = 'scheduled'",
    )
    .pluck()
    .get(filled.mostShown)
  if (still !== 0) throw new Error(`${still} targets were still scheduled after the “no”.`)
  const memory = real.memory()
  sqlite.close()
  await Promise.all([real.stop(), bare.stop()])
  return {
    'draft save': throughput(perSecond(saves), 'a second', write, 0.5),
    'draft save, median': cost(median(saves), 'ms', null, null),
    approve: throughput(perSecond(approvals), 'a second', write, 0.5),
    'approve, median': cost(median(approvals), 'ms', null, null),
    'release with its pack, median': cost(median(releases), 'ms', null, null),
    [`a “no” until all ${filled.shownIn} targets are stopped`]: cost(blocked, 'ms', null, 500),
    'memory after actions': cost(memory, 'MB', null, 290),
  }
}

async function begun({ filled }: Bench, asha: Writer, round: number): Promise<string> {
  const before = crypto.randomUUID()
  const answer = await asha.follow('/posts', {
    form_key: before,
    title: `Bench ${round}`,
    service: filled.cast.services.oak,
    accounts: filled.cast.accounts.oakFacebook,
  })
  const id = /\/posts\/([0-9a-f-]{36})/.exec(answer)?.[1]
  if (!id) throw new Error('No post was begun.')
  return id
}

/** Looks, counts and approves. Only the last press is timed. */
async function approve(morag: Writer, id: string, picture: string): Promise<number> {
  const before = await morag.page(`/approvals/${id}`)
  await morag.send(`/approvals/${id}/head-count`, {
    version: hiddenIn(before, 'version'),
    [`count:${picture}`]: '1',
  })
  const page = await morag.page(`/approvals/${id}`)
  return morag.send(`/approvals/${id}/decision`, {
    form_key: hiddenIn(page, 'form_key') || crypto.randomUUID(),
    version: hiddenIn(page, 'version'),
    targets: hiddenIn(page, 'targets'),
    decision: 'approve',
    dignity: 'yes',
    accurate: 'yes',
    complaint: 'no',
  })
}

const lockOf = (sqlite: Sqlite.Database, post: string): string =>
  String(sqlite.prepare('SELECT lock_version FROM post WHERE id = ?').pluck().get(post))

async function timesOf(count: number, act: () => Promise<number>): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < count; round += 1) times.push(await act())
  return times
}

const perSecond = (times: readonly number[]): number => 1000 / median(times)
