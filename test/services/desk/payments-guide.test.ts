import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FinancingId } from '../../../contracts/financing/financing.ts'
import { idNumber, idOf } from '../../../contracts/kernel/id.ts'
import { makeEndToEndId } from '../../../contracts/payment/payout.ts'
import { openKey, type StatementKey } from '../../../services/outside/bank/keys/statement-key.ts'
import { newId } from '../../../services/platform/new-id.ts'
import type { TestParty } from '../../support/actor.ts'
import { issueReceivable } from '../../support/acts.ts'
import { writeTold } from '../../support/bank-file.ts'
import { approveFinancing, registerFinancing } from '../../support/financed.ts'
import { mustBeAccepted } from '../../support/market.ts'
import { type GatewayWorld, gatewayWorld } from '../gateway/gateway-fixtures.ts'
import { listLines, openGuide, type TypedGuide } from './typed-guide.ts'

/** The guide on payments, typed by the people whom it names. */
let world: GatewayWorld
let guide: TypedGuide
let lender: TestParty
const NUMBER = '6222000000000000001'

beforeAll(async () => {
  world = await gatewayWorld()
  const firm = await world.join(['supplier'])
  lender = await world.join(['lender'])
  guide = openGuide(world, {
    ...{ lin: firm.maker, chen: firm.checker, zhou: lender.maker, wu: lender.checker },
    ...{ tan: world.operator.maker, mo: world.operator.checker },
  })
  const key = openKey(guide.folder)
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
  await prepareLender(firm, lender, key)
})

/** The accounts have cooled off, and the lender has registered what it has approved. */
async function reachPayout() {
  await world.roll('2026-03-05')
  const financing = guide.meant.get('FINANCING') as FinancingId
  await registerFinancing(world, lender, financing, '2026-03-05')
}

/** The lender has an account, has approved a financing, and its bank will have paid it. */
async function prepareLender(supplier: TestParty, bank: TestParty, key: StatementKey) {
  const does = async ({ maker, checker }: TestParty, act: string, body: object) =>
    mustBeAccepted(await world.act([maker, checker], act, body))
  const debtor = await world.join(['debtor'])
  const { rows } = await world.owner.query<{ name: string }>(
    'select name from ledger.party where id = $1',
    [idNumber(bank.id)],
  )
  const id = newId('acc')
  const statementKey = { alg: 'EdDSA', publicKey: key.publicKey }
  const place = { town: 'Beijing', country: 'CN', currency: 'CNY', name: rows[0]!.name }
  const account = { id, number: '6217', bank: 'SANDCNSH', ...place, statementKey }
  await does(bank, 'payment.register-account', account)
  const confirm = { account: id, statementKey: key.publicKey }
  await does(world.operator, 'payment.confirm-account', confirm)
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
  expect(said.filter(answer => answer.includes('done: entry'))).toHaveLength(9)
  expect(readFileSync(join(guide.folder, 'entries.csv'), 'utf8')).toContain('5.00')
  const { rows } = await world.owner.query(
    'select last_number, last_closing_minor from ledger.account where number = $1',
    [NUMBER],
  )
  expect(rows).toEqual([{ last_number: 2n, last_closing_minor: 300n }])
  expect(readFileSync(join(guide.folder, 'pay.xml'), 'utf8')).toContain('pain.001.001.09')
  const financed = await world.owner.query('select status from ledger.financing')
  expect(financed.rows).toEqual([{ status: 'paid' }])
})

test('both languages type the same', () => {
  expect(listLines('payments.zh.md')).toEqual(listLines('payments.md'))
})
