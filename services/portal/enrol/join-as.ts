import { enrolledAs, listKeys } from '../keys/index.ts'
import type { JoinedAs } from './joined-link.ts'

/** Notes in this browser whose its key is now; answers its label, null where it has no such key. */
export async function joinAs(ledger: string, as: JoinedAs): Promise<string | null> {
  const kept = (await listKeys(ledger)).find(key => key.publicKey === as.publicKey)
  if (!kept) return null
  const { key, party, user } = as
  if (kept.owner === null) await enrolledAs(kept.id, { key, party, user })
  return kept.label
}
