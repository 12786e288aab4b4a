import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ephemeralSecrets, loadSecrets } from '../../src/platform/node/secrets.ts'

function newKeyPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-key-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'countersign.key')
}

describe('The key file', () => {
  test('The first start makes it for its owner alone, and the next start reads the same secrets', () => {
    const path = newKeyPath()
    const first = loadSecrets(path)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(path, '..'))).toEqual(['countersign.key'])
    expect(loadSecrets(path)).toEqual(first)
  })

  test('Each secret is 32 bytes of its own', () => {
    const { sessionSecret, auditSalt, fileKey } = loadSecrets(newKeyPath())
    const secrets = [Buffer.from(sessionSecret, 'base64url'), auditSalt, fileKey]
    expect(secrets.map((secret) => secret.length)).toEqual([32, 32, 32])
    expect(new Set(secrets.map((secret) => Buffer.from(secret).toString('hex'))).size).toBe(3)
  })

  test.each([0o640, 0o604, 0o660, 0o644])(
    'One that others may read (mode %o) is refused',
    (mode) => {
      const path = newKeyPath()
      loadSecrets(path)
      chmodSync(path, mode)
      expect(() => loadSecrets(path)).toThrow(`Run: chmod 600 ${path}`)
    },
  )

  test('One that is damaged is refused, left as it is, and not told in the message', () => {
    const path = newKeyPath()
    for (const text of ['', 'rubbish', '{"version":1,"sessionSecret":"hunter2"}']) {
      writeFileSync(path, text, { mode: 0o600 })
      expect(() => loadSecrets(path)).toThrow(/^(?!.*hunter2).*Put back the file from your backup/)
      expect(readFileSync(path, 'utf8')).toBe(text)
    }
  })

  test('Beside a database that already holds files, a missing one is refused and not made anew', () => {
    const path = newKeyPath()
    expect(() => loadSecrets(path, { mayCreate: false })).toThrow('is missing')
    expect(readdirSync(join(path, '..'))).toEqual([])
  })
})

test('Ephemeral secrets differ each time', () => {
  expect(ephemeralSecrets()).not.toEqual(ephemeralSecrets())
})
