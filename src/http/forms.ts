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

/** What arrived is not a form: another kind of content, cut off, or more fields than any page of ours has. */
export class UnreadableForm extends Error {
  constructor(readonly because: 'not_a_form' | 'broken_form') {
    super(because)
  }
}

const encodings = ['application/x-www-form-urlencoded', 'multipart/form-data']
/** Ours have a few hundred at most. */
export const mostFields = 2000

/**
 * Reads a sent form of either encoding. A browser sends one empty file for an empty file field; it is left out.
 * @throws UnreadableForm
 */
export async function readForm(c: Ctx): Promise<SentForm> {
  const texts = new Map<string, string[]>()
  const files = new Map<string, File[]>()
  let fields = 0
  for (const [name, part] of await fieldsOf(c)) {
    fields += 1
    if (fields > mostFields) throw new UnreadableForm('broken_form')
    if (typeof part === 'string') add(texts, name, part)
    else if (isChosen(part)) add(files, name, part)
  }
  const values = [...texts].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all])
  return { values: Object.fromEntries(values), files: Object.fromEntries(files) }
}

async function fieldsOf(c: Ctx): Promise<Iterable<[string, File | string]>> {
  const type = c.req.header('Content-Type') ?? ''
  if (!encodings.some((known) => type.toLowerCase().startsWith(known))) {
    throw new UnreadableForm('not_a_form')
  }
  const bytes = await c.req.arrayBuffer()
  try {
    return await new Response(bytes, { headers: { 'Content-Type': type } }).formData()
  } catch {
    throw new UnreadableForm('broken_form')
  }
}

function add<Part>(parts: Map<string, Part[]>, name: string, part: Part): void {
  const known = parts.get(name)
  if (known) known.push(part)
  else parts.set(name, [part])
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
