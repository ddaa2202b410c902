import { createHash, randomBytes } from 'node:crypto'

/** What an applicant reads the status of its application by; only its digest is kept. */
export function newToldSecret(): string {
  return randomBytes(32).toString('base64url')
}

export function digestSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
