import type { Platform } from '../platform/port.ts'
import { authOf } from './auth.ts'

/** Encrypts a secret as the sign-in library keeps it. */
export async function sealSecret(platform: Platform, secret: string): Promise<string> {
  const { symmetricEncrypt } = await import('better-auth/crypto')
  return symmetricEncrypt({ key: await secretKey(platform), data: secret })
}

/** The secret itself, from how the library keeps it. */
export async function openSecret(platform: Platform, sealed: string): Promise<string> {
  const { symmetricDecrypt } = await import('better-auth/crypto')
  return symmetricDecrypt({ key: await secretKey(platform), data: sealed })
}

async function secretKey(platform: Platform) {
  return (await (await authOf(platform)).$context).secretConfig
}
