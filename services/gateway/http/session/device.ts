import { randomBytes } from 'node:crypto'
import { addTag, readTagged } from '../../../platform/tagged-text.ts'

/**
 * A browser in which somebody has logged in by this name before: it holds a tagged nonce, which is
 * kept nowhere. It opens nothing; it only keeps its tries of a password apart from those of
 * strangers, who can then lock nobody out of it.
 */
export function makeDevice(secret: Buffer, name: string): string {
  return addTag(secret, `device ${name}`, randomBytes(16).toString('base64url'))
}

export function belongsToDevice(secret: Buffer, name: string, device: string): boolean {
  return readTagged(secret, `device ${name}`, device) !== null
}
