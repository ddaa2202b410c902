import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  CHALLENGE_LIFE_MS,
  isOpenChallenge,
  makeChallenge,
} from '../../../services/gateway/http/session/challenge.ts'

test('a challenge is open for a minute, to the gateways that share its secret', () => {
  const [secret, now] = [randomBytes(32), Date.parse('2026-03-02T09:00:00Z')]
  const challenge = makeChallenge(secret, now)
  const isOpen = (at: number) => isOpenChallenge(secret, challenge, at)
  expect([isOpen(now), isOpen(now + CHALLENGE_LIFE_MS - 1)]).toEqual([true, true])
  expect(isOpen(now + CHALLENGE_LIFE_MS)).toBe(false)
  expect(isOpenChallenge(randomBytes(32), challenge, now)).toBe(false)
  expect(makeChallenge(secret, now)).not.toBe(challenge)
})
