import type { Pool } from 'pg'
import { httpTransport, openClient, signingKey } from '../../services/client/index.ts'
import { openPool } from '../../services/platform/database.ts'
import { machine, optionOf, printResult, quantile, say, textOptionOf } from './support/bench.ts'
import { type HeavyQuery, heavyQueries, type Reader } from './support/heavy-queries.ts'
import { pageQueries } from './support/page-queries.ts'
import { openQueryWorld, type QueryWorld, READERS } from './support/query-fixtures.ts'
import { type BenchServer, measureCpuUs, startBenchServer } from './support/server-process.ts'
import { benchDatabase } from './support/throwaway-database.ts'
import { writePlaces } from './support/transfer-load.ts'
import { startTrickle } from './support/trickle.ts'

/**
 * How long the heaviest reads take with a million titles, as their users make them: GraphQL over
 * HTTP, in a session, under row-level security, each after another kind of read, while transfers
 * are written; and what the pages of the portal ask when they are opened. `--titles=N` and
 * `--times=N` for a shorter trial, `--keep=FOLDER` to generate once, `--only=NAME` for the queries
 * whose name begins with it.
 */
export async function run(args: string[]): Promise<void> {
  const kept = textOptionOf(args, 'keep')
  const database = await benchDatabase({ max_wal_size: '8GB' }, kept)
  const owner = openPool(database.ownerUrl, { name: 'bench', max: 1 })
  try {
    const world = await openQueryWorld(database, optionOf(args, 'titles', 1_000_000), kept)
    const { debtor, holder, pledgee } = world.cast
    const parties = { debtor: debtor.id, holder: holder.id, transferee: pledgee.id }
    const places = await writePlaces(owner, parties, PLACES)
    const server = await startBenchServer(database.ownerUrl)
    const trickle = startTrickle(world, places, { url: server.url, aSecond: WRITES_A_SECOND })
    try {
      const measured = await measure(args, world, { server, owner })
      const { titles, visibilityRows } = world.titles
      printResult({
        ...{ bench: 'query', ...measured, titles, visibilityRows, written: await trickle.stop() },
        ...{ machine: machine(), leftOut: LEFT_OUT },
      })
    } finally {
      await trickle.stop()
      await server.stop()
    }
  } finally {
    await owner.end()
    await database.close()
  }
}

async function measure(
  args: string[],
  world: QueryWorld,
  { server, owner }: { server: BenchServer; owner: Pool },
) {
  const backends = async () => {
    const { rows } = await owner.query<{ pid: number }>(BACKENDS)
    return rows.map(({ pid }) => pid)
  }
  const only = textOptionOf(args, 'only') ?? ''
  const all = [...heavyQueries(world), ...pageQueries(world)]
  const queries = all.filter(({ name }) => name.startsWith(only))
  const bench = { server, readers: readersOf(world, server.url), backends }
  await readAll(queries, WARM_UP, 0, bench)
  const before = await server.rssMiB()
  const samples = await readAll(queries, optionOf(args, 'times', 300), WARM_UP, bench)
  const after = await server.rssMiB()
  return { ...verdictOf(samples), rssMiB: { before, after } }
}

const HEAVIEST = 10
const GOAL_MS = 50
const WARM_UP = 20
const PLACES = 500
const WRITES_A_SECOND = 20
const LEFT_OUT = 'one reader at a time, all in the cache of the machine'
const BACKENDS = `select pid from pg_stat_activity
  where application_name in ('tallystick_reader', 'tallystick_desk')`

interface Bench {
  readonly server: BenchServer
  readonly readers: Record<HeavyQuery['as'], Reader>
  /** Of the database, those that read. */
  readonly backends: () => Promise<number[]>
}

interface Sample {
  readonly ms: number
  readonly databaseUs: number
  readonly serverUs: number
  readonly bytes: number
}

/** Each query as many times, all of them in turn and each round in another order. */
async function readAll(
  queries: readonly HeavyQuery[],
  times: number,
  from: number,
  bench: Bench,
): Promise<Map<string, Sample[]>> {
  const samples = new Map<string, Sample[]>(queries.map(({ name }) => [name, []]))
  for (let n = from; n < from + times; n++) {
    const pids = await bench.backends()
    for (const query of shuffled(queries, n))
      samples.get(query.name)!.push(await readOnce(query, n, bench, pids))
  }
  return samples
}

async function readOnce(
  { as, text, variables }: HeavyQuery,
  n: number,
  { server, readers }: Bench,
  pids: readonly number[],
): Promise<Sample> {
  const asked = variables(n)
  const [databaseUs, serverUs] = [measureCpuUs(pids), measureCpuUs([server.pid])]
  const began = performance.now()
  const answer = await readers[as](text, asked)
  const ms = performance.now() - began
  return {
    ...{ ms, databaseUs: databaseUs(), serverUs: serverUs() },
    bytes: JSON.stringify(answer).length,
  }
}

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const keyed = items.map((item, n) => ({ item, key: ((n + 1) * (seed + 1) * 7_919) % 10_007 }))
  return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item)
}

/** The ten heaviest, the heaviest first: p50Ms is the middle of theirs, p99Ms the highest. */
function verdictOf(samples: ReadonlyMap<string, readonly Sample[]>) {
  const measured = [...samples].map(([name, all]) => [name, figuresOf(all)] as const)
  const sorted = measured.toSorted(([, a], [, b]) => b.p99Ms - a.p99Ms)
  for (const [name, figures] of sorted) say(`${name}: ${JSON.stringify(figures)}`)
  const heaviest = sorted.slice(0, HEAVIEST)
  const p50s = heaviest.map(([, { p50Ms }]) => p50Ms)
  return {
    ...{ p50Ms: quantile(p50s, 0.5), p99Ms: heaviest[0]?.[1].p99Ms ?? 0 },
    exceeding: sorted.filter(([, { p99Ms }]) => p99Ms >= GOAL_MS).map(([name]) => name),
    queries: Object.fromEntries(heaviest),
    lighter: Object.fromEntries(sorted.slice(HEAVIEST).map(([name, q]) => [name, q.p99Ms])),
  }
}

/**
 * CPU of the backends that read, and of the server's main thread (writes included): on a machine
 * busy with other things what a request waits for is not ours. `bytes` of an answer, as an empty
 * page would be fast as well.
 */
function figuresOf(samples: readonly Sample[]) {
  const of = (pick: (sample: Sample) => number, part: number) =>
    Math.round(quantile(samples.map(pick), part) * 10) / 10
  return {
    ...{ p50Ms: of(s => s.ms, 0.5), p99Ms: of(s => s.ms, 0.99) },
    cpuP99Ms: of(s => (s.databaseUs + s.serverUs) / 1_000, 0.99),
    databaseCpuMs: of(s => s.databaseUs / 1_000, 0.5),
    serverCpuMs: of(s => s.serverUs / 1_000, 0.5),
    ...{ bytes: of(s => s.bytes, 0.5), times: samples.length },
  }
}

function readersOf({ ledger, cast }: QueryWorld, url: string): Bench['readers'] {
  const readerOf = (name: HeavyQuery['as']): Reader => {
    const { party, user, key, privateKey } = cast[name].maker
    const keys = [signingKey(key, privateKey)]
    return openClient({ transport: httpTransport(url), ledger, party, user, keys }).read
  }
  return Object.fromEntries(READERS.map(name => [name, readerOf(name)])) as Bench['readers']
}
