import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * `text.tag`, of which nothing is kept: who has the secret knows it again by its tag (HMAC-SHA-256,
 * RFC 2104). What was made for one purpose is nothing for another.
 */
export function addTag(secret: Buffer, purpose: string, text: string): string {
  return `${text}.${computeTag(secret, purpose, text)}`
}

/** Answers the text; null where its tag is not of this secret and purpose. */
export function readTagged(secret: Buffer, purpose: string, tagged: string): string | null {
  const end = tagged.lastIndexOf('.')
  const text = tagged.slice(0, Math.max(end, 0))
  const given = Buffer.from(tagged.slice(end + 1))
  const right = Buffer.from(computeTag(secret, purpose, text))
  return given.length === right.length && timingSafeEqual(given, right) ? text : null
}

function computeTag(secret: Buffer, purpose: string, text: string): string {
  return createHmac('sha256', secret).update(`${purpose} ${text}`).digest('base64url')
}
