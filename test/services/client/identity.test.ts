import { createHash } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import { expect, test } from 'vitest'
import { stretchIdentity } from '../../../services/client/index.ts'

test('a number is stretched as RFC 9106 has it: one value of each ledger', async () => {
  const salt = createHash('sha256').update('tallystick identity ledger').digest()
  const settings = { memoryCost: 65_536, timeCost: 3, parallelism: 1, outputLen: 32, salt }
  const expected = (await hashRaw('11010119900307001X', settings)).toString('base64url')
  expect(await stretchIdentity('11010119900307001X', 'ledger')).toBe(expected)
  expect(await stretchIdentity(' 11010119900307001ｘ', 'ledger')).toBe(expected)
  expect(await stretchIdentity('11010119900307001X', 'another')).not.toBe(expected)
})
