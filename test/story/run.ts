import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { tellStory } from './story.ts'
import { writeTelling } from './teller.ts'

/** `npm run story -- --out DIR`: the story with screenshots, `pack.zip` and `story.json`. Exits 1 when anything is amiss. */
const { values } = parseArgs({ options: { out: { type: 'string', default: 'story' } } })
const out = resolve(values.out)
const { telling, error } = await tellStory(out, ({ number, name, who, ms }) => {
  const line = `${String(number).padStart(2)}  ${name.padEnd(36)} ${who.padEnd(28)} ${ms} ms`
  process.stdout.write(`${line}\n`)
})
writeTelling(out, telling)
for (const line of [...telling.violations, ...telling.complaints])
  process.stdout.write(`!   ${line}\n`)
if (error) process.stdout.write(`!   ${error instanceof Error ? error.message : error}\n`)
process.stdout.write(
  `\n${telling.ok ? 'The story works' : 'The story does not work'}: ${telling.steps.length} steps, ${telling.timings.total} ms. See ${out}\n`,
)
process.exitCode = telling.ok && !error ? 0 : 1
