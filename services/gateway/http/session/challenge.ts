import { randomBytes } from 'node:crypto'
import { addTag, readTagged } from '../../../platform/tagged-text.ts'

/** How long a challenge may be answered. */
export const CHALLENGE_LIFE_MS = 60_000

/** `expiry.nonce`, tagged: it is kept nowhere. */
export function makeChallenge(secret: Buffer, now = Date.now()): string {
  const text = `${now + CHALLENGE_LIFE_MS}.${randomBytes(16).toString('base64url')}`
  return addTag(secret, 'challenge', text)
}

export function isOpenChallenge(secret: Buffer, challenge: string, now = Date.now()): boolean {
  const text = readTagged(secret, 'challenge', challenge)
  return text !== null && Number.parseInt(text, 10) > now
}
