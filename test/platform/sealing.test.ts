import { createDecipheriv } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FileUnreadable } from '../../src/platform/failures.ts'
import {
  fingerprintId,
  newFileKey,
  seal,
  unseal,
  unwrapKey,
  wrapKey,
} from '../../src/platform/sealing.ts'

const chunk = 2 ** 18
const headerLength = 13
const sealedChunk = chunk + 16

/** Bytes whose chunks all differ. */
function content(length: number): Buffer {
  return Buffer.from(Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) & 0xff))
}

describe('A sealed file', () => {
  test.each([0, 1, 15, 16, chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 5])(
    'Content of %i bytes comes back as it was',
    (length) => {
      const key = newFileKey()
      expect(Buffer.from(unseal(seal(content(length), key), key)).equals(content(length))).toBe(
        true,
      )
    },
  )

  test('Any content comes back as it was, and its bytes are not to be seen', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 24, maxLength: 3000 }), (bytes) => {
        const key = newFileKey()
        const sealed = Buffer.from(seal(bytes, key))
        expect(unseal(sealed, key)).toEqual(Buffer.from(bytes))
        expect(sealed.includes(Buffer.from(bytes))).toBe(false)
      }),
    )
  })

  test('It follows the written layout: plain AES-256-GCM opens a chunk by hand', () => {
    const key = newFileKey()
    const sealed = Buffer.from(seal(Buffer.from('agreed on 3 March'), key))
    expect(sealed.subarray(0, 6)).toEqual(Buffer.from([0x43, 0x53, 0x46, 1, 18, 0]))
    const nonce = Buffer.concat([sealed.subarray(6, 13), Buffer.from([0, 0, 0, 0, 1])])
    const decipher = createDecipheriv('aes-256-gcm', key, nonce)
    decipher.setAAD(sealed.subarray(0, 13))
    decipher.setAuthTag(sealed.subarray(-16))
    const opened = Buffer.concat([decipher.update(sealed.subarray(13, -16)), decipher.final()])
    expect(opened.toString()).toBe('agreed on 3 March')
  })

  test('A file sealed by an earlier release still opens', () => {
    const key = Buffer.from(
      '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',
      'hex',
    )
    const sealed = Buffer.from(
      'Q1NGARIAvGUfn6UhSnjIzXiHs3jTsqA9ni2YsuNIvEd0MzAIkklQvuDA4TSuPTQln/PvQJTP',
      'base64',
    )
    expect(Buffer.from(unseal(sealed, key)).toString()).toBe('Ann says yes to Facebook.')
  })

  test('Every single flipped bit is refused', () => {
    const key = newFileKey()
    const sealed = Buffer.from(seal(Buffer.from('a small scan'), key))
    for (let at = 0; at < sealed.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const altered = Buffer.from(sealed)
        altered.writeUInt8(altered.readUInt8(at) ^ (1 << bit), at)
        expect(() => unseal(altered, key)).toThrow(FileUnreadable)
      }
    }
  })

  test('It is refused when cut short at any byte, or made longer', () => {
    const key = newFileKey()
    const sealed = Buffer.from(seal(Buffer.from('a small scan'), key))
    for (let length = 0; length < sealed.length; length++) {
      expect(() => unseal(sealed.subarray(0, length), key)).toThrow(FileUnreadable)
    }
    expect(() => unseal(Buffer.concat([sealed, Buffer.alloc(1)]), key)).toThrow(FileUnreadable)
  })

  test('Chunks that are lost, swapped, repeated or from another file are refused', () => {
    const key = newFileKey()
    const sealed = Buffer.from(seal(content(3 * chunk), key))
    const other = Buffer.from(seal(content(3 * chunk), newFileKey()))
    const header = sealed.subarray(0, headerLength)
    const part = (from: Buffer, index: number) =>
      from.subarray(headerLength + index * sealedChunk, headerLength + (index + 1) * sealedChunk)
    const [first, second, third] = [0, 1, 2].map((index) => part(sealed, index))
    if (!first || !second || !third) throw new Error('There should be three chunks.')
    expect(unseal(Buffer.concat([header, first, second, third]), key).length).toBe(3 * chunk)
    for (const parts of [
      [first, second],
      [first, third],
      [second, third],
      [second, first, third],
      [first, second, second, third],
      [first, second, third, third],
      [first, part(other, 1), third],
    ]) {
      expect(() => unseal(Buffer.concat([header, ...parts]), key)).toThrow(FileUnreadable)
    }
    const foreign = Buffer.concat([other.subarray(0, headerLength), first, second, third])
    expect(() => unseal(foreign, key)).toThrow(FileUnreadable)
  })

  test('Another key does not open it, and the same content never looks the same twice', () => {
    const key = newFileKey()
    expect(() => unseal(seal(content(10), key), newFileKey())).toThrow(FileUnreadable)
    expect(seal(content(10), key)).not.toEqual(seal(content(10), key))
  })
})

describe('The key of a file', () => {
  const organisationKey = newFileKey()
  const key = newFileKey()
  const wrapped = wrapKey(key, organisationKey, 'file-a')

  test('It opens with the organisation’s key under its own file’s id only', () => {
    expect(Buffer.from(unwrapKey(wrapped, organisationKey, 'file-a')).equals(key)).toBe(true)
    expect(() => unwrapKey(wrapped, organisationKey, 'file-b')).toThrow(FileUnreadable)
    expect(() => unwrapKey(wrapped, newFileKey(), 'file-a')).toThrow(FileUnreadable)
  })

  test.each(['', '1.', '2.AAAA', 'rubbish', '1.AAAA'])(
    'A destroyed wrap “%s” opens nothing',
    (text) => {
      expect(() => unwrapKey(text, organisationKey, 'file-a')).toThrow(FileUnreadable)
    },
  )
})

test('An id is a UUID that follows from content and key, and from nothing else', () => {
  const key = newFileKey()
  const id = fingerprintId('aa', key)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(fingerprintId('aa', key)).toBe(id)
  expect(fingerprintId('ab', key)).not.toBe(id)
  expect(fingerprintId('aa', newFileKey())).not.toBe(id)
})
