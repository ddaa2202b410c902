import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeEndToEndId } from '../../../contracts/payment/payout.ts'
import { auditSnapshot } from '../../../services/ledger/index.ts'
import { writeStatusMessage } from '../../../services/messages/index.ts'
import { openKey } from '../../../services/outside/bank/keys/statement-key.ts'
import { pack } from '../../support/bank-file.ts'
import type { Financed } from '../../support/financed.ts'
import { refusalOf } from '../../support/market.ts'
import { type PayingMarket, payingMarket } from '../../support/paying-market.ts'

let paying: PayingMarket

beforeAll(async () => {
  paying = await payingMarket()
})
afterAll(async () => {
  await paying?.close()
})

let first: Financed

test('INV-PAY-05 the title moves by what proves the payment, and not before', async () => {
  first = await paying.approved(0n, 10_000n)
  expect(await paying.instruct(first)).toBeNull()
  expect(await paying.instruct(first)).toBe('financing_must_be_at_this_stage')
  const withdraw = { financing: first.id }
  expect(await paying.does(paying.supplier, 'financing.withdraw-financing', withdraw)).toBe(
    'financing_must_be_at_this_stage',
  )
  const endToEndId = makeEndToEndId(first.id, 1)
  expect(await paying.prove(first, 'B1')).toBe('entry_must_be_proven')
  await paying.booked({ reference: 'B0', amount: 1n - first.net, endToEndId })
  expect(await paying.prove(first, 'B0')).toBe('payment_must_be_of_the_amount_instructed')
  await paying.booked({ reference: 'B1', amount: -first.net, endToEndId })
  expect(await paying.standing(first)).toBe('instructed instructed reserved the supplier’s')
  const answers = await Promise.all([
    paying.prove(first, 'B1'),
    paying.prove(first, 'B1', paying.supplier),
  ])
  expect(answers.toSorted()).toEqual(['payout_must_wait_for_its_payment', null].toSorted())
  expect(await paying.standing(first)).toBe('paid paid used the bank’s')
  const { rows } = await paying.market.owner.query(
    'select reserved_minor, used_minor from ledger.facility',
  )
  expect(rows).toEqual([{ reserved_minor: 0n, used_minor: 10_000n }])
})

test('INV-PAY-04 paid twice by the bank, the second payment proves nothing', async () => {
  const endToEndId = makeEndToEndId(first.id, 1)
  await paying.booked({ reference: 'B2', amount: -first.net, endToEndId })
  expect(await paying.prove(first, 'B2')).toBe('payout_must_wait_for_its_payment')
})

test('what the bank rejects is approved again; paid all the same, it is owed back', async () => {
  const financing = await paying.approved(10_000n, 20_000n)
  expect(await paying.instruct(financing)).toBeNull()
  const note = async (bytes: Buffer, signature: string) =>
    paying.does(paying.bank, 'payment.note-rejection', {
      ...{ financing: financing.id, report: pack(bytes), signature },
    })
  const endToEndId = makeEndToEndId(financing.id, 1)
  const report = writeReport(endToEndId)
  const forged = openKey(mkdtempSync(join(tmpdir(), 'tallystick-forged-')))
  expect(await note(report, forged.sign(report))).toBe(
    'report_must_be_signed_by_the_bank_that_pays',
  )
  const other = writeReport('FIN0N1')
  expect(await note(other, paying.key.sign(other))).toBe('report_must_reject_the_payout')
  expect(await note(report, paying.key.sign(report))).toBeNull()
  expect(await paying.standing(financing)).toBe('approved rejected reserved the supplier’s')
  const withdraw = { financing: financing.id }
  expect(await paying.does(paying.supplier, 'financing.withdraw-financing', withdraw)).toBeNull()
  await paying.booked({ reference: 'B3', amount: -financing.net, endToEndId })
  expect(await paying.prove(financing, 'B3')).toBeNull()
  expect(await paying.standing(financing)).toBe('withdrawn late returned the supplier’s')
  await paying.booked({ reference: 'B4', amount: financing.net, endToEndId, returned: true })
  expect(await paying.prove(financing, 'B4', paying.supplier)).toBeNull()
  expect(await paying.standing(financing)).toBe('withdrawn returned returned the supplier’s')
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
  const financing = await paying.approved(20_000n, 30_000n)
  expect(await paying.instruct(financing)).toBeNull()
  const body = { financing: financing.id }
  expect(await paying.does(paying.bank, 'payment.give-up-payout', body)).toBe('cosigner_must_sign')
  const { bank, supplier } = paying
  const signers = [bank, supplier].flatMap(({ maker, checker }) => [maker, checker])
  const given = { party: bank.id }
  expect(
    refusalOf(await paying.market.act(signers, 'payment.give-up-payout', body, given)),
  ).toBeNull()
  expect(await paying.standing(financing)).toBe('withdrawn abandoned returned the supplier’s')
})

