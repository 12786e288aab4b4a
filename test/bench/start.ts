import { join } from 'node:path'
import { type Bench, startReal } from './bench.ts'
import { cost, type Figures, median } from './figures.ts'
import { start } from './servers.ts'

/** From the start of the process to the first answer, beside bare Hono on the same database. In turn, five times. */
export async function measureStart(bench: Bench): Promise<Figures> {
  bench.say('Starting both servers cold')
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round < 6; round += 1) {
    const ceiling = await start([bench.bare, '{port}', join(bench.folder, 'bench.db')])
    await ceiling.stop()
    const real = await startReal(bench)
    await real.stop()
    if (round === 0) continue
    bare.push(ceiling.ready)
    ours.push(real.ready)
  }
  return { 'cold start': cost(median(ours), 'ms', median(bare), 1.6) }
}
