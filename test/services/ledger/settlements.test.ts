import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idNumber, type ReceivableId } from '../../../contracts/kernel/id.ts'
import { makeLineId, type SettlementId } from '../../../contracts/settlement/settlement.ts'
import { auditSnapshot } from '../../../services/ledger/index.ts'
import { openKey, type StatementKey } from '../../../services/outside/bank/keys/statement-key.ts'
import { newId } from '../../../services/platform/new-id.ts'
import type { Actor, TestParty } from '../../support/actor.ts'
import { DEBT, DUE, issueReceivable } from '../../support/acts.ts'
import { pack, type ToldLine, writeTold } from '../../support/bank-file.ts'
import { mustBeAccepted, refusalOf, type TestMarket, testMarket } from '../../support/market.ts'
import { provenOf, standingOfDebt, unprovenAfter } from '../../support/proven-debts.ts'
import { refusedByStore } from '../../support/refused-by-store.ts'
import { writeRejected } from '../../support/rejected.ts'
import { addUser } from '../../support/staff.ts'
import { forgeSettlements } from '../../support/wrong-settlements.ts'

/** A debtor pays what it owes on the first of June: 1,000 fen, of which 600 are pledged for 400. */
let market: TestMarket
let debtor: TestParty
let supplier: TestParty
let bank: TestParty
let court: TestParty
let system: Actor
let receivable: ReceivableId
let folder: string
let key: StatementKey
const accounts = new Map<TestParty, { readonly id: string; readonly number: string }>()
const BEGINS = '2026-05-28'
const PAID_ON = DUE

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tallystick-settlements-'))
  key = openKey(folder)
  market = await testMarket()
  debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  bank = await market.enrol(['lender'])
  court = await market.enrol(['court'])
  system = await addUser(market, market.operator, 'signer')
  receivable = await issueReceivable(market, { debtor, supplier, amount: 1_000n })
  const spans = [{ instrument: receivable, lo: '0', hi: '600' }]
  const debt = { ...DEBT, secured: '400', spans }
  mustBeAccepted(await does(supplier, 'title.offer-pledge', { ...debt, to: bank.id }))
  mustBeAccepted(await does(bank, 'title.accept-pledge', { ...debt, knowing: [] }))
  await register(debtor, '6217')
  await register(supplier, '6222')
  await register(bank, '6225')
  await market.roll('2026-05-27')
})
afterAll(async () => {
  await market?.close()
  rmSync(folder, { recursive: true })
})

const both = ({ maker, checker }: TestParty) => [maker, checker]
const does = (by: TestParty, act: string, body: object) => market.act(both(by), act, body)
const refused = async (by: TestParty, act: string, body: object) =>
  refusalOf(await does(by, act, body))

async function register(party: TestParty, number: string) {
  const { rows } = await market.owner.query<{ name: string }>(
    'select name from ledger.party where id = $1',
    [idNumber(party.id)],
  )
  const account = { id: newId('acc'), number }
  accounts.set(party, account)
  const statementKey = { alg: 'EdDSA', publicKey: key.publicKey }
  const place = { town: 'Tianjin', country: 'CN', currency: 'CNY', name: rows[0]!.name }
  const body = { ...account, bank: 'SANDCNSH', ...place, statementKey }
  mustBeAccepted(await does(party, 'payment.register-account', body))
  const confirm = { account: account.id, statementKey: key.publicKey }
  mustBeAccepted(await does(market.operator, 'payment.confirm-account', confirm))
}

interface Again {
  readonly settlement: SettlementId
  readonly number: number
}

const line = (lo: bigint, hi: bigint, payee: TestParty, again: Again | null = null) => ({
  ...{ instrument: receivable, lo: String(lo), hi: String(hi), payee: payee.id, again },
  to: accounts.get(payee)!.id,
})

const instruct = (id: SettlementId, ...spans: object[]) =>
  refused(debtor, 'settlement.instruct-settlement', {
    ...{ id, dueOn: DUE, from: accounts.get(debtor)!.id, spans },
  })

