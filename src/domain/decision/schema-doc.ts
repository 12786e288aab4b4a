import { z } from 'zod'
import { factsSchema, ruleSetVersion } from './facts.ts'

/** JSON Schema (draft 2020-12) of facts, for `countersign decide --schema` and for anyone who builds facts elsewhere. */
export const factsJsonSchema = (): Record<string, unknown> => ({
  ...z.toJSONSchema(factsSchema),
  title: `Countersign facts, rule set ${ruleSetVersion}`,
})

type Field = {
  readonly type?: string | readonly string[]
  readonly const?: string
  readonly pattern?: string
  readonly enum?: readonly string[]
  readonly anyOf?: readonly Field[]
  readonly items?: Field
  readonly prefixItems?: readonly Field[]
  readonly properties?: Readonly<Record<string, Field>>
  readonly description?: string
}

/** The same schema as a page to read: one table for each group of fields. Kept as docs/facts-schema.md. */
export function describeFacts(): string {
  const root = factsJsonSchema() as Field
  return `${intro}\n${sections('facts', root).join('\n')}`
}

const intro = `# Facts

What the gate needs to know to decide about one target of one post version at one act. This page is made
from the schema in \`src/domain/decision/facts.ts\`; a test fails when the two differ.

- Rule set: \`${ruleSetVersion}\`.
- Every field must be there. What is not known is \`null\`, and what is not known never permits.
- An instant is a whole number of milliseconds since 1970, UTC. A day is \`YYYY-MM-DD\` in London. A planned time is
  \`YYYY-MM-DDTHH:mm\` in London.
- B, C, D, L and O name clauses of the domain documents; codes such as C05 name reasons of the gate.
`

function sections(path: string, field: Field): string[] {
  const properties = Object.entries(field.properties ?? {})
  const rows = properties.map(
    ([name, one]) => `| \`${name}\` | ${kindOf(one)} | ${descriptionOf(one)} |`,
  )
  const table = ['| Field | Kind | Meaning |', '|---|---|---|', ...rows].join('\n')
  const own = `## \`${path}\`\n\n${field.description ? `${field.description}\n\n` : ''}${table}\n`
  return [own, ...properties.flatMap(([name, one]) => nested(`${path}.${name}`, one))]
}

function nested(path: string, field: Field): string[] {
  const inner = present(field)
  if (inner.properties) return sections(path, inner)
  const items = inner.items === undefined ? undefined : present(inner.items)
  return items?.properties ? sections(`${path}[]`, items) : []
}

/** The field without its `or null`. */
const present = (field: Field): Field => field.anyOf?.find((one) => !isNull(one)) ?? field

const isNull = ({ type }: Field): boolean => type === 'null'

/** `anyOf` with null, or `type: [kind, "null"]`. */
const isNullable = ({ anyOf, type }: Field): boolean =>
  anyOf?.some(isNull) === true || (Array.isArray(type) && type.includes('null'))

const typeOf = ({ type }: Field): string =>
  typeof type === 'string' ? type : (type?.find((one) => one !== 'null') ?? '')

const descriptionOf = (field: Field): string =>
  (field.description ?? present(field).description ?? '').replaceAll('|', '\\|')

const kindOf = (field: Field): string =>
  isNullable(field) ? `${wordFor(present(field))} or null` : wordFor(field)

function wordFor(field: Field): string {
  if (field.enum) return field.enum.map((word) => `\`${word}\``).join(', ')
  if (field.const !== undefined) return `\`${field.const}\``
  if (field.pattern !== undefined) return field.pattern.includes('T') ? 'London time' : 'day'
  if (field.prefixItems) return 'pair'
  const type = typeOf(field)
  if (type !== 'array') return plainKinds[type] ?? 'value'
  const items = wordFor(present(field.items ?? {}))
  return `list of ${items === 'group' ? 'groups' : items}`
}

const plainKinds: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  boolean: 'true or false',
  object: 'group',
}
