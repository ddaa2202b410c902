import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idNumber, type ReceivableId } from '../../../contracts/kernel/id.ts'
import { makeEndToEndId } from '../../../contracts/payment/payout.ts'
import { auditSnapshot } from '../../../services/ledger/index.ts'
import { writeStatusMessage } from '../../../services/messages/index.ts'
import { openKey, type StatementKey } from '../../../services/outside/bank/keys/statement-key.ts'
import { newId } from '../../../services/platform/new-id.ts'
import type { TestParty } from '../../support/actor.ts'
import { issueReceivable } from '../../support/acts.ts'
import { pack, type ToldLine, writeTold } from '../../support/bank-file.ts'
import { approveFinancing, type Financed, registerFinancing } from '../../support/financed.ts'
import { mustBeAccepted, refusalOf, type TestMarket, testMarket } from '../../support/market.ts'

let market: TestMarket
let supplier: TestParty
let bank: TestParty
let receivable: ReceivableId
let folder: string
let key: StatementKey
const accounts = new Map<TestParty, { readonly id: string; readonly number: string }>()
const VALUE_DATE = '2026-03-06'

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tallystick-payouts-'))
  key = openKey(folder)
  market = await testMarket()
  const debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  bank = await market.enrol(['lender'])
  receivable = await issueReceivable(market, { debtor, supplier, amount: 100_000n })
  mustBeAccepted(
    await does(bank, 'facility.grant', {
      ...{ id: newId('fac'), scope: 'debtor', subject: debtor.id, within: null },
      ...{ currency: 'CNY', limit: '100000', beginsOn: '2026-03-02', until: '2027-03-02' },
    }),
  )
  await register(bank, '6217')
  await register(supplier, '6222')
  await market.roll('2026-03-05')
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

async function approved(lo: bigint, hi: bigint): Promise<Financed> {
  const what = { supplier, bank, receivable, lo, hi, valueDate: VALUE_DATE } as const
  const financed = await approveFinancing(market, what)
  expect(await instruct(financed)).toBe('financing_must_be_registered_first')
  await registerFinancing(market, bank, financed.id, '2026-03-05')
  return financed
}

const instruct = ({ id, net }: Financed) =>
  refused(bank, 'payment.instruct-payout', {
    ...{ financing: id, from: accounts.get(bank)!.id, to: accounts.get(supplier)!.id },
    amount: String(net),
  })

/** What the lender's bank has booked, handed in with its signature. */
async function booked(line: ToldLine): Promise<void> {
  const { id, number } = accounts.get(bank)!
  const told = { account: number, family: 'camt.054' as const, on: VALUE_DATE }
  const bytes = writeTold({ ...told, lines: [{ other: '6222', ...line }] })
  const body = { account: id, statement: pack(bytes), signature: key.sign(bytes) }
  mustBeAccepted(await market.act([bank.maker], 'payment.record-statement', body))
}

const prove = async ({ id }: Financed, reference: string, by = bank) =>
  refusalOf(
    await market.act([by.maker], 'payment.prove-payout', {
      ...{ financing: id, account: accounts.get(bank)!.id, reference },
    }),
  )

async function standing({ id, lo, hi }: Financed) {
  const { rows } = await market.owner.query<{ said: string }>(
    `select f.status || ' ' || coalesce(string_agg(o.status, ' ' order by o.number), '-') || ' '
              || (select u.status from ledger.facility_use u where u.financing = f.id) || ' '
              || case when (select count(*) from ledger.title t
                             where t.instrument = $2 and t.lo < $4 and t.hi > $3
                               and t.holder = $5) = 1 then 'the bank’s' else 'the supplier’s' end
            as said
       from ledger.financing f left join ledger.payout o on o.financing = f.id
      where f.id = $1 group by f.id`,
    [idNumber(id), idNumber(receivable), lo, hi, idNumber(bank.id)],
  )
  return rows[0]!.said
}

let first: Financed

