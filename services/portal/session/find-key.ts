import { isId, type KeyId, type PartyId, type UserId } from '../../client/browser.ts'
import { importKey, type KeptKey, KeyStoreFault, listKeys, loadKey } from '../keys/index.ts'
import { readSmallFile } from '../ui/read-small-file.ts'
import type { KeyHeld } from './open-by-key.ts'

/** Finds a key of this browser that signs for somebody already; null where there is none. */
export async function findKey(ledger: string, id: string): Promise<KeyHeld | null> {
  const kept = (await listKeys(ledger)).find(key => key.id === id)
  return kept ? await holdKey(kept) : null
}

/** Null for a key that the ledger has not enrolled yet. */
export async function holdKey({ id, owner }: KeptKey): Promise<KeyHeld | null> {
  const key = owner ? await loadKey(id) : null
  return key && owner ? { key, ...owner } : null
}

/** Keeps the key of a profile of the desk: of the files, one is the profile and one the key. */
export async function importFromDesk(ledger: string, files: readonly File[]): Promise<KeptKey> {
  const read = await Promise.all(files.map(readSmallFile))
  const texts = read.filter(text => text !== null)
  const pem = texts.find(text => text.includes('PRIVATE KEY'))
  const profile = texts.map(readProfile).find(one => one !== null && one.ledger === ledger)
  if (pem === undefined || !profile) throw new KeyStoreFault('key_file_must_be_readable')
  const label = files[0]!.name.replace(/\.(key|profile|pem|json)\b.*$/, '')
  return await importKey(pem, { ...profile, label })
}

/** Of a profile what says whose key it is; null where the text is none. */
function readProfile(text: string) {
  try {
    const { ledger, party, user, key } = JSON.parse(text) as Record<string, unknown>
    if (typeof ledger !== 'string' || !isIdText('pty', party)) return null
    if (!isIdText('usr', user) || !isIdText('key', key)) return null
    return { ledger, id: key as KeyId, owner: { party: party as PartyId, user: user as UserId } }
  } catch {
    return null
  }
}

function isIdText(noun: 'pty' | 'usr' | 'key', value: unknown): value is string {
  return typeof value === 'string' && isId(noun, value)
}
