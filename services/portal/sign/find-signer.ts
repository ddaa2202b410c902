import type { SigningKey } from '../../client/browser.ts'
import { listKeys, loadKey } from '../keys/index.ts'

/** The newest key of a user that this browser has for a ledger; null where it has none. */
export async function findSigner(ledger: string, user: string): Promise<SigningKey | null> {
  const own = (await listKeys(ledger)).filter(({ owner }) => owner?.user === user)
  const newest = own.at(-1)
  return newest ? await loadKey(newest.id) : null
}
