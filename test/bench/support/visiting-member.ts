import type { KeyObject } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import type { KeyId, PartyId, UserId } from '../../../contracts/kernel/id.ts'
import { httpTransport, openClient, signingKey } from '../../../services/client/index.ts'
import { newId } from '../../../services/platform/new-id.ts'

/** Who visits, and where. */
export interface Visit {
  readonly url: string
  readonly ledger: string
  readonly party: PartyId
  readonly user: UserId
  readonly key: KeyId
  readonly privateKey: KeyObject
}

/** How many milliseconds each request took, and how many failed. */
export interface Visited {
  readonly waits: readonly number[]
  readonly failed: number
}

/**
 * The thread of a member that reads and writes, one after the other, until it is told to stop, and
 * then tells how long it waited each time.
 */
const PAUSE_MS = 50
const TITLES = '{ viewer { titles(first: 20) { edges { node { lo hi } } } } }'

const { url, ledger, party, user, key, privateKey } = workerData as Visit
const keys = [signingKey(key, privateKey)]
const client = openClient({ transport: httpTransport(url), ledger, party, user, keys })
const waits: number[] = []
let failed = 0
let ended = false

parentPort!.once('message', () => {
  ended = true
})
for (; !ended; await sleep(PAUSE_MS)) {
  await time(() => client.read(TITLES))
  await time(() => client.receivable.reject({ receivable: newId('rcv') }))
}
parentPort!.postMessage({ waits, failed } satisfies Visited)

async function time(ask: () => Promise<unknown>): Promise<void> {
  const began = performance.now()
  await ask().catch(() => {
    failed += 1
  })
  waits.push(Math.round(performance.now() - began))
}