test('what comes back after the booking gives titles and limit back', async () => {
  const financing = await paying.approved(30_000n, 40_000n)
  expect(await paying.instruct(financing)).toBeNull()
  const endToEndId = makeEndToEndId(financing.id, 1)
  await paying.booked({ reference: 'B5', amount: -financing.net, endToEndId })
  expect(await paying.prove(financing, 'B5')).toBeNull()
  await paying.booked({ reference: 'B6', amount: financing.net, endToEndId, returned: true })
  expect(await paying.prove(financing, 'B6')).toBeNull()
  expect(await paying.standing(financing)).toBe('returned returned returned the supplier’s')
})

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
  const { net } = await paying.approved(40_000n, 50_000n)
  await paying.booked({ reference: 'B9', amount: -net, endToEndId: 'FORGED' })
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
  for (const [rule, statements] of told) expect(await paying.refusedBy(...statements)).toBe(rule)
})

test('what a bank is silent about stays bound, and moves still when it is proven', async () => {
  const financing = await paying.approved(50_000n, 60_000n)
  expect(await paying.instruct(financing)).toBeNull()
  const { market, bank, account } = paying
  const close = { account: account(bank).id }
  const inFlight = 'account_must_have_nothing_in_flight'
  expect(await paying.does(bank, 'payment.close-account', close)).toBe(inFlight)
  expect(await paying.refusedBy("update ledger.account set status = 'closed', closed_by = 1")).toBe(
    'account_closes_with_nothing_in_flight',
  )
  const silent = async () =>
    refusalOf(
      await market.act([market.operator.maker], 'payment.note-silence', {
        financing: financing.id,
      }),
    )
  expect(await silent()).toBe('lapse_must_wait_for_its_date')
  expect(await readWaits()).toEqual(['2026-03-06 2026-03-10 1'])
  await market.roll('2026-03-10')
  expect(await silent()).toBeNull()
  expect(await silent()).toBe('payout_must_wait_for_the_word_of_its_bank')
  expect(await readWaits()).toEqual(['2026-03-06 2026-03-10 0'])
  expect(await paying.standing(financing)).toBe('instructed unanswered reserved the supplier’s')
  expect(await paying.does(bank, 'payment.close-account', close)).toBe(inFlight)
  const endToEndId = makeEndToEndId(financing.id, 1)
  await paying.booked({ reference: 'B10', amount: -financing.net, endToEndId })
  expect(await paying.prove(financing, 'B10')).toBeNull()
  expect(await paying.standing(financing)).toBe('paid paid used the bank’s')
})

/** The last wait for the word of a bank: when it reminds and lapses, and what of it is open. */
async function readWaits() {
  const { rows } = await paying.market.owner.query<{ said: string }>(
    `select w.remind_on || ' ' || w.lapse_on || ' ' || count(i.wait) as said
       from ledger.wait w left join ledger.wait_item i on i.wait = w.id
      where w.kind = 'payout_proof' group by w.id order by w.id desc limit 1`,
  )
  return rows.map(({ said }) => said)
}

test('the audit follows each payout to its proof, and finds one that was changed', async () => {
  const client = await paying.market.owner.connect()
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
