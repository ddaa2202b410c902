import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Pool } from 'pg'
import { httpTransport, openClient, signingKey } from '../../services/client/index.ts'
import { openMarket, type TestMarket } from '../support/market.ts'
import { machine, optionOf, printResult, quantile, say } from './support/bench.ts'
import { growForest, type Leaf, TITLES_OF_TREE } from './support/forest.ts'
import { type BenchServer, measureCpuUs, startBenchServer } from './support/server-process.ts'
import { type BenchDatabase, benchDatabase } from './support/throwaway-database.ts'

/**
 * Trees of six tiers, upstream and downstream, a hundred thousand titles in all, each by a signed
 * act: how long any holder's chain takes, and whether chains, holders and faces are those that a
 * script which imports nothing of ours recomputes from the journal. `--titles=N` and `--chains=N`
 * for a shorter trial.
 */
export async function run(args: string[]): Promise<void> {
  const trees = Math.ceil(optionOf(args, 'titles', 100_000) / TITLES_OF_TREE)
  const database = await benchDatabase()
  const many = { burst: 10_000_000, perSecond: 1_000_000 }
  const market = await openMarket(database, { partyRate: many, partyBytesPerDay: 2 ** 40 })
  try {
    const began = performance.now()
    const leaves = await growForest(market, trees)
    await market.owner.query('vacuum analyze')
    const grownSeconds = Math.round((performance.now() - began) / 1_000)
    const server = await startBenchServer(database.ownerUrl)
    try {
      await untilPlaced(market.owner)
      const asked = await askChains({ market, server, leaves }, optionOf(args, 'chains', 2_000))
      printResult({
        ...{ bench: 'trees', trees, titles: leaves.length, grownSeconds },
        ...{ p50Ms: quantile(asked.times, 0.5), p99Ms: quantile(asked.times, 0.99) },
        cpuP99Ms: quantile(asked.cpuTimes, 0.99),
        recomputed: await recompute(database, asked.lines),
        ...{ machine: machine(), leftOut: LEFT_OUT },
      })
    } finally {
      await server.stop()
    }
  } finally {
    await market.close()
  }
}

const LEFT_OUT = 'one reader at a time; invoices are written as rows'
const WARM_UP = 100
const LOOK_MS = 200
const PRIME = 7_919

/** Every entry has its position. */
async function untilPlaced(owner: Pool): Promise<void> {
  const left = async () => (await owner.query<{ left: bigint }>(UNPLACED)).rows[0]!.left
  while ((await left()) > 0n) await sleep(LOOK_MS)
}

const UNPLACED =
  'select (select count(*) from ledger.entry) - (select count(*) from ledger.position) as left'

interface Forest {
  readonly market: TestMarket
  readonly server: BenchServer
  readonly leaves: readonly Leaf[]
}

interface Step {
  readonly from: { readonly id: string } | null
  readonly to: { readonly id: string }
}

const CHAIN = `query ($instrument: ID!, $lo: Units!, $hi: Units!) {
  lookThrough(instrument: $instrument, lo: $lo, hi: $hi) {
    steps { tier act on from { id } to { id } lo hi } } }`

/** Of titles from everywhere in the trees, each as its holder asks; the first ones only warm up. */
async function askChains({ market, server, leaves }: Forest, count: number) {
  const readers = new Map<string, ReturnType<typeof openClient>['read']>()
  const readerOf = ({ holder: { maker } }: Leaf) => {
    const { party, user, key, privateKey } = maker
    const keys = [signingKey(key, privateKey)]
    const known = { transport: httpTransport(server.url), ledger: market.ledger.name }
    const read = readers.get(party) ?? openClient({ ...known, party, user, keys }).read
    readers.set(party, read)
    return read
  }
  const [times, cpuTimes]: [number[], number[]] = [[], []]
  const lines: string[] = []
  for (let n = 0; n < count + WARM_UP; n++) {
    const leaf = leaves[(n * PRIME) % leaves.length]!
    const span = { instrument: leaf.instrument, lo: String(leaf.lo), hi: String(leaf.hi) }
    const cpuUs = measureCpuUs([server.pid, ...(await backends(market.owner))])
    const began = performance.now()
    type Answer = { readonly lookThrough: { readonly steps: readonly Step[] } }
    const { lookThrough } = await readerOf(leaf)<Answer>(CHAIN, span)
    if (n >= WARM_UP) times.push(inTenths(performance.now() - began))
    if (n >= WARM_UP) cpuTimes.push(inTenths(cpuUs() / 1_000))
    const steps = lookThrough.steps.map(step => ({
      ...step,
      ...{ from: step.from?.id ?? null, to: step.to.id },
    }))
    lines.push(JSON.stringify({ ...span, steps }))
  }
  return { times, cpuTimes, lines }
}

function inTenths(ms: number): number {
  return Math.round(ms * 10) / 10
}

/** The processes of the database that read. */
async function backends(owner: Pool): Promise<number[]> {
  const { rows } = await owner.query<{ pid: number }>(BACKENDS)
  return rows.map(({ pid }) => pid)
}

const BACKENDS = `select pid from pg_stat_activity
  where application_name in ('tallystick_reader', 'tallystick_desk')`

/** What the script says, which reads the journal with nothing of ours. */
async function recompute({ ownerUrl }: BenchDatabase, lines: readonly string[]): Promise<object> {
  say('a script that imports nothing of ours reads the journal …')
  const file = fileURLToPath(new URL('./support/recompute-chains.mjs', import.meta.url))
  const env = { ...process.env, DATABASE_URL: ownerUrl }
  const child = spawn(process.execPath, [file], { env, stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(lines.map(line => `${line}\n`).join(''))
  const [told] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return JSON.parse(told)
}
