import { expect, test } from 'vitest'
import { createKey, manifest, payloadOf, signPayload } from '../../../services/client/index.ts'
import { describeEntry } from '../../../services/ledger/index.ts'
import { newId } from '../../../services/platform/new-id.ts'

const frame = { ledger: 'ledger', party: newId('pty'), user: newId('usr') }
const roll = (to: string) => ({ act: 'calendar.roll', body: { to } })
const sign = async (act: { act: string; body: unknown }) =>
  await signPayload(payloadOf(act, frame), [createKey()])

test('an entry is said in the words of the very act that was signed', async () => {
  const one = describeEntry({ act: 'calendar.roll', part: 0, jws: await sign(roll('2026-03-03')) })
  expect(one.en).toContain('2026-03-03')
  expect(one.zh).toContain('2026-03-03')
})

test('of a manifest it is the act of its own place', async () => {
  const jws = await sign(manifest([roll('2026-03-03'), roll('2026-03-04')]))
  expect(describeEntry({ act: 'calendar.roll', part: 1, jws }).en).toContain('2026-03-04')
  expect(describeEntry({ act: 'calendar.roll', part: 2, jws }).en).toBe('calendar.roll.')
})

test('what cannot be read is said by its name', () => {
  for (const jws of ['', 'x.y.z', '{}'])
    expect(describeEntry({ act: 'calendar.roll', part: 0, jws })).toEqual({
      zh: 'calendar.roll。',
      en: 'calendar.roll.',
    })
})
