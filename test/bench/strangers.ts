import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { TestParty } from '../support/actor.ts'
import { besiege } from '../support/hostile-strangers.ts'
import { openMarket } from '../support/market.ts'
import { machine, optionOf, printResult, quantile, say } from './support/bench.ts'
import { type BenchServer, startBenchServer } from './support/server-process.ts'
import { benchDatabase } from './support/throwaway-database.ts'
import type { Visit, Visited } from './support/visiting-member.ts'

/**
 * What strangers can do to a member: they send a million requests that are made to fill memory or
 * to keep others waiting, from thousands of addresses of this machine, while a member reads and
 * writes. The server's memory before, at most, and afterwards; what of it is in use once garbage is
 * collected; the member's times.
 * `--requests=N` for a shorter trial.
 */
export async function run(args: string[]): Promise<void> {
  const requests = optionOf(args, 'requests', 1_000_000)
  const database = await benchDatabase()
  const market = await openMarket(database)
  // As `npm start` runs it.
  const server = await startBenchServer(database.ownerUrl, [])
  try {
    const member = await market.enrol(['supplier'])
    const url = new URL('/', server.url).href
    say('what the program loads when it is first used is loaded …')
    await besiege({ url, requests: Math.min(WARM_UP, requests), atOnce: AT_ONCE })
    const before = await server.keptMiB()
    const watched = watch(server)
    const times = await visit(market.ledger.name, member, server)
    const began = performance.now()
    const siege = await besiege({ url, requests, atOnce: AT_ONCE })
    const seconds = (performance.now() - began) / 1_000
    const { waits, failed } = await times.stop()
    const memberMs = {
      p50: quantile(waits, 0.5),
      p99: quantile(waits, 0.99),
      most: Math.max(...waits),
    }
    printResult({
      ...{ bench: 'strangers', ...siege, rate: Math.round(siege.sent / seconds) },
      rssMiB: await watched.stop(),
      keptMiB: { before, after: await server.keptMiB() },
      member: { asked: waits.length, failed, ms: memberMs },
      ...{ machine: machine(), leftOut: LEFT_OUT },
    })
  } finally {
    await server.stop()
    await market.close()
  }
}

/** Until the heap has the size that it has in a program that is used. */
const WARM_UP = 20_000
const AT_ONCE = 64
const LEFT_OUT = 'strangers and server share the machine; no network between them'
const LOOK_MS = 1_000

/** Looks at the server's memory all the while. */
function watch(server: BenchServer) {
  let ended = false
  const seen: number[] = []
  const watching = (async () => {
    for (; !ended; await sleep(LOOK_MS)) seen.push(await server.rssMiB())
  })()
  return {
    stop: async () => {
      ended = true
      await watching
      return { before: seen[0]!, most: Math.max(...seen), after: await server.rssMiB() }
    },
  }
}

/** A member in a thread of its own: what the sending of a siege costs is no wait for an answer. */
async function visit(ledger: string, { maker }: TestParty, { url }: BenchServer) {
  const { party, user, key, privateKey } = maker
  const workerData: Visit = { ...{ url, ledger, party, user, key }, privateKey }
  const worker = new Worker(new URL('./support/visiting-member.ts', import.meta.url), {
    workerData,
  })
  await once(worker, 'online')
  return {
    stop: async (): Promise<Visited> => {
      const told = once(worker, 'message')
      worker.postMessage('stop')
      const [visited] = await told
      await worker.terminate()
      return visited as Visited
    },
  }
}
