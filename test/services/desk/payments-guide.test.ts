import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FinancingId } from '../../../contracts/financing/financing.ts'
import { idNumber, idOf } from '../../../contracts/kernel/id.ts'
import { makeEndToEndId } from '../../../contracts/payment/payout.ts'
import { makeLineId, type SettlementId } from '../../../contracts/settlement/settlement.ts'
import { openKey, type StatementKey } from '../../../services/outside/bank/keys/statement-key.ts'
import { newId } from '../../../services/platform/new-id.ts'
import type { TestParty } from '../../support/actor.ts'
import { issueReceivable } from '../../support/acts.ts'
import { type ToldLine, writeTold } from '../../support/bank-file.ts'
import { approveFinancing, registerFinancing } from '../../support/financed.ts'
import { mustBeAccepted } from '../../support/market.ts'
import { writeRejected } from '../../support/rejected.ts'
import { type GatewayWorld, gatewayWorld } from '../gateway/gateway-fixtures.ts'
import { listLines, openGuide, type TypedGuide } from './typed-guide.ts'

/** The guides on payments and on what is due, typed by the people whom they name. */
let world: GatewayWorld
let guide: TypedGuide
let lender: TestParty
let debtor: TestParty
let key: StatementKey
const NUMBER = '6222000000000000001'

beforeAll(async () => {
  world = await gatewayWorld()
  const firm = await world.join(['supplier'])
  lender = await world.join(['lender'])
  debtor = await world.join(['debtor'])
  guide = openGuide(world, {
    ...{ lin: firm.maker, chen: firm.checker, zhou: lender.maker, wu: lender.checker },
    ...{ hai: debtor.maker, jin: debtor.checker },
    ...{ tan: world.operator.maker, mo: world.operator.checker },
  })
  key = openKey(guide.folder)
  const { rows } = await world.owner.query<{ name: string }>(
    'select name from ledger.party where id = $1',
    [idNumber(firm.id)],
  )
  guide.meant.set('FIRM', rows[0]!.name).set('STATEMENTKEY', key.publicKey)
  const first = writeTold({
    account: NUMBER,
    number: 1,
    lines: [{ reference: 'B1', amount: 500n }],
  })
  writeFileSync(join(guide.folder, 'statement.xml'), first)
  writeFileSync(join(guide.folder, 'statement.xml.jws'), key.sign(first))
  const next = { number: 2, opening: 500n, lines: [{ reference: 'B2', amount: -200n }] }
  writeFileSync(join(guide.folder, 'unsigned.xml'), writeTold({ account: NUMBER, ...next }))
  await prepareLender(firm, lender)
  await prepareDebtor(firm)
})

/** The accounts have cooled off, and the lender has registered what it has approved. */
async function reachPayout() {
  await world.roll('2026-03-05')
  const financing = guide.meant.get('FINANCING') as FinancingId
  await registerFinancing(world, lender, financing, '2026-03-05')
}

const does = async ({ maker, checker }: TestParty, act: string, body: object) =>
  mustBeAccepted(await world.act([maker, checker], act, body))

/** Registered by its party, and confirmed by two officers. */
async function openAccount(party: TestParty, number: string): Promise<string> {
  const { rows } = await world.owner.query<{ name: string }>(
    'select name from ledger.party where id = $1',
    [idNumber(party.id)],
  )
  const id = newId('acc')
  const statementKey = { alg: 'EdDSA', publicKey: key.publicKey }
  const place = { town: 'Beijing', country: 'CN', currency: 'CNY', name: rows[0]!.name }
  const account = { id, number, bank: 'SANDCNSH', ...place, statementKey }
  await does(party, 'payment.register-account', account)
  const confirm = { account: id, statementKey: key.publicKey }
  await does(world.operator, 'payment.confirm-account', confirm)
  return id
}

const DUE = '2026-07-01'

/** The debtor owes the firm 400.00 and a mill 600.00 on the first of July. */
async function prepareDebtor(firm: TestParty) {
  const mill = await world.join(['supplier'])
  await openAccount(mill, '6300')
  guide.meant.set('DEBTORACCOUNT', await openAccount(debtor, '6200'))
  await issueReceivable(world, { debtor, supplier: firm, amount: 40_000n, dueOn: DUE })
  await issueReceivable(world, { debtor, supplier: mill, amount: 60_000n, dueOn: DUE })
}

/** What the debtor's bank says, in files with its signature beside them. */
function bankSays(file: string, bytes: Buffer): void {
  writeFileSync(join(guide.folder, file), bytes)
  writeFileSync(join(guide.folder, `${file}.jws`), key.sign(bytes))
}

const bankBooks = (file: string, ...lines: readonly ToldLine[]) =>
  bankSays(file, writeTold({ account: '6200', family: 'camt.054', on: DUE, lines }))

