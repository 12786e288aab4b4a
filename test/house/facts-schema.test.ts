import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ruleSetVersion } from '../../src/domain/decision/facts.ts'
import { describeFacts, factsJsonSchema } from '../../src/domain/decision/schema-doc.ts'

test('docs/facts-schema.md says what the schema says.', () => {
  expect(readFileSync('docs/facts-schema.md', 'utf8')).toBe(describeFacts())
})

test('Every field of facts has a meaning in the schema and in the page.', () => {
  const rows = describeFacts()
    .split('\n')
    .filter((row) => row.startsWith('| `'))
  expect(rows.length).toBeGreaterThan(110)
  expect(rows.filter((row) => /\|\s*\|$|\| value/.test(row))).toEqual([])
})

test('The JSON Schema names its rule set and asks for every field.', () => {
  const schema = factsJsonSchema()
  expect(schema.title).toContain(ruleSetVersion)
  expect(schema).toMatchObject({ type: 'object', additionalProperties: false })
  expect(schema.required).toEqual(Object.keys(schema.properties ?? {}))
})
