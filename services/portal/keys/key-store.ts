import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import {
  createKeyPair,
  type KeyId,
  type KeyPair,
  newId,
  type PartyId,
  type SigningKey,
  type UserId,
  webKey,
} from '../../client/browser.ts'
import { KeyStoreFault, keysNeedASafePage } from './key-store-fault.ts'

/** A key of this browser, and whose it is, as far as that is known yet. */
export interface KeptKey {
  readonly id: KeyId
  /** The ledger's name: a key signs for one ledger. */
  readonly ledger: string
  /** What the person calls it, such as their own name and that of the firm. */
  readonly label: string
  /** base64url, 65 bytes: what an application for it says. */
  readonly publicKey: string
  /** Null until the ledger has enrolled the key. */
  readonly owner: KeyOwner | null
  /** Milliseconds since 1970. */
  readonly madeAt: number
}

export interface KeyOwner {
  readonly party: PartyId
  readonly user: UserId
}

/**
 * Makes a key on P-256 whose private half nobody can take out, and keeps it in this browser. It is
 * kept before it is answered, so that no ledger enrols a key that is lost already.
 */
export async function createKey(
  of: Pick<KeptKey, 'ledger' | 'label'> & Partial<Pick<KeptKey, 'owner'>>,
): Promise<KeptKey> {
  return await withStore(async store => {
    const pair = await createKeyPair()
    const { id, publicKey } = await webKey(pair, newId('key'))
    const kept: KeptKey = { owner: null, ...of, id, publicKey, madeAt: Date.now() }
    await store.add(KEYS, { ...kept, pair })
    // Asks that it outlives a full disk; the browser may say no, and the key is kept all the same.
    void navigator.storage?.persist?.()
    return kept
  })
}

/** Keeps a key that has its id and its owner already. The same key twice is one. */
export async function keepKey(
  of: Pick<KeptKey, 'id' | 'ledger' | 'label' | 'owner'>,
  pair: KeyPair,
): Promise<KeptKey> {
  return await withStore(async store => {
    const { publicKey } = await webKey(pair, of.id)
    const kept: KeptKey = { ...of, publicKey, madeAt: Date.now() }
    await store.put(KEYS, { ...kept, pair })
    return kept
  })
}

/** The keys that this browser has for a ledger, of whatever people, oldest first. */
export async function listKeys(ledger: string): Promise<readonly KeptKey[]> {
  return await withStore(async store => {
    const rows = await store.getAll(KEYS)
    const of = rows.filter(row => row.ledger === ledger).map(({ pair: _, ...kept }) => kept)
    return of.sort((a, b) => a.madeAt - b.madeAt)
  })
}

/** Signs with a key of this browser; null where it has none of this id. */
export async function loadKey(id: KeyId): Promise<SigningKey | null> {
  return await withStore(async store => {
    const row = await store.get(KEYS, id)
    return row ? await webKey(row.pair, row.id) : null
  })
}

/**
 * Notes what the ledger calls a key and whose it is: an application is answered with ids of its
 * own. The key is the same afterwards, under its new id alone.
 */
export async function enrolledAs(id: KeyId, as: KeyOwner & { readonly key: KeyId }): Promise<void> {
  await withStore(async store => {
    const change = store.transaction(KEYS, 'readwrite')
    const row = await change.store.get(id)
    if (!row) throw new KeyStoreFault('key_must_be_in_this_browser')
    const { key, party, user } = as
    await change.store.delete(id)
    await change.store.put({ ...row, id: key, owner: { party, user } })
    await change.done
  })
}

/** Removes a key from this browser for good; the ledger goes on to know it until it is revoked. */
export async function forgetKey(id: KeyId): Promise<void> {
  await withStore(async store => await store.delete(KEYS, id))
}

interface Kept extends KeptKey {
  readonly pair: KeyPair
}

interface Schema extends DBSchema {
  keys: { key: KeyId; value: Kept }
}

type Store = IDBPDatabase<Schema>

const NAME = 'tallystick'
const KEYS = 'keys'
const VERSION = 1

/** Opened for each use: no tab keeps another one waiting, whatever becomes of it. */
async function withStore<Answer>(use: (store: Store) => Promise<Answer>): Promise<Answer> {
  if (keysNeedASafePage()) throw new KeyStoreFault('page_must_be_secure')
  try {
    const store = await openDB<Schema>(NAME, VERSION, {
      upgrade: fresh => void fresh.createObjectStore(KEYS, { keyPath: 'id' }),
    })
    return await use(store).finally(() => store.close())
  } catch (cause) {
    if (cause instanceof KeyStoreFault) throw cause
    throw new KeyStoreFault('browser_must_keep_keys', { cause })
  }
}
