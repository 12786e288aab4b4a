import { createHmac, randomBytes } from 'node:crypto'
import type { Platform } from '../platform/port.ts'

/** Without letters and digits that look alike. 32 of them: 5 bits each. */
const letters = 'abcdefghijkmnpqrstuvwxyz23456789'
const howMany = 10

/** Ten codes of 50 random bits, written `abcde-fghjk`. */
export const newRecoveryCodes = (): readonly string[] =>
  Array.from({ length: howMany }, () => {
    const code = [...randomBytes(10)].map((byte) => letters[byte & 31]).join('')
    return `${code.slice(0, 5)}-${code.slice(5)}`
  })

/** What is stored. Spaces, dashes and capitals do not matter when a code is typed in. */
export function hashRecoveryCode(platform: Pick<Platform, 'secrets'>, code: string): string {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '')
  return createHmac('sha256', platform.secrets.sessionSecret)
    .update(`recovery:${plain}`)
    .digest('base64url')
}
