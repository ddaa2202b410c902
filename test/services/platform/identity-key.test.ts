import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import {
  enforceNextKey,
  isStretched,
  listChecks,
  makeNextKey,
  mustBeKeysOfLedger,
  readIdentityKey,
} from '../../../services/platform/identity-key.ts'
import { exchangeRootSecret, readRootSecret } from '../../../services/platform/root-secret.ts'

const state = mkdtempSync(join(tmpdir(), 'tallystick-identity-'))
const settings = { TALLYSTICK_STATE: state }
const STRETCHED = Buffer.alloc(32, 7).toString('base64url')
afterAll(() => rmSync(state, { recursive: true }))

test('a person is the same under one key, and another under another', () => {
  const key = readIdentityKey(settings)
  expect(statSync(join(state, 'identity-key')).mode & 0o777).toBe(0o600)
  expect(readIdentityKey(settings).apply(STRETCHED)).toBe(key.apply(STRETCHED))
  const other = readIdentityKey({ ...settings, IDENTITY_KEY: 'ab'.repeat(32) })
  expect(other.apply(STRETCHED)).not.toBe(key.apply(STRETCHED))
  expect(isStretched(STRETCHED)).toBe(true)
  // What is keyed is longer, so neither is taken for the other.
  expect(isStretched(key.apply(STRETCHED))).toBe(false)
  expect(isStretched(STRETCHED.slice(1))).toBe(false)
})

test('it stays when the root secret is exchanged, and no other key is taken for it', () => {
  readRootSecret(settings)
  const before = readIdentityKey(settings)
  exchangeRootSecret(state)
  expect(readIdentityKey(settings).apply(STRETCHED)).toBe(before.apply(STRETCHED))
  const ledger = { identityKeys: [before.check] }
  expect(() => mustBeKeysOfLedger(readIdentityKey(settings), ledger)).not.toThrow()
  const other = readIdentityKey({ ...settings, IDENTITY_KEY: 'ab'.repeat(32) })
  expect(() => mustBeKeysOfLedger(other, ledger)).toThrow('set IDENTITY_KEY to the last of them')
  const text = readFileSync(join(state, 'identity-key'), 'utf8').trim()
  expect(before.check).not.toContain(text)
  expect(() => readIdentityKey({ ...settings, IDENTITY_KEY: 'x' })).toThrow(
    'IDENTITY_KEY must be 64 hexadecimal digits',
  )
})

test('the next key is in force only when it is enforced, and those before stay beside it', () => {
  const first = readIdentityKey(settings)
  const next = makeNextKey(state)
  expect(makeNextKey(state).check).toBe(next.check)
  expect(listChecks(readIdentityKey(settings))).toEqual([first.check])
  enforceNextKey(state)
  const second = readIdentityKey(settings)
  expect(listChecks(second)).toEqual([first.check, next.check])
  expect(second.before[0]!.apply(STRETCHED)).toBe(first.apply(STRETCHED))
  expect(second.apply(STRETCHED)).not.toBe(first.apply(STRETCHED))
  expect(statSync(join(state, 'identity-key.before')).mode & 0o777).toBe(0o600)
  const third = makeNextKey(state)
  enforceNextKey(state)
  const checks = [first.check, next.check, third.check]
  expect(listChecks(readIdentityKey(settings))).toEqual(checks)
  for (const identityKeys of [checks.slice(0, 2), [...checks].reverse(), [...checks, 'a']])
    expect(() => mustBeKeysOfLedger(readIdentityKey(settings), { identityKeys })).toThrow(
      `this ledger has ${identityKeys.length} identity keys, and not these 3`,
    )
  mustBeKeysOfLedger(readIdentityKey(settings), { identityKeys: checks })
})