/** The bank pays the firm, not the mill; then the firm's payment comes back; then it pays both. */
function answerOfBank(file: string, settlement: SettlementId): void {
  const endToEndId = (number: number) => makeLineId({ settlement, number })
  if (file === 'matured.xml') {
    const toFirm = { endToEndId: endToEndId(1), other: NUMBER }
    bankBooks(file, { reference: 'M1', amount: -40_000n, ...toFirm })
    bankSays('refused.xml', writeRejected(endToEndId(2)))
    bankBooks('back.xml', { reference: 'M2', amount: 40_000n, returned: true, ...toFirm })
  }
  if (file === 'second.xml') {
    const drawn = [
      { amount: -40_000n, other: NUMBER },
      { amount: -60_000n, other: '6300' },
    ]
    const lines = drawn.map((one, index) => ({
      ...{ ...one, reference: `N${index}`, endToEndId: endToEndId(index + 1) },
    }))
    bankBooks(file, ...lines)
  }
}

/** The lender has an account, has approved a financing, and its bank will have paid it. */
async function prepareLender(supplier: TestParty, bank: TestParty) {
  const id = await openAccount(bank, '6217')
  const limit = { currency: 'CNY', limit: '100000', beginsOn: '2026-03-02', until: '2027-03-02' }
  const scope = { scope: 'debtor', subject: debtor.id, within: null }
  await does(bank, 'facility.grant', { id: newId('fac'), ...scope, ...limit })
  const receivable = await issueReceivable(world, { debtor, supplier, amount: 100_000n })
  const what = { supplier, bank, receivable, lo: 0n, hi: 60_000n, valueDate: '2026-03-06' } as const
  const { id: financing, net } = await approveFinancing(world, what)
  guide.meant.set('BANKACCOUNT', id).set('FINANCING', financing).set('NETAMOUNT', String(net))
  const line = { reference: 'B9', amount: -net, endToEndId: makeEndToEndId(financing, 1) }
  const lines = [{ ...line, other: NUMBER }]
  const booked = writeTold({ account: '6217', family: 'camt.054', on: '2026-03-06', lines })
  writeFileSync(join(guide.folder, 'booked.xml'), booked)
  writeFileSync(join(guide.folder, 'booked.xml.jws'), key.sign(booked))
}
afterAll(async () => {
  guide?.close()
  await world?.close()
})

test('each command does what the guide says', async () => {
  const said: string[] = []
  for (const line of listLines('payments.md')) {
    if (line.includes('payment.instruct-payout')) await reachPayout()
    if (line.includes('payment.demand-buy-back')) await world.roll('2026-06-05')
    said.push(await guide.type(line))
    const { rows } = await world.owner.query<{ id: bigint; digest: string | null }>(
      `select a.id, (select s.digest from ledger.statement s where s.proven_by is null) as digest
         from ledger.account a where a.number = $1`,
      [NUMBER],
    )
    for (const { id, digest } of rows)
      guide.meant.set('ACCOUNT', idOf('acc', id)).set('DIGEST', digest ?? '')
  }
  expect(said.filter(answer => answer.includes('done: entry'))).toHaveLength(10)
  expect(readFileSync(join(guide.folder, 'entries.csv'), 'utf8')).toContain('5.00')
  expect(said.join('\n')).toContain('to match  B1  2026-03-02  credit CNY 5.00 of CNY 5.00')
  const { rows } = await world.owner.query(
    'select last_number, last_closing_minor from ledger.account where number = $1',
    [NUMBER],
  )
  expect(rows).toEqual([{ last_number: 2n, last_closing_minor: 300n }])
  expect(readFileSync(join(guide.folder, 'proof.csv'), 'utf8')).toContain('400.00,0.00,0.00,true')
  expect(readFileSync(join(guide.folder, 'pay.xml'), 'utf8')).toContain('pain.001.001.09')
  const financed = await world.owner.query('select status from ledger.financing')
  expect(financed.rows).toEqual([{ status: 'paid' }])
})

test('what is due is paid as its guide says, and what came back is paid anew', async () => {
  await world.roll('2026-06-29')
  const said: string[] = []
  for (const line of listLines('maturity.md')) {
    const [file = ''] = /\w+\.xml/.exec(line) ?? []
    answerOfBank(file, guide.meant.get('SETTLEMENT') as SettlementId)
    said.push(await guide.type(line))
    guide.meant.set('SETTLEMENT', guide.meant.get('made stl') ?? '')
  }
  expect(said.filter(answer => answer.includes('done: entry'))).toHaveLength(9)
  expect(readFileSync(join(guide.folder, 'due.csv'), 'utf8')).toContain('600.00')
  expect(readFileSync(join(guide.folder, 'anew.xml'), 'utf8')).toContain('D20260701CNY')
  const { rows } = await world.owner.query(
    'select status from ledger.receivable where due_on = $1',
    [DUE],
  )
  expect(rows).toEqual([{ status: 'settled' }, { status: 'settled' }])
})

test('both languages type the same', () => {
  for (const page of ['payments', 'maturity'])
    expect(listLines(`${page}.zh.md`)).toEqual(listLines(`${page}.md`))
})
