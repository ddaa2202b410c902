import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * A browser in which somebody has logged in by this name before: it holds `nonce.mac`, which is
 * kept nowhere and known again by who has the secret. It opens nothing; it only keeps its tries of
 * a password apart from those of strangers, who can then lock nobody out of it.
 */
export function makeDevice(secret: Buffer, name: string): string {
  const nonce = randomBytes(16).toString('base64url')
  return `${nonce}.${computeMac(secret, name, nonce)}`
}

export function belongsToDevice(secret: Buffer, name: string, device: string): boolean {
  const [, nonce, mac] = /^([\w-]{22})\.([\w-]{43})$/.exec(device) ?? []
  if (!nonce || !mac) return false
  const given = Buffer.from(mac)
  const right = Buffer.from(computeMac(secret, name, nonce))
  return timingSafeEqual(given, right)
}

function computeMac(secret: Buffer, name: string, nonce: string): string {
  return createHmac('sha256', secret).update(`device ${nonce} ${name}`).digest('base64url')
}