/** What the debtor's bank has booked, handed in with its signature. */
async function booked(told: ToldLine, number = 1): Promise<void> {
  const { id } = accounts.get(debtor)!
  const what = { account: '6217', family: 'camt.054' as const, on: PAID_ON }
  const lines = [{ other: '6222', ...told }]
  const bytes = writeTold({ ...what, number, lines })
  const body = { account: id, statement: pack(bytes), signature: key.sign(bytes) }
  mustBeAccepted(await market.act([debtor.maker], 'payment.record-statement', body))
}

const prove = async (settlement: SettlementId, number: number, reference: string, by = debtor) =>
  refusalOf(
    await market.act([by.maker], 'settlement.prove-line', {
      ...{ settlement, line: number, account: accounts.get(debtor)!.id, reference },
      paidOn: PAID_ON,
    }),
  )

/** How a line stands, and what of its span is nobody's, or held for payment. */
async function standing(settlement: SettlementId, number: number): Promise<string> {
  const { rows } = await market.owner.query<{ said: string }>(
    `select l.status || ' ' || coalesce((
              select string_agg(distinct case when t.holder = 0 then 'retired'
                                              when t.holds > 0 then 'held' else 'open' end, ' ')
                from ledger.title t
               where t.instrument = l.instrument and t.lo < l.hi and t.hi > l.lo), '') as said
       from ledger.settlement_line l where l.settlement = $1 and l.number = $2`,
    [idNumber(settlement), number],
  )
  return rows[0]!.said
}

const first: SettlementId = newId('stl')

test('INV-SET-01 it pays whom the ledger says, from two business days before on', async () => {
  const lines = [line(0n, 400n, bank), line(400n, 600n, supplier), line(600n, 900n, supplier)]
  expect(await instruct(first, ...lines)).toBe('settlement_must_not_begin_early')
  await market.roll(BEGINS)
  expect(await instruct(first, line(0n, 401n, bank))).toBe(
    'line_must_pay_the_pledgee_its_debt_alone',
  )
  expect(await instruct(first, line(600n, 1_000n, bank))).toBe('line_must_pay_who_is_owed')
  expect(await instruct(first, ...lines)).toBeNull()
  expect(await instruct(newId('stl'), line(0n, 1n, bank))).toBe('title_must_be_free_of_holds')
  const span = { instrument: receivable, lo: '0', hi: '400' }
  expect(await refused(bank, 'title.release', { spans: [span] })).toBe(
    'title_must_be_free_of_holds',
  )
  const hold = { kind: 'payment', spans: [span] }
  expect(await refused(debtor, 'title.lift-hold', hold)).toBe('hold_must_be_the_partys_own')
  expect(await standing(first, 1)).toBe('instructed held')
})

test('INV-SET-02 a span is retired by the proof of its own line, once', async () => {
  expect(await prove(first, 1, 'B1')).toBe('entry_must_be_proven')
  const endToEndId = makeLineId({ settlement: first, number: 1 })
  await booked({ reference: 'B0', amount: -399n, endToEndId, other: '6225' })
  expect(await prove(first, 1, 'B0')).toBe('payment_must_be_of_the_amount_instructed')
  await booked({ reference: 'B1', amount: -400n, endToEndId, other: '6225' })
  expect(await prove(first, 2, 'B1')).toBe('entry_must_name_the_line')
  const answers = await Promise.all([prove(first, 1, 'B1'), prove(first, 1, 'B1', bank)])
  expect(answers.toSorted()).toEqual(['line_must_wait_for_its_payment', null].toSorted())
  expect(await standing(first, 1)).toBe('paid retired')
  expect(await standing(first, 2)).toBe('instructed held')
  await booked({ reference: 'B2', amount: -400n, endToEndId, other: '6225' })
  expect(await prove(first, 1, 'B2')).toBe('line_must_wait_for_its_payment')
  const { rows } = await market.owner.query('select paid_minor from ledger.pledge')
  expect(rows).toEqual([{ paid_minor: 400n }])
})

