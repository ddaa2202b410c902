import { isId, type PartyId, type UserId } from '../../../../contracts/kernel/id.ts'
import { addTag, readTagged } from '../../../platform/tagged-text.ts'

/** How long a link may be followed, from the moment it is given. */
export const LINK_LIFE_MS = 5 * 60_000

/** What a link lets whoever has it do: bring one file in for a user, or take one out. */
export type BlobLink =
  | { readonly may: 'put'; readonly party: PartyId; readonly user: UserId }
  | { readonly may: 'get'; readonly hash: string }

/** The link as a path, tagged: it is kept nowhere. */
export function makeLink(secret: Buffer, link: BlobLink, now = Date.now()): string {
  const words = link.may === 'put' ? ['put', link.party, link.user] : ['get', link.hash]
  const text = [...words, now + LINK_LIFE_MS].join('.')
  return `/blobs/${addTag(secret, 'blob', text)}`
}

/** Null: the link is none of ours, or its time is over. */
export function readLink(secret: Buffer, given: string, now = Date.now()): BlobLink | null {
  const text = readTagged(secret, 'blob', given)
  if (text === null) return null
  const words = text.split('.')
  if (Number(words.pop()) <= now) return null
  const [may, first = '', second = ''] = words
  if (may === 'get') return { may, hash: first }
  return isId('pty', first) && isId('usr', second)
    ? { may: 'put', party: first, user: second }
    : null
}
