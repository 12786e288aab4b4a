import { organisation, service } from '../../db/schema/organisation.ts'
import type { FormError, FormValues } from '../http/forms.ts'
import { checkForm } from '../http/forms.ts'
import type { Reader } from '../platform/port.ts'
import { commonPasswords } from './common-passwords.ts'
import { newPasswordForm } from './forms.ts'
import { hashPassword } from './password.ts'
import { passwordProblem } from './password-rules.ts'

export type NewPassword =
  | { readonly ok: true; readonly hash: string }
  | { readonly ok: false; readonly errors: readonly FormError[] }

/** Reads `password` and `again` from a form, judges them, and hashes the password when it will do. */
export async function readNewPassword(
  values: FormValues,
  names: readonly string[],
): Promise<NewPassword> {
  const checked = checkForm(newPasswordForm, values)
  if (!checked.ok) return checked
  const problem = passwordProblem(checked.value.password, {
    common: await commonPasswords(),
    names,
  })
  if (problem) return { ok: false, errors: [{ field: 'password', message: problem }] }
  return { ok: true, hash: await hashPassword(checked.value.password) }
}

/** Names that are easy to guess for anybody here. */
export function namesHere(reader: Reader): string[] {
  const rows = [
    ...reader.select({ name: organisation.name }).from(organisation).all(),
    ...reader.select({ name: service.name }).from(service).all(),
  ]
  return rows.map(({ name }) => name)
}
