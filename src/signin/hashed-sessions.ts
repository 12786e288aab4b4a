import type { BetterAuthOptions } from 'better-auth'
import type { DBAdapter, Where } from 'better-auth/adapters'
import { sealToken } from './session.ts'

type MakeAdapter = (options: BetterAuthOptions) => DBAdapter

/**
 * The sign-in library stores session tokens as they are. This stands between it and the tables: a token is stored and
 * looked for as its SHA-256, and the library only ever sees the token it made (security finding F5).
 */
export function hashedSessions(make: MakeAdapter): MakeAdapter {
  return (options) => {
    const inner = make(options)
    const sealed: DBAdapter = {
      ...inner,
      create: async (query) => {
        if (query.model !== 'session') return inner.create(query)
        const { token } = query.data
        const row = await inner.create({
          ...query,
          data: { ...query.data, token: sealToken(String(token)) },
        })
        return { ...row, token } as never
      },
      findOne: async <Row>(query: Parameters<DBAdapter['findOne']>[0]) => {
        const row = await inner.findOne<Row>(sealQuery(query))
        const token = tokenSought(query)
        return row && token !== undefined ? { ...row, token } : row
      },
      findMany: (query) => inner.findMany(sealQuery(query)),
      count: (query) => inner.count(sealQuery(query)),
      update: (query) => inner.update(sealQuery(query)),
      updateMany: (query) => inner.updateMany(sealQuery(query)),
      delete: (query) => inner.delete(sealQuery(query)),
      deleteMany: (query) => inner.deleteMany(sealQuery(query)),
      consumeOne: (query) => inner.consumeOne(sealQuery(query)),
      incrementOne: (query) => inner.incrementOne(sealQuery(query)),
      transaction: (work) => work(sealed),
    }
    return sealed
  }
}

type Query = { readonly model: string; readonly where?: Where[] | undefined }

function sealQuery<Sent extends Query>(query: Sent): Sent {
  if (query.model !== 'session' || !query.where) return query
  return { ...query, where: query.where.map(sealCondition) }
}

function sealCondition(condition: Where): Where {
  if (condition.field !== 'token') return condition
  const { value } = condition
  return {
    ...condition,
    value: Array.isArray(value)
      ? value.map((one) => sealToken(String(one)))
      : sealToken(String(value)),
  }
}

function tokenSought(query: Query) {
  if (query.model !== 'session') return undefined
  return query.where?.find((condition) => condition.field === 'token')?.value
}
