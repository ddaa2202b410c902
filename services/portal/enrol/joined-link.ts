import { isId, type KeyId, type PartyId, type UserId } from '../../client/browser.ts'

/** What a person is told once its firm is enrolled: under which ids its key signs. No secret. */
export interface JoinedAs {
  readonly publicKey: string
  readonly key: KeyId
  readonly party: PartyId
  readonly user: UserId
}

/** The link that the applicant passes on; it works in the browser that has the key. */
export function writeJoinedLink({ publicKey, key, party, user }: JoinedAs): string {
  return `/joined?${new URLSearchParams({ publicKey, key, party, user })}`
}

export function readJoinedLink(search: URLSearchParams): JoinedAs | null {
  const [publicKey, key, party, user] = ['publicKey', 'key', 'party', 'user'].map(
    name => search.get(name) ?? '',
  )
  if (!publicKey || !isId('key', key!) || !isId('pty', party!) || !isId('usr', user!)) return null
  return { publicKey, key: key as KeyId, party: party as PartyId, user: user as UserId }
}