test('what a court holds meanwhile waits for the court, and is proven then', async () => {
  const body = { kind: 'court', spans: [{ instrument: receivable, lo: '400', hi: '600' }] }
  expect(await refused(court, 'title.set-hold', body)).toBeNull()
  const endToEndId = makeLineId({ settlement: first, number: 2 })
  await booked({ reference: 'B3', amount: -200n, endToEndId })
  expect(await prove(first, 2, 'B3')).toBe('title_must_be_free_of_holds')
  expect(await refused(court, 'title.lift-hold', body)).toBeNull()
  expect(await prove(first, 2, 'B3', supplier)).toBeNull()
  expect(await standing(first, 2)).toBe('paid retired')
})

test('what its bank rejects is paid anew; what comes all the same is owed back', async () => {
  const endToEndId = makeLineId({ settlement: first, number: 3 })
  const reject = async (bytes: Buffer, signature: string) =>
    refused(debtor, 'settlement.reject-lines', {
      ...{ settlement: first, report: pack(bytes), signature },
    })
  const report = writeRejected(endToEndId)
  const forged = openKey(mkdtempSync(join(folder, 'forged-')))
  expect(await reject(report, forged.sign(report))).toBe(
    'report_must_be_signed_by_the_bank_that_pays',
  )
  expect(await reject(report, key.sign(report))).toBeNull()
  expect(await standing(first, 3)).toBe('rejected open')
  const anew: SettlementId = newId('stl')
  expect(await instruct(anew, line(600n, 900n, supplier))).toBeNull()
  await booked({ reference: 'B4', amount: -300n, endToEndId })
  expect(await prove(first, 3, 'B4')).toBeNull()
  expect(await standing(first, 3)).toBe('late held')
  expect(await provenOf(market.owner, receivable, supplier)).toEqual(['600 200 0 400 300 500'])
  await booked({ reference: 'B5', amount: 300n, endToEndId, returned: true })
  expect(await prove(first, 3, 'B5')).toBeNull()
  expect(await standing(first, 3)).toBe('even held')
  const own = makeLineId({ settlement: anew, number: 1 })
  await booked({ reference: 'B6', amount: -300n, endToEndId: own })
  expect(await prove(anew, 1, 'B6')).toBeNull()
  expect(await standing(anew, 1)).toBe('paid retired')
})

test('where the bank says nothing, debtor and payee give the line up together', async () => {
  const silent: SettlementId = newId('stl')
  expect(await instruct(silent, line(900n, 1_000n, supplier))).toBeNull()
  const body = { settlement: silent, line: 1 }
  expect(await refused(debtor, 'settlement.give-up-line', body)).toBe('cosigner_must_sign')
  const signers = [...both(debtor), ...both(supplier)]
  const given = { party: debtor.id }
  expect(refusalOf(await market.act(signers, 'settlement.give-up-line', body, given))).toBeNull()
  expect(await standing(silent, 1)).toBe('abandoned open')
})

const ofReceivable = () => standingOfDebt(market.owner, receivable)

