import type { z } from 'zod'
import type { Ctx } from './env.ts'

/** What a form sent: text as typed (a name sent twice is a list) and files that are not empty slots. */
export type SentForm = {
  readonly values: FormValues
  readonly files: Readonly<Record<string, readonly File[]>>
}
export type FormValues = Readonly<Record<string, string | string[]>>
export type FormError = { readonly field: string; readonly message: string }
export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: readonly FormError[] }

/** Reads a sent form of either encoding. A browser sends one empty file for an empty file field; it is left out. */
export async function readForm(c: Ctx): Promise<SentForm> {
  const sent = await c.req.formData()
  const values: Record<string, string | string[]> = {}
  const files: Record<string, File[]> = {}
  for (const name of new Set(sent.keys())) {
    const all = sent.getAll(name)
    const texts = all.filter((part) => typeof part === 'string')
    const attached = all.filter((part) => typeof part !== 'string').filter(isChosen)
    if (texts.length === 1 && texts[0] !== undefined) values[name] = texts[0]
    if (texts.length > 1) values[name] = texts
    if (attached.length > 0) files[name] = attached
  }
  return { values, files }
}

const isChosen = (file: File): boolean => file.size > 0 || file.name !== ''

/** The form's meaning, or what is wrong with each field in words for the page. One message per field: the first. */
export function checkForm<Schema extends z.ZodType>(
  schema: Schema,
  values: FormValues,
): Checked<z.infer<Schema>> {
  const parsed = schema.safeParse(values)
  if (parsed.success) return { ok: true, value: parsed.data }
  const errors = new Map<string, string>()
  for (const issue of parsed.error.issues) {
    const field = issue.path.join('.') || 'form'
    if (!errors.has(field)) errors.set(field, issue.message)
  }
  return { ok: false, errors: [...errors].map(([field, message]) => ({ field, message })) }
}

/** A value as one piece of text: the last one when a name was sent twice, empty when it was not sent. */
export function one(values: FormValues, name: string): string {
  const value = values[name]
  return (Array.isArray(value) ? value.at(-1) : value) ?? ''
}

/** A value as a list, however many times it was sent. */
export function many(values: FormValues, name: string): string[] {
  const value = values[name]
  if (value === undefined || value === '') return []
  return Array.isArray(value) ? value : [value]
}
