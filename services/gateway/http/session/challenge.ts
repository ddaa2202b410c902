import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** How long a challenge may be answered. */
export const CHALLENGE_LIFE_MS = 60_000

/** `expiry.nonce.mac`: kept nowhere, and known again by who has the secret. */
export function makeChallenge(secret: Buffer, now = Date.now()): string {
  const text = `${now + CHALLENGE_LIFE_MS}.${randomBytes(16).toString('base64url')}`
  return `${text}.${computeMac(secret, text)}`
}

export function isOpenChallenge(secret: Buffer, challenge: string, now = Date.now()): boolean {
  const end = challenge.lastIndexOf('.')
  const text = challenge.slice(0, Math.max(end, 0))
  const given = Buffer.from(challenge.slice(end + 1))
  const right = Buffer.from(computeMac(secret, text))
  return (
    given.length === right.length &&
    timingSafeEqual(given, right) &&
    Number.parseInt(text, 10) > now
  )
}

function computeMac(secret: Buffer, text: string): string {
  return createHmac('sha256', secret).update(`challenge ${text}`).digest('base64url')
}
