import { setTimeout as sleep } from 'node:timers/promises'
import { httpTransport, type Submitted } from '../../services/client/index.ts'
import { signed } from '../support/actor.ts'
import { openMarket } from '../support/market.ts'
import { batchesOf, machine, printResult as print, say } from './support/bench.ts'
import { type BenchServer, cpuUsOfTree, startBenchServer } from './support/server-process.ts'
import { benchDatabase } from './support/throwaway-database.ts'
import { type Place, prepareTransfers, type TransferLoad } from './support/transfer-load.ts'

/**
 * Durable split-and-transfers a second, through HTTP and GraphQL, client and database on the same
 * cores: each command cuts a span and moves it to a transferee with a standing acceptance, cites
 * trade and uses an invoice, under a mandate. Signing is done beforehand, and so are a checkpoint
 * and a third as many commands, so that what is measured is a server that has been running: its
 * code is compiled and its log is written into files that were used before.
 */
export async function run(args: string[]): Promise<void> {
  const count = Number(args.find(a => a.startsWith('--commands='))?.split('=')[1] ?? 30_000)
  const database = await benchDatabase()
  const market = await openMarket(database)
  const load = await prepareTransfers(market, count)
  const name = market.ledger.name
  say(`${count} commands are signed …`)
  const commands = signAll(name, load, 0)
  const manifests = signManifests(name, load)
  const paced = signAll(name, load, 2).slice(0, count / 3)
  const warming = signAll(name, load, 4).slice(0, count / 3)
  const { offers, answers } = signOffers(name, load, count / 3)
  await market.owner.query('checkpoint')
  const server = await startBenchServer(database.ownerUrl)
  const bench = { server, databasePid: database.pid(), url: server.url }
  try {
    await measure(bench, batchesOf(warming, BATCH), BATCH)
    const single = await measure(bench, batchesOf(commands, BATCH), BATCH)
    say(`one signature a command: ${JSON.stringify(single)}`)
    const manifest = await measure(bench, batchesOf(manifests, 1), BATCH)
    say(`one signature a manifest of ${BATCH}: ${JSON.stringify(manifest)}`)
    const latency = await pace(bench, batchesOf(paced, PACED_BATCH), single.rate / 2)
    say(`at half the rate, in batches of ${PACED_BATCH}: ${JSON.stringify(latency)}`)
    const offer = await measure(bench, batchesOf(offers, BATCH), BATCH)
    say(`offers that wait for an answer: ${JSON.stringify(offer)}`)
    const accept = await measure(bench, batchesOf(answers, BATCH), BATCH)
    say(`acceptances of them: ${JSON.stringify(accept)}`)
    const rssMiB = await server.rssMiB()
    const { rate, cpuUsPerCommand } = single
    print({
      ...{ rate, manifestRate: manifest.rate, ...latency, rssMiB, cpuUsPerCommand },
      ...{ offerRate: offer.rate, acceptRate: accept.rate },
      machine: { ...machine(), commands: count },
    })
  } finally {
    await server.stop()
    await market.close()
  }
}

const BATCH = 500
const PACED_BATCH = 50
const IN_FLIGHT = 4
const SPAN_MINOR = 1_000

interface Bench {
  readonly server: BenchServer
  readonly databasePid: number
  readonly url: string
}

/** Another stretch of every face in each round, so that no command is refused. */
function bodyOf({ transferee }: TransferLoad, { receivable, invoice }: Place, round: number) {
  const lo = round * SPAN_MINOR
  return {
    to: transferee.id,
    spans: [{ instrument: receivable, lo: String(lo), hi: String(lo + SPAN_MINOR) }],
    trade: [{ invoice, amount: String(SPAN_MINOR) }],
  }
}

const ACT = 'title.offer-transfer'

function signAll(aud: string, load: TransferLoad, round: number): string[] {
  return load.places.map(place =>
    signed([load.holder.maker], { aud, act: ACT, body: bodyOf(load, place, round) }),
  )
}

function signManifests(aud: string, load: TransferLoad): string[] {
  return batchesOf(load.places, BATCH).map(places => {
    const acts = places.map(place => ({ act: ACT, body: bodyOf(load, place, 1) }))
    return signed([load.holder.maker], { aud, act: 'manifest', body: { acts } })
  })
}

/** Offers of yet another stretch to the party that is asked, and its acceptance of each. */
function signOffers(
  aud: string,
  { holder, asked, places, invoicesOfAsked }: TransferLoad,
  n: number,
) {
  const lo = String(3 * SPAN_MINOR)
  const hi = String(4 * SPAN_MINOR)
  const some = places.slice(0, n)
  const offers = some.map(({ receivable }, index) => {
    const trade = [{ invoice: invoicesOfAsked[index], amount: String(SPAN_MINOR) }]
    const body = { to: asked.id, spans: [{ instrument: receivable, lo, hi }], trade }
    return signed([holder.maker], { aud, act: ACT, body })
  })
  const answers = some.map(({ receivable }) => {
    const body = { spans: [{ instrument: receivable, lo, hi }], answer: 'accept' }
    return signed([asked.maker], { aud, act: 'title.answer-offer', body })
  })
  return { offers, answers }
}

/** All batches as fast as they are answered, a few requests under way at once. */
async function measure(bench: Bench, batches: readonly string[][], acts: number) {
  const before = usage(bench)
  const began = performance.now()
  const rest = batches.values()
  const work = async () => {
    for (const batch of rest) await submit(bench.url, batch, acts)
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, work))
  const seconds = (performance.now() - began) / 1_000
  const after = usage(bench)
  const commands =
    batches.length === batches.flat().length ? batches.length * acts : batches.flat().length
  const per = (name: keyof typeof after) => Math.round((after[name] - before[name]) / commands)
  return {
    rate: Math.round(commands / seconds),
    cpuUsPerCommand: {
      ...{ main: per('main'), verify: per('verify'), gcAndRest: per('gcAndRest') },
      ...{ postgres: per('postgres'), client: per('client') },
    },
  }
}

/** A steady stream; how long each batch waits for its answer. */
async function pace(bench: Bench, batches: readonly string[][], rate: number) {
  const everyMs = (PACED_BATCH / rate) * 1_000
  const waits: number[] = []
  const began = performance.now()
  const pending = batches.map(async (batch, index) => {
    await sleep(index * everyMs)
    const due = began + index * everyMs
    await submit(bench.url, batch, PACED_BATCH)
    waits.push(performance.now() - due)
  })
  await Promise.all(pending)
  waits.sort((a, b) => a - b)
  const at = (part: number) => Math.round(waits[Math.floor(waits.length * part)]!)
  return { p50Ms: at(0.5), p99Ms: at(0.99) }
}

const SUBMIT = 'mutation ($commands: [JWS!]!) { submit(commands: $commands) { answers token } }'

async function submit(url: string, commands: readonly string[], acts: number): Promise<void> {
  const { submit } = await httpTransport(url).request<{ submit: Submitted }>(SUBMIT, { commands })
  const accepted = submit.answers.flatMap(a => (a.ok ? a.acts.filter(x => x.ok) : []))
  if (accepted.length !== acts) throw new Error(`refused: ${JSON.stringify(submit.answers[0])}`)
}

function usage({ server, databasePid }: Bench) {
  const own = process.cpuUsage()
  return {
    ...server.cpuUs(),
    postgres: cpuUsOfTree(databasePid),
    client: own.user + own.system,
  }
}
