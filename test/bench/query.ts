import { httpTransport, openClient, signingKey } from '../../services/client/index.ts'
import type { TestParty } from '../support/actor.ts'
import { openMarket, type TestMarket } from '../support/market.ts'
import { machine, optionOf, printResult, quantile, say } from './support/bench.ts'
import { type HeavyQuery, heavyQueries, type Reader } from './support/heavy-queries.ts'
import { writeMillionTitles } from './support/million-titles.ts'
import { cpuUsOfTree, startBenchServer } from './support/server-process.ts'
import { benchDatabase } from './support/throwaway-database.ts'
import { enrolTraders } from './support/transfer-load.ts'

/**
 * How long the heaviest reads take with a million titles, as their users make them: GraphQL over
 * HTTP, in a session, under row-level security. `--titles=N` and `--times=N` for a shorter trial.
 */
export async function run(args: string[]): Promise<void> {
  const database = await benchDatabase({ max_wal_size: '8GB' })
  const market = await openMarket(database)
  try {
    const traders = await enrolTraders(market)
    const world = await writeMillionTitles(market, traders, optionOf(args, 'titles', 1_000_000))
    const server = await startBenchServer(database.ownerUrl)
    const readers = {
      debtor: readerFor(market, server.url, traders.debtor),
      holder: readerFor(market, server.url, traders.holder),
      pledgee: readerFor(market, server.url, traders.transferee),
    }
    const queries: Record<string, Measured> = {}
    const times = optionOf(args, 'times', 300)
    for (const query of heavyQueries(world)) {
      const measured = await measure(query, readers[query.as], times, () =>
        cpuUsOfTree(database.pid()),
      )
      say(`${query.name}: ${JSON.stringify(measured)}`)
      queries[query.name] = measured
    }
    await server.stop()
    const heaviest = heaviestOf(queries)
    printResult({
      ...{
        bench: 'query',
        p50Ms: quantile(
          heaviest.map(q => q.p50Ms),
          0.5,
        ),
      },
      ...{ p99Ms: heaviest[0]!.p99Ms, queries },
      ...{ titles: world.titles, sights: world.sights },
      ...{ machine: machine(), leftOut: LEFT_OUT },
    })
  } finally {
    await market.close()
  }
}

const HEAVIEST = 10
const WARM_UP = 10
const LEFT_OUT = 'one reader at a time, nothing written meanwhile, all in the cache of the machine'

interface Measured {
  readonly p50Ms: number
  readonly p99Ms: number
  /** Of the database, a request. */
  readonly cpuMs: number
  /** Of one answer: an empty page would be fast as well. */
  readonly bytes: number
}

function heaviestOf(queries: Record<string, Measured>): Measured[] {
  return Object.values(queries)
    .sort((a, b) => b.p99Ms - a.p99Ms)
    .slice(0, HEAVIEST)
}

async function measure(
  { text, variables }: HeavyQuery,
  read: Reader,
  times: number,
  cpuUs: () => number,
): Promise<Measured> {
  let answer: unknown
  for (let n = 0; n < WARM_UP; n++) answer = await read(text, variables(n))
  const before = cpuUs()
  const took: number[] = []
  for (let n = 0; n < times; n++) {
    const began = performance.now()
    await read(text, variables(n + WARM_UP))
    took.push(performance.now() - began)
  }
  const cpuMs = (cpuUs() - before) / 1_000 / times
  const tenth = (ms: number) => Math.round(ms * 10) / 10
  return {
    p50Ms: tenth(quantile(took, 0.5)),
    p99Ms: tenth(quantile(took, 0.99)),
    cpuMs: tenth(cpuMs),
    bytes: JSON.stringify(answer).length,
  }
}

function readerFor({ ledger }: TestMarket, url: string, { maker }: TestParty): Reader {
  const { read } = openClient({
    ...{ transport: httpTransport(url), ledger: ledger.name },
    ...{ party: maker.party, user: maker.user, keys: [signingKey(maker.key, maker.privateKey)] },
  })
  return read
}
