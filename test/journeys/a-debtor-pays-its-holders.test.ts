import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  drawLines,
  lists,
  newId,
  packFile,
  readRows,
  settlementActs,
  titleActs,
} from '../../services/client/index.ts'
import { openAccount } from '../support/journey/open-account.ts'
import { type OutsideBank, openOutsideBank } from '../support/journey/outside-bank.ts'
import { agree, done, type Firm, refused } from '../support/journey/people.ts'
import { openStage, type Stage } from '../support/journey/stage.ts'
import { type Debt, DUE, owe, part, pay, yuan } from '../support/journey/trade.ts'

/**
 * A shipyard pays on the due date what it owes: to the mill, to the mill's own supplier, and to the
 * bank that has a part in pledge. Its bank books two of the payments and rejects one, which is paid
 * later; each part of the debt ends with the proof of its own payment.
 */
let stage: Stage
let yard: Firm
let mill: Firm
let mine: Firm
let coast: Firm
let debt: Debt
let outside: OutsideBank
let account: `acc_${string}`
const NUMBERS = {
  ...{ yard: '6222000000000000001', mill: '6222000000000000002' },
  ...{ mine: '6222000000000000003', coast: '6222000000000000004' },
} as const
type Settlement = `stl_${string}`
const settlement: Settlement = newId('stl')
const later: Settlement = newId('stl')

beforeAll(async () => {
  outside = openOutsideBank('2026-05-27T09:00:00')
  stage = await openStage()
  yard = await stage.joins('Bohai Shipyard', 'debtor', ['Lin Yue', 'Wang Bo'])
  mill = await stage.joins('Red Hill Mill', 'supplier', ['Chen An', 'Zhao Min'])
  mine = await stage.joins('North Mine', 'supplier', ['Sun Li', 'Ma Jun'])
  coast = await stage.joins('Coast Bank', 'lender', ['Zhou Tao', 'Wu Fang'])
  debt = await owe(yard, mill, yuan(1_000_000))
  await pay(mill, mine, part(debt, 0n, yuan(300_000)))
  const terms = { currency: 'CNY', reference: 'L-9', dueOn: '2027-05-28' } as const
  const pledged = part(debt, yuan(300_000), yuan(700_000))
  const pledge = { secured: yuan(250_000), ...terms, ...pledged }
  done(await agree(mill, titleActs.offerPledge({ ...pledge, to: coast.id })))
  done(await agree(coast, titleActs.acceptPledge({ ...pledge, knowing: [] })))
  account = await openAccount(stage, outside, yard, NUMBERS.yard, yuan(2_000_000))
  await openAccount(stage, outside, mill, NUMBERS.mill, 0n)
  await openAccount(stage, outside, mine, NUMBERS.mine, 0n)
  await openAccount(stage, outside, coast, NUMBERS.coast, 0n)
  await stage.reaches('2026-05-26')
})
afterAll(async () => {
  await stage?.close()
  outside?.close()
})

const due = async () =>
  await readRows(yard.maker.client.read, lists.linesDue, { dueFrom: DUE, dueTo: DUE })

async function instructs(id: Settlement) {
  const body = { id, dueOn: DUE, from: account, spans: drawLines(await due()) }
  return await agree(yard, settlementActs.instructSettlement(body))
}

test('two business days before, the shipyard signs a line for each whom it owes', async () => {
  expect(refused(await instructs(settlement))).toBe('settlement_must_not_begin_early')
  await stage.reaches('2026-05-27')
  const lines = drawLines(await due())
  expect(lines.map(({ payee, span }) => [payee, span.hi - span.lo])).toEqual([
    [mine.id, yuan(300_000)],
    [coast.id, yuan(250_000)],
    [mill.id, yuan(150_000)],
    [mill.id, yuan(300_000)],
  ])
  done(await instructs(settlement))
  const rows = await due()
  expect(rows.every(({ blockedBy }) => blockedBy === 'payment')).toBe(true)
  expect(drawLines(rows)).toEqual([])
})

interface Seen {
  readonly message: string
  readonly lines: readonly { readonly number: number; readonly endToEndId: string }[]
}
const SETTLEMENT = `query ($id: ID!) { node(id: $id) { ... on Settlement {
  message lines { number endToEndId } } } }`
const look = async (id: Settlement) =>
  (await yard.maker.client.read<{ node: Seen }>(SETTLEMENT, { id })).node

/** The shipyard proves lines by what its bank has booked. */
async function proves(id: Settlement, numbers: readonly number[]): Promise<void> {
  const { lines } = await look(id)
  for (const { number, endToEndId } of lines) {
    if (!numbers.includes(number)) continue
    const [entry] = await readRows(yard.maker.client.read, lists.statementEntries, { endToEndId })
    const { reference, bookedOn: paidOn } = entry!
    const proof = { settlement: id, line: number, account, reference, paidOn }
    done(await yard.maker.client.settlement.proveLine(proof))
  }
}

async function handsIn(): Promise<void> {
  const { bytes, signature } = outside.tells(yard.name, 'camt.054')
  const statement = { account, statement: await packFile(bytes), signature }
  done(await yard.maker.client.payment.recordStatement(statement))
}

test('the bank books three of the payments, and each ends its own part of the debt', async () => {
  const { message: instruction, lines } = await look(settlement)
  expect(instruction).toContain(`D${DUE.replaceAll('-', '')}CNY`)
  outside.plans(lines[0]!.endToEndId, 'reject')
  outside.receives(yard.name, instruction)
  await stage.reaches(DUE)
  outside.reaches(`${DUE}T10:00:00`)
  await handsIn()
  await proves(settlement, [2, 3, 4])
  expect(outside.holds(NUMBERS.coast)).toBe(yuan(250_000))
  expect(outside.holds(NUMBERS.mill)).toBe(yuan(450_000))
  expect(await mill.maker.client.reads.titles()).toEqual([])
  expect(await mine.maker.client.reads.titles()).toMatchObject([{ hi: yuan(300_000) }])
  const received = await readRows(mill.maker.client.read, lists.linesReceived, {})
  expect(received.map(({ status }) => status)).toEqual(['paid', 'paid'])
})

test('what was rejected is paid anew, and the debt has ended', async () => {
  const { bytes, signature } = outside.tells(yard.name, 'pain.002')
  const report = await packFile(bytes)
  done(await yard.maker.client.settlement.rejectLines({ settlement, report, signature }))
  await stage.reaches('2026-06-01')
  outside.reaches('2026-06-01T09:00:00')
  done(await instructs(later))
  outside.receives(yard.name, (await look(later)).message)
  outside.reaches('2026-06-01T10:00:00')
  await handsIn()
  await proves(later, [1])
  expect(outside.holds(NUMBERS.mine)).toBe(yuan(300_000))
  expect(await mine.maker.client.reads.titles()).toEqual([])
  expect(await due()).toEqual([])
})
