import {
  httpTransport,
  type Submitted,
  type Transport,
  TransportFault,
} from '../../services/client/index.ts'
import { auditLedger } from '../../services/ledger/index.ts'
import { signed } from '../support/actor.ts'
import { openMarket } from '../support/market.ts'
import { machine, optionOf, printResult, say } from './support/bench.ts'
import {
  type Arena,
  ATTEMPTS_A_SPAN,
  attemptOf,
  openArena,
  roundsOf,
} from './support/contested-spans.ts'
import { judge } from './support/judge-race.ts'
import { type BenchServer, cpuUsOfTree, startBenchServer } from './support/server-process.ts'
import { benchDatabase } from './support/throwaway-database.ts'

/**
 * Several ledgers on one database and several clients, all trying to sell or to pledge the same
 * spans at the same time, each attempt a signed command of its own. Afterwards the rows are asked
 * who won: one for each span, nothing missing, nothing twice. `--attempts=N` for a shorter trial.
 */
export async function run(args: string[]): Promise<void> {
  const wanted = optionOf(args, 'attempts', 1_000_000)
  const database = await benchDatabase()
  const market = await openMarket(database)
  const servers: BenchServer[] = []
  try {
    const arena = await openArena(market, Math.ceil(wanted / ATTEMPTS_A_SPAN))
    say(`${arena.spans} spans of ${arena.places.length} receivables, issued by signed commands`)
    for (let i = 0; i < SERVERS; i++) servers.push(await startBenchServer(database.ownerUrl))
    const postgresBefore = cpuUsOfTree(database.pid())
    const began = performance.now()
    const tally = await race(market.ledger.name, arena, servers)
    const seconds = (performance.now() - began) / 1_000
    const cpuUs = cpuOf(servers, cpuUsOfTree(database.pid()) - postgresBefore)
    say(`raced in ${Math.round(seconds)} s; the rows are judged, the journal is replayed …`)
    for (const server of servers) await server.stop()
    const verdict = await judge(market.owner, arena, tally.wins)
    const { entries, findings } = await auditLedger(market.pool)
    const perAttempt = (us: number) => Math.round(us / tally.attempts)
    printResult({
      ...{ bench: 'race', ...tally, ...verdict },
      ...{ spans: arena.spans, servers: SERVERS, clients: CLIENTS },
      rate: Math.round(tally.attempts / seconds),
      cpuUsPerAttempt: { servers: perAttempt(cpuUs.servers), postgres: perAttempt(cpuUs.postgres) },
      audit: { entries, findings: findings.length },
      ...{ machine: machine(), leftOut: LEFT_OUT },
    })
  } finally {
    for (const server of servers) await server.stop()
    await market.close()
  }
}

const SERVERS = 3
const CLIENTS = 8
const LEFT_OUT =
  'no offers that wait for an answer, no releases, no merges; one holder signs for all'

interface Tally {
  attempts: number
  wins: number
  /** Requests that were answered with a fault of ours: a 500. */
  errors: number
  /** Requests whose connection broke before the answer. */
  resent: number
  readonly refusals: Record<string, number>
}

/** All clients walk through the same spans together: whoever is free takes the next round. */
async function race(aud: string, arena: Arena, servers: readonly BenchServer[]): Promise<Tally> {
  const tally: Tally = { attempts: 0, wins: 0, errors: 0, resent: 0, refusals: {} }
  const rounds = roundsOf(arena)
  const key = [arena.traders.holder.maker]
  const enter = async (client: number) => {
    const transport = httpTransport(servers[client % servers.length]!.url)
    for (const round of rounds) {
      const commands = round.map(one => signed(key, { aud, ...attemptOf(arena, one) }))
      tally.attempts += commands.length
      for (const answer of await answersTo(transport, commands, tally)) count(tally, answer)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, (_, client) => enter(client)))
  return tally
}

/** A connection that was lost says nothing of what was done: the same bytes are sent again. */
async function answersTo(transport: Transport, commands: readonly string[], tally: Tally) {
  for (;;) {
    try {
      const { submit } = await transport.request<{ submit: Submitted }>(SUBMIT, { commands })
      return submit.answers
    } catch (fault) {
      say(`a request failed: ${fault} ${(fault as Error).cause ?? ''}`)
      if (fault instanceof TransportFault) tally.errors += 1
      else tally.resent += 1
      if (fault instanceof TransportFault || tally.resent > RESENT_MAX) return []
    }
  }
}

const RESENT_MAX = 1_000
const SUBMIT = 'mutation ($commands: [JWS!]!) { submit(commands: $commands) { answers } }'

function count(tally: Tally, answer: Submitted['answers'][number]): void {
  const act = answer.ok ? answer.acts[0]! : answer
  if (act.ok) tally.wins += 1
  else tally.refusals[act.refusal] = (tally.refusals[act.refusal] ?? 0) + 1
}

function cpuOf(servers: readonly BenchServer[], postgres: number) {
  const used = servers.flatMap(server => Object.values(server.cpuUs()))
  return { servers: used.reduce((sum, us) => sum + us, 0), postgres }
}
