import { createHmac, timingSafeEqual } from 'node:crypto'
import { isId, type PartyId, type UserId } from '../../../../contracts/kernel/id.ts'

/** How long a link may be followed, from the moment it is given. */
export const LINK_LIFE_MS = 5 * 60_000

/** What a link lets whoever has it do: bring one file in for a user, or take one out. */
export type BlobLink =
  | { readonly may: 'put'; readonly party: PartyId; readonly user: UserId }
  | { readonly may: 'get'; readonly hash: string }

/** The link as a path; it is kept nowhere, and known again by who has the secret. */
export function makeLink(secret: Buffer, link: BlobLink, now = Date.now()): string {
  const words = link.may === 'put' ? ['put', link.party, link.user] : ['get', link.hash]
  const text = [...words, now + LINK_LIFE_MS].join('.')
  return `/blobs/${text}.${computeMac(secret, text)}`
}

/** Null: the link is none of ours, or its time is over. */
export function readLink(secret: Buffer, given: string, now = Date.now()): BlobLink | null {
  const end = given.lastIndexOf('.')
  const text = given.slice(0, Math.max(end, 0))
  const [mac, right] = [given.slice(end + 1), computeMac(secret, text)].map(one => Buffer.from(one))
  if (mac!.length !== right!.length || !timingSafeEqual(mac!, right!)) return null
  const words = text.split('.')
  if (Number(words.pop()) <= now) return null
  const [may, first = '', second = ''] = words
  if (may === 'get') return { may, hash: first }
  return isId('pty', first) && isId('usr', second)
    ? { may: 'put', party: first, user: second }
    : null
}

function computeMac(secret: Buffer, text: string): string {
  return createHmac('sha256', secret).update(`blob ${text}`).digest('base64url')
}
