import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { auditLedger } from '../../services/ledger/index.ts'
import { mustBeAccepted, openMarket, type TestMarket } from '../support/market.ts'
import { batchesOf, machine, printResult, say, textOptionOf } from './support/bench.ts'
import { type Debts, LINES_OF_SETTLEMENT, prepareDebts } from './support/debts-due.ts'
import { cpuUsOfTree } from './support/server-process.ts'
import { benchDatabase } from './support/throwaway-database.ts'

/**
 * A debtor pays what it owes on one date: a line for each span, to holders of fifty lines each, is
 * instructed, told by its bank in signed statements, and proven, which retires its span. Commands
 * and statements are made and signed beforehand. Afterwards every line is compared with what the
 * bank has booked, and the journal is replayed. `--lines=1000,10000,100000` for other sizes.
 */
export async function run(args: string[]): Promise<void> {
  const sizes = (textOptionOf(args, 'lines') ?? '1000,10000').split(',').map(Number)
  const settled = []
  for (const lines of sizes) settled.push(await settle(lines))
  printResult({
    ...{ bench: 'settle', settled, verificationUs: measureVerification() },
    ...{ machine: machine(), leftOut: LEFT_OUT },
  })
}

const LEFT_OUT =
  'the way through HTTP and GraphQL, the writing of pain.001, the bank itself; no pledges, and ' +
  'nothing rejected or returned, which the tests walk'

async function settle(lines: number) {
  const database = await benchDatabase()
  const market = await openMarket(database)
  try {
    const debts = await prepareDebts(market, lines)
    say(`${lines} lines to ${debts.holders} holders are signed and told …`)
    const pid = database.pid()
    const phases = {
      instruct: await measure(market, debts.instructions, { lines, pid, batch: 1 }),
      record: await measure(market, debts.statements, { lines, pid, batch: 1 }),
      prove: await measure(market, debts.proofs, { lines, pid, batch: PROOFS_OF_BATCH }),
    }
    const rssMiB = Math.round(process.memoryUsage().rss / 2 ** 20)
    const began = performance.now()
    const unexplained = await reconcile(market, debts)
    const { entries, findings } = await auditLedger(market.pool)
    const judgedMs = Math.round(performance.now() - began)
    const seconds = Object.values(phases).reduce((sum, phase) => sum + phase.seconds, 0)
    const result = {
      ...{ lines, holders: debts.holders, rate: Math.round(lines / seconds) },
      ...{ msPerLine: round((seconds * 1_000) / lines), phases, rssMiB, unexplained },
      audit: { entries, findings: findings.length, ms: judgedMs },
    }
    say(JSON.stringify(result))
    return result
  } finally {
    await market.close()
  }
}

const PROOFS_OF_BATCH = LINES_OF_SETTLEMENT

interface Measured {
  readonly lines: number
  /** The process of the database. */
  readonly pid: number
  readonly batch: number
}

/** All commands, batch after batch, and what they cost a line. */
async function measure({ ledger, owner }: TestMarket, commands: readonly string[], of: Measured) {
  // As a store that has been running: its planner knows how many rows there are.
  await owner.query('vacuum analyze')
  const postgres = cpuUsOfTree(of.pid)
  const own = process.cpuUsage()
  const began = performance.now()
  for (const batch of batchesOf(commands, of.batch))
    for (const answer of await ledger.submit(batch)) mustBeAccepted(answer)
  const seconds = (performance.now() - began) / 1_000
  const { user, system } = process.cpuUsage(own)
  const perLine = (us: number) => Math.round(us / of.lines)
  return {
    seconds: round(seconds),
    rate: Math.round(of.lines / seconds),
    cpuUsPerLine: {
      ledger: perLine(user + system),
      postgres: perLine(cpuUsOfTree(of.pid) - postgres),
    },
  }
}

/** Compares what was owed, what lines paid and what the bank booked, line by line, to the fen. */
async function reconcile({ owner }: TestMarket, { owedMinor }: Debts) {
  const { rows } = await owner.query<{ unexplained: bigint; paid: bigint; unsettled: bigint }>(
    `select coalesce(sum(abs(l.amount_minor - e.amount_minor)), 0)::bigint as unexplained,
            coalesce(sum(e.amount_minor), 0)::bigint as paid,
            (select count(*) from ledger.receivable where status <> 'settled') as unsettled
       from ledger.settlement_line l
       left join ledger.statement_entry e
         on e.told_by = l.paid_told_by and e.reference = l.paid_reference and l.status = 'paid'`,
  )
  const { unexplained, paid, unsettled } = rows[0]!
  return { minor: Number(unexplained + owedMinor - paid), unsettled: Number(unsettled) }
}

/** One verification of an Ed25519 signature on this machine: the yardstick of all costs. */
function measureVerification(): number {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const bytes = Buffer.alloc(1_000, 'a')
  const signature = sign(null, bytes, privateKey)
  const began = performance.now()
  for (let i = 0; i < VERIFICATIONS; i++) verify(null, bytes, publicKey, signature)
  return Math.round(((performance.now() - began) * 1_000) / VERIFICATIONS)
}

const VERIFICATIONS = 5_000

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000
}