test('INV-PAY-05 the title moves by what proves the payment, and not before', async () => {
  first = await approved(0n, 10_000n)
  expect(await instruct(first)).toBeNull()
  expect(await instruct(first)).toBe('financing_must_be_at_this_stage')
  const withdraw = { financing: first.id }
  expect(await refused(supplier, 'financing.withdraw-financing', withdraw)).toBe(
    'financing_must_be_at_this_stage',
  )
  const endToEndId = makeEndToEndId(first.id, 1)
  expect(await prove(first, 'B1')).toBe('entry_must_be_proven')
  await booked({ reference: 'B0', amount: 1n - first.net, endToEndId })
  expect(await prove(first, 'B0')).toBe('payment_must_be_of_the_amount_instructed')
  await booked({ reference: 'B1', amount: -first.net, endToEndId })
  expect(await standing(first)).toBe('instructed instructed reserved the supplier’s')
  const answers = await Promise.all([prove(first, 'B1'), prove(first, 'B1', supplier)])
  expect(answers.toSorted()).toEqual(['payout_must_wait_for_its_payment', null].toSorted())
  expect(await standing(first)).toBe('paid paid used the bank’s')
  const { rows } = await market.owner.query(
    'select reserved_minor, used_minor from ledger.facility',
  )
  expect(rows).toEqual([{ reserved_minor: 0n, used_minor: 10_000n }])
})

test('INV-PAY-04 paid twice by the bank, the second payment proves nothing', async () => {
  const endToEndId = makeEndToEndId(first.id, 1)
  await booked({ reference: 'B2', amount: -first.net, endToEndId })
  expect(await prove(first, 'B2')).toBe('payout_must_wait_for_its_payment')
})

test('what the bank rejects is approved again; paid all the same, it is owed back', async () => {
  const financing = await approved(10_000n, 20_000n)
  expect(await instruct(financing)).toBeNull()
  const note = async (bytes: Buffer, signature: string) =>
    refused(bank, 'payment.note-rejection', {
      ...{ financing: financing.id, report: pack(bytes), signature },
    })
  const endToEndId = makeEndToEndId(financing.id, 1)
  const report = writeReport(endToEndId)
  const forged = openKey(mkdtempSync(join(folder, 'forged-')))
  expect(await note(report, forged.sign(report))).toBe(
    'report_must_be_signed_by_the_bank_that_pays',
  )
  const other = writeReport('FIN0N1')
  expect(await note(other, key.sign(other))).toBe('report_must_reject_the_payout')
  expect(await note(report, key.sign(report))).toBeNull()
  expect(await standing(financing)).toBe('approved rejected reserved the supplier’s')
  const withdraw = { financing: financing.id }
  expect(await refused(supplier, 'financing.withdraw-financing', withdraw)).toBeNull()
  await booked({ reference: 'B3', amount: -financing.net, endToEndId })
  expect(await prove(financing, 'B3')).toBeNull()
  expect(await standing(financing)).toBe('withdrawn late returned the supplier’s')
  await booked({ reference: 'B4', amount: financing.net, endToEndId, returned: true })
  expect(await prove(financing, 'B4', supplier)).toBeNull()
  expect(await standing(financing)).toBe('withdrawn returned returned the supplier’s')
})

function writeReport(endToEndId: string): Buffer {
  const reasons = [{ code: 'AC01', notes: [] }]
  const ids = { originalInstructionId: endToEndId, originalEndToEndId: endToEndId }
  const written = writeStatusMessage('pain.002.001.10', {
    ...{ messageId: 'R1', createdAt: '2026-03-05T10:00:00Z', originalMessageId: endToEndId },
    ...{ originalName: 'pain.001.001.09', status: 'PART', reasons: [] },
    batches: [
      {
        ...{ originalId: endToEndId, status: 'PART', reasons: [] },
        payments: [{ ...ids, status: 'RJCT', reasons, bankReference: null }],
      },
    ],
  })
  if (!written.ok) throw new Error(JSON.stringify(written))
  return written.value
}

test('where the bank says nothing, both sides give it up, and neither alone', async () => {
  const financing = await approved(20_000n, 30_000n)
  expect(await instruct(financing)).toBeNull()
  const body = { financing: financing.id }
  expect(await refused(bank, 'payment.give-up-payout', body)).toBe('cosigner_must_sign')
  const signers = [...both(bank), ...both(supplier)]
  const given = { party: bank.id }
  expect(refusalOf(await market.act(signers, 'payment.give-up-payout', body, given))).toBeNull()
  expect(await standing(financing)).toBe('withdrawn abandoned returned the supplier’s')
})

