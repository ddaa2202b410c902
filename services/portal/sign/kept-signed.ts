import { type DBSchema, openDB } from 'idb'
import type { Signed } from './sign-command.ts'

/** Something signed that has no answer yet, and whose it is. */
export interface KeptSigned {
  /** Of the payload and its signature: the same is kept once. */
  readonly id: string
  readonly ledger: string
  readonly user: string
  readonly signed: Signed
}

interface Schema extends DBSchema {
  signed: { key: string; value: KeptSigned }
}

const SIGNED = 'signed'

/** Keeps what was signed in this browser until it is answered, so that no closed tab loses it. */
export async function keepSigned(kept: KeptSigned): Promise<void> {
  await withStore(async store => await store.put(SIGNED, kept))
}

export async function forgetSigned(id: string): Promise<void> {
  await withStore(async store => await store.delete(SIGNED, id))
}

/** What a user has signed here that is not answered, and that no open tab is sending now. */
export async function listSigned(of: Pick<KeptSigned, 'ledger' | 'user'>): Promise<KeptSigned[]> {
  const all = (await withStore(async store => await store.getAll(SIGNED))) ?? []
  const mine = all.filter(({ ledger, user }) => ledger === of.ledger && user === of.user)
  const { held = [] } = (await navigator.locks?.query()) ?? {}
  const busy = new Set(held.map(({ name }) => name))
  return mine.filter(({ id }) => !busy.has(nameLock(id)))
}

/** Does something while other tabs are told that this one is at it. */
export async function whileSending<Answer>(
  id: string,
  send: () => Promise<Answer>,
): Promise<Answer> {
  return navigator.locks ? await navigator.locks.request(nameLock(id), send) : await send()
}

function nameLock(id: string): string {
  return `tallystick.signed.${id}`
}

type Store = Awaited<ReturnType<typeof openStore>>

async function openStore() {
  return await openDB<Schema>('tallystick-signed', 1, {
    upgrade: fresh => void fresh.createObjectStore(SIGNED, { keyPath: 'id' }),
  })
}

/** Where the browser keeps nothing, signing goes on without: null. */
async function withStore<Answer>(use: (store: Store) => Promise<Answer>): Promise<Answer | null> {
  try {
    const store = await openStore()
    return await use(store).finally(() => store.close())
  } catch {
    return null
  }
}
