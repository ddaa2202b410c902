import { writeFileSync } from 'node:fs'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import type { AccountId } from '../../contracts/payment/account.ts'
import type { SettlementId } from '../../contracts/settlement/settlement.ts'
import { type Client, drawLines, lists, newId, readRows, settlementActs } from '../client/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import type { Options } from './options.ts'
import { describeAnswer, openOwn, tellSeveral } from './signer.ts'
import { readSigned } from './statements.ts'

/** Lines of one settlement; what is more goes into the next. */
const LINES_MAX = 500

/** Draws up the payment of what is due on a date, for the others to sign. */
export async function settle(options: Options): Promise<readonly string[]> {
  const client = openOwn(options)
  const dueOn = options.need('due') as BusinessDate
  const from = options.need('from') as AccountId
  const due = await readRows(client.read, lists.linesDue, { dueFrom: dueOn, dueTo: dueOn })
  const lines = drawLines(due)
  if (lines.length === 0) throw new SetupFault(`nothing that is due on ${dueOn} can be paid now`)
  const settlements: (typeof lines)[] = []
  for (let first = 0; first < lines.length; first += LINES_MAX)
    settlements.push(lines.slice(first, first + LINES_MAX))
  return await tellSeveral(settlements, async spans => {
    const id: SettlementId = newId('stl')
    const body = { id, dueOn, from, spans }
    return {
      words: [`${id}: ${spans.length} lines`],
      answer: await client.desk.leave(settlementActs.instructSettlement(body)),
    }
  })
}

/** Writes the instruction of what is in flight of a settlement, for the bank that is to pay. */
export async function writeSettlementFile(options: Options): Promise<readonly string[]> {
  const [id, out] = [options.need('settlement'), options.need('out')]
  const { node } = await openOwn(options).read<Instruction>(MESSAGE, { id })
  if (!node?.message) throw new SetupFault(`nothing of ${id} waits for your bank`)
  writeFileSync(out, node.message)
  return [`written: ${out}`]
}

/** Hands in that the bank rejects lines of a settlement, signed by it. */
export async function rejectLines(options: Options): Promise<readonly string[]> {
  const { packed: report, signature } = await readSigned(options.need('file'))
  if (signature === null) throw new SetupFault('the signature of the bank lies beside the report')
  const settlement = options.need('settlement') as SettlementId
  const act = settlementActs.rejectLines({ settlement, report, signature })
  return describeAnswer(await openOwn(options).desk.leave(act))
}

/** Proves each line of a settlement that the bank of an account has booked, or has taken back. */
export async function proveLines(options: Options): Promise<readonly string[]> {
  const client = openOwn(options)
  const settlement = options.need('settlement') as SettlementId
  const account = options.need('account') as AccountId
  const proofs = await findProofs(client, settlement, account)
  if (proofs.length === 0) throw new SetupFault(`the account tells nothing new of ${settlement}`)
  return await tellSeveral(proofs, async ({ line, reference, paidOn }) => ({
    words: [`line ${line}: ${reference}`],
    answer: await client.desk.leave(
      settlementActs.proveLine({ settlement, line, account, reference, paidOn }),
    ),
  }))
}

async function findProofs({ read }: Pick<Client, 'read'>, id: SettlementId, account: AccountId) {
  const { node } = await read<Lines>(LINES, { id })
  if (!node?.lines) throw new SetupFault(`your party has no settlement ${id}`)
  const told = await readRows(read, lists.statementEntries, { account })
  return node.lines.flatMap(({ number: line, endToEndId, status }) =>
    told
      .filter(entry => entry.endToEndId === endToEndId && entry.proven)
      .filter(({ returned }) => (WAITS_FOR[status] ?? null) === returned)
      .slice(0, 1)
      .map(({ reference, bookedOn: paidOn }) => ({ line, reference, paidOn })),
  )
}

/** By how a line stands: whether it waits for a payment to come back; others wait for nothing. */
const WAITS_FOR: Readonly<Record<string, boolean>> = {
  ...{ instructed: false, rejected: false, abandoned: false },
  ...{ paid: true, late: true },
}

interface Instruction {
  readonly node: { readonly message?: string | null } | null
}

interface Lines {
  readonly node: {
    readonly lines?: readonly {
      readonly number: number
      readonly endToEndId: string
      readonly status: string
    }[]
  } | null
}

const MESSAGE = 'query ($id: ID!) { node(id: $id) { ... on Settlement { message } } }'
const LINES = `query ($id: ID!) {
  node(id: $id) { ... on Settlement { lines { number endToEndId status } } } }`