test('what comes back after the booking gives titles and limit back', async () => {
  const financing = await approved(30_000n, 40_000n)
  expect(await instruct(financing)).toBeNull()
  const endToEndId = makeEndToEndId(financing.id, 1)
  await booked({ reference: 'B5', amount: -financing.net, endToEndId })
  expect(await prove(financing, 'B5')).toBeNull()
  await booked({ reference: 'B6', amount: financing.net, endToEndId, returned: true })
  expect(await prove(financing, 'B6')).toBeNull()
  expect(await standing(financing)).toBe('returned returned returned the supplier’s')
})

/** The rule that refuses these statements of the owner, tried to their commit. */
async function refusedBy(...statements: readonly string[]): Promise<string | undefined> {
  const client = await market.owner.connect()
  try {
    await client.query('begin')
    for (const statement of statements) await client.query(statement)
    await client.query('set constraints all immediate')
    return 'nothing'
  } catch (fault) {
    return (fault as { constraint?: string }).constraint
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const OPEN = "(select id from ledger.financing where status = 'approved' limit 1)"
const INSTRUCT = (change = '') => `
  insert into ledger.payout (financing, number, lender, holder, from_account, from_number,
    to_account, to_number, currency, amount_minor, end_to_end_id, execute_on, instructed_by)
  select f.id, 1, q.lender, f.holder, a.id, a.number, b.id, b.number, 'CNY',
         q.net_minor ${change}, 'FORGED', '2026-03-06', 1
    from ledger.financing f join ledger.quote q on q.id = f.quote
    join ledger.account a on a.holder = q.lender join ledger.account b on b.holder = f.holder
   where f.id = ${OPEN}`
const IN_FLIGHT = `update ledger.financing set status = 'instructed' where id = ${OPEN}`
const FORGED = "(select financing from ledger.payout where end_to_end_id = 'FORGED')"
const PAID = (reference: string) => `
  update ledger.payout set status = 'paid', paid_by = 1, paid_reference = '${reference}',
         paid_told_by = (select e.told_by from ledger.statement_entry e
                          where e.reference = '${reference}')
   where end_to_end_id = 'FORGED'`

test('the store refuses what no bank has said', async () => {
  const { net } = await approved(40_000n, 50_000n)
  await booked({ reference: 'B9', amount: -net, endToEndId: 'FORGED' })
  const told: readonly (readonly [string, readonly string[]])[] = [
    ['payout_kept', ['delete from ledger.payout']],
    ['payout_fixed', ["update ledger.payout set amount_minor = 1 where status = 'paid'"]],
    ['payout_fixed', ["update ledger.payout set status = 'instructed' where status = 'abandoned'"]],
    ['payout_is_of_its_quote', [INSTRUCT('+ 1'), IN_FLIGHT]],
    ['financing_waits_for_its_payout', [IN_FLIGHT]],
    ['nothing', [INSTRUCT(), IN_FLIGHT]],
    ['entry_proves_one_payout', [INSTRUCT(), IN_FLIGHT, PAID('B1')]],
    ['payout_is_proven_by_its_entry', [INSTRUCT(), PAID('B2')]],
    [
      'title_moves_by_what_proves_the_payment',
      [
        ...[INSTRUCT(), IN_FLIGHT, 'set constraints all immediate'],
        ...['set constraints all deferred', PAID('B9')],
        `update ledger.claim set freed_by = 1 where charge =
           (select applied_by from ledger.financing where id = ${FORGED}) and freed_by is null`,
        `update ledger.facility_use set status = 'used', used_by = 1 where financing = ${FORGED}`,
        `update ledger.financing set status = 'paid' where id = ${FORGED}`,
      ],
    ],
    ['financing_fixed', [`update ledger.financing set status = 'paid' where id = ${OPEN}`]],
  ]
  for (const [rule, statements] of told) expect(await refusedBy(...statements)).toBe(rule)
})

test('the audit follows each payout to its proof, and finds one that was changed', async () => {
  const client = await market.owner.connect()
  try {
    await client.query('begin')
    expect((await auditSnapshot(client)).findings).toEqual([])
    await client.query('set local session_replication_role = replica')
    await client.query("update ledger.payout set paid_reference = 'B2' where status = 'paid'")
    await client.query("update ledger.financing set status = 'approved' where status = 'paid'")
    const { findings } = await auditSnapshot(client)
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(
      new Set(['payout_differs', 'financing_differs']),
    )
  } finally {
    await client.query('rollback')
    client.release()
  }
})