test('INV-SET-04 what went back is owed on no span, and is made again, once', async () => {
  const last: SettlementId = newId('stl')
  expect(await instruct(last, line(900n, 1_000n, supplier))).toBeNull()
  const endToEndId = makeLineId({ settlement: last, number: 1 })
  await booked({ reference: 'B7', amount: -100n, endToEndId })
  expect(await prove(last, 1, 'B7')).toBeNull()
  expect(await ofReceivable()).toBe(`settled ${PAID_ON}`)
  await booked({ reference: 'B8', amount: 100n, endToEndId, returned: true })
  expect(await prove(last, 1, 'B8', supplier)).toBeNull()
  expect(await standing(last, 1)).toBe('returned retired')
  expect(await provenOf(market.owner, receivable, supplier)).toEqual(['600 500 0 100 0 500'])
  expect(await ofReceivable()).toBe(`issued ${PAID_ON} 100`)
  const made: SettlementId = newId('stl')
  const again = line(900n, 1_000n, supplier, { settlement: last, number: 1 })
  expect(await instruct(made, again)).toBeNull()
  expect(await instruct(newId('stl'), again)).toBe('line_must_pay_who_is_owed')
  const id = makeLineId({ settlement: made, number: 1 })
  await booked({ reference: 'B9', amount: -100n, endToEndId: id })
  expect(await prove(made, 1, 'B9')).toBeNull()
  expect(await standing(made, 1)).toBe('paid retired')
  expect(await ofReceivable()).toBe(`settled ${PAID_ON}`)
  await booked({ reference: 'BA', amount: 100n, endToEndId: id, returned: true })
  expect(await prove(made, 1, 'BA')).toBeNull()
  expect(await instruct(newId('stl'), again)).toBe('line_must_pay_who_is_owed')
  expect(await ofReceivable()).toBe(`issued ${PAID_ON} 100`)
})

test('INV-SET-05 what is owed and what was paid prove each other to the fen', async () => {
  const { owner } = market
  expect(await provenOf(owner, receivable, bank)).toEqual(['400 400 0 0 0 400'])
  expect(await unprovenAfter(owner, 'select 1')).toEqual([])
  const told = "update ledger.statement_entry set amount_minor = 99 where reference = 'B9'"
  expect(await unprovenAfter(owner, told)).toEqual([idNumber(supplier.id)])
  const face =
    "update ledger.settlement_line set status = 'late', stopped_by = 1 where paid_reference = 'B3'"
  expect(await unprovenAfter(owner, face)).toEqual([0n])
})

test('the store refuses what no bank has said', async () => {
  const other = await issueReceivable(market, { debtor, supplier, amount: 50n })
  const open: SettlementId = newId('stl')
  expect(await instruct(open, { ...line(0n, 50n, supplier), instrument: other })).toBeNull()
  const on = { other: idNumber(other), debtor: idNumber(debtor.id), paidOn: PAID_ON }
  for (const [rule, statements] of forgeSettlements(idNumber(open), on))
    expect([rule, await refusedByStore(market.owner, ...statements)]).toEqual([rule, rule])
})

test('what went back is overdue the day after its date, until it is paid', async () => {
  const note = () => market.act([system], 'receivable.note-overdue', { receivable })
  expect(refusalOf(await note())).toBe('receivable_must_be_overdue')
  await market.roll('2026-06-02')
  mustBeAccepted(await note())
  const said = await market.owner.query(
    `select o.amount_minor, (select count(*)::integer from ledger.wait_item i
                              where i.wait = o.wait) as open
       from ledger.overdue o where o.receivable = $1`,
    [idNumber(receivable)],
  )
  expect(said.rows).toEqual([{ amount_minor: 100n, open: 1 }])
  expect(
    await refusedByStore(
      market.owner,
      `update ledger.receivable set status = 'settled', ended_by = 1
        where id = ${idNumber(receivable)}`,
    ),
  ).toBe('settled_receivable_owes_nothing')
})

test('the audit follows each line to its proof, and finds one that was changed', async () => {
  const client = await market.owner.connect()
  try {
    await client.query('begin')
    expect((await auditSnapshot(client)).findings).toEqual([])
    await client.query('set local session_replication_role = replica')
    await client.query("update ledger.settlement_line set paid_reference = 'B2' where number = 2")
    await client.query("update ledger.settlement set due_on = '2026-06-02'")
    await client.query('update ledger.pledge set paid_minor = 0')
    const { findings } = await auditSnapshot(client)
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(
      new Set(['settlement_differs', 'settlement_line_differs', 'pledge_payment_differs']),
    )
  } finally {
    await client.query('rollback')
    client.release()
  }
})
