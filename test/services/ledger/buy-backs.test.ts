import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActAnswer } from '../../../contracts/command/answer.ts'
import { idNumber } from '../../../contracts/kernel/id.ts'
import { makeBuyBackId } from '../../../contracts/payment/buy-back.ts'
import { makeEndToEndId } from '../../../contracts/payment/payout.ts'
import { auditSnapshot } from '../../../services/ledger/index.ts'
import { noteOverdue } from '../../../services/watch/note-overdue.ts'
import type { WatchServices } from '../../../services/watch/watch-services.ts'
import { offerPart, proposeReceivable } from '../../support/acts.ts'
import type { Financed } from '../../support/financed.ts'
import { confirmation, refusalOf } from '../../support/market.ts'
import { type PayingMarket, payingMarket } from '../../support/paying-market.ts'

let paying: PayingMarket
let bought: Financed
let kept: Financed

beforeAll(async () => {
  paying = await payingMarket()
  bought = await paidOut(0n, 10_000n)
  kept = await paidOut(10_000n, 20_000n)
})
afterAll(async () => {
  await paying?.close()
})

async function paidOut(lo: bigint, hi: bigint): Promise<Financed> {
  const financed = await paying.approved(lo, hi)
  expect(await paying.instruct(financed)).toBeNull()
  const endToEndId = makeEndToEndId(financed.id, 1)
  await paying.booked({ reference: `P${lo}`, amount: -financed.net, endToEndId })
  expect(await paying.prove(financed, `P${lo}`)).toBeNull()
  return financed
}

const demand = ({ id }: Financed, by = paying.bank) =>
  paying.does(by, 'payment.demand-buy-back', {
    ...{ financing: id, ground: 'unpaid', to: paying.account(paying.bank).id },
  })

const provePaid = async ({ id }: Financed, reference: string, by = paying.supplier) =>
  refusalOf(
    await paying.market.act([by.maker], 'payment.prove-buy-back', {
      ...{ financing: id, account: paying.account(by).id, reference },
    }),
  )

const lapse = async ({ id }: Financed) => {
  const { maker } = paying.market.operator
  return refusalOf(await paying.market.act([maker], 'payment.lapse-buy-back', { financing: id }))
}

async function demanded({ id }: Financed) {
  const { rows } = await paying.market.owner.query<{ said: string; amount: bigint }>(
    `select string_agg(concat_ws(' ', b.status, b.principal_minor, b.interest_minor, b.pay_by,
                         (select count(*) from ledger.wait_item i where i.wait = b.wait)), ', '
                       order by b.number) as said, max(b.amount_minor) as amount
       from ledger.buy_back b where b.financing = $1`,
    [idNumber(id)],
  )
  return rows[0]!
}

test('what comes back when the titles are bound is owed anew, until it is proven', async () => {
  const { market, bank, supplier, receivable } = paying
  await offerPart(market, bank, supplier, receivable, 10_000n, 20_000n)
  const endToEndId = makeEndToEndId(kept.id, 1)
  await paying.booked({ reference: 'R1', amount: kept.net, endToEndId, returned: true })
  expect(await paying.prove(kept, 'R1')).toBeNull()
  expect(await paying.standing(kept)).toBe('paid owed used the bank’s')
  await paying.booked({ reference: 'R2', amount: -kept.net, endToEndId })
  expect(await paying.prove(kept, 'R2')).toBe('payment_must_come_after_the_return')
  const resent = `update ledger.payout set status = 'resent', resent_by = 1,
    resent_told_by = e.told_by, resent_reference = e.reference
    from ledger.statement_entry e where status = 'owed' and e.reference = `
  expect(await paying.refusedBy(`${resent} 'R2'`)).toBe('payout_is_resent_by_its_entry')
  await paying.booked({ reference: 'R3', amount: -kept.net, endToEndId }, bank, '2026-03-09')
  expect(await paying.refusedBy(`${resent} 'R3'`)).toBe('nothing')
  expect(await paying.prove(kept, 'R3')).toBeNull()
  expect(await paying.standing(kept)).toBe('paid resent used the bank’s')
})

test('INV-OVD-01 what is unpaid the day after is noted; its debtor issues nothing', async () => {
  const { market, debtor, supplier, bank, receivable } = paying
  const submit: WatchServices['submit'] = async (_id, acts) => {
    const answers: ActAnswer[] = []
    for (const { act, body } of acts) {
      const answer = await market.act([market.operator.maker], act, body)
      answers.push(...(answer.ok ? answer.acts : []))
    }
    return answers
  }
  const turn = () => noteOverdue({ pool: market.pool, submit })
  await market.roll('2026-06-01')
  const terms = { debtor, supplier, amount: 5n, dueOn: '2026-08-31' } as const
  const more = await proposeReceivable(market, terms)
  expect(await turn()).toBe(0)
  const past = 'overdue_is_past_its_date'
  expect(await paying.refusedBy(NOTE)).toBe(past)
  await market.roll('2026-06-02')
  expect(await paying.refusedBy(NOTE)).toBe('nothing')
  expect(await turn()).toBe(1)
  expect(await turn()).toBe(0)
  expect(await paying.refusedBy('delete from ledger.overdue')).toBe('overdue_kept')
  const less = 'update ledger.overdue set amount_minor = 1'
  expect(await paying.refusedBy(less)).toBe('overdue_fixed')
  const body = confirmation(more, 5n, '2026-08-31')
  const unpaid = 'debtor_must_have_paid_what_is_due'
  expect(await paying.does(debtor, 'receivable.confirm', body)).toBe(unpaid)
  expect(await paying.refusedBy(ISSUE)).toBe('issue_needs_good_standing')
  const { rows } = await market.owner.query<{ told: string }>(
    `select v.party::text as told
       from ledger.entry e join ledger.entry_visibility v on v.entry = e.id
      where e.act = 'receivable.note-overdue' order by 1`,
  )
  expect(rows.length).toBeGreaterThan(0)
  const told = new Set(rows.map(row => row.told))
  for (const { id } of [debtor, supplier, bank]) expect(told).toContain(String(idNumber(id)))
  expect(await chased(receivable)).toEqual(['2026-06-03 2026-06-16 1'])
})

test('INV-PAY-06 with recourse the titles go back by what proves the buy-back', async () => {
  const { market, bank, supplier } = paying
  expect(await demand(bought)).toBe('debt_must_be_unpaid_beyond_its_grace')
  expect(await demand(bought, supplier)).toBe('lender_must_have_been_asked')
  await market.roll('2026-06-05')
  expect(await demand(kept)).toBe('title_must_be_free_of_claims')
  expect(await demand(bought)).toBeNull()
  expect(await demand(bought)).toBe('buy_back_must_not_stand')
  // 10,000 × 0.04 × 11 ÷ 360 = 12.2: eleven days from 1 June to 12 June; 22 days: 24.4.
  expect(await demanded(bought)).toMatchObject({ said: 'demanded 10000 12 2026-06-12 1' })
  expect(await lapse(bought)).toBe('lapse_must_wait_for_its_date')
  await market.roll('2026-06-15')
  expect(await lapse(bought)).toBeNull()
  expect(await demand(bought)).toBeNull()
  const again = 'unanswered 10000 12 2026-06-12 0, demanded 10000 24 2026-06-23 1'
  expect(await demanded(bought)).toMatchObject({ said: again, amount: 10_024n })

  const endToEndId = makeBuyBackId(bought.id, 2)
  const day = '2026-06-15'
  await paying.booked({ reference: 'S1', amount: -10_023n, endToEndId }, supplier, day)
  expect(await provePaid(bought, 'S1')).toBe('buy_back_must_be_paid_to_the_fen')
  await paying.booked({ reference: 'S2', amount: -10_024n, endToEndId }, supplier, day)
  expect(await paying.standing(bought)).toBe('paid paid used the bank’s')
  const answers = await Promise.all([provePaid(bought, 'S2'), provePaid(bought, 'S2')])
  expect(answers.toSorted()).toEqual(['buy_back_must_wait_for_its_payment', null].toSorted())
  expect(await paying.standing(bought)).toBe('bought_back paid returned the supplier’s')
  await paying.booked({ reference: 'S3', amount: 10_024n, endToEndId, returned: true }, bank, day)
  expect(await provePaid(bought, 'S3', bank)).toBe('buy_back_must_be_paid_between_both')
})

/** The wait for the payment of a receivable: when it reminds and ends, and what of it is open. */
async function chased(receivable: string) {
  const { rows } = await paying.market.owner.query<{ said: string }>(
    `select w.remind_on || ' ' || w.lapse_on || ' ' || count(i.wait) as said
       from ledger.overdue o join ledger.wait w on w.id = o.wait
       left join ledger.wait_item i on i.wait = w.id
      where o.receivable = $1 group by w.id`,
    [idNumber(receivable as 'rcv_1')],
  )
  return rows.map(({ said }) => said)
}

const NOTE = `insert into ledger.overdue (receivable, amount_minor, wait, noted_by)
  select r.id, 1, (select min(id) from ledger.wait), 1 from ledger.receivable r
   where r.status = 'issued'`
const ISSUE = `update ledger.receivable set status = 'issued', issued_by = 1, package = 'P'
   where status = 'proposed'`
const DEMAND = (change = '') => `
  insert into ledger.buy_back (financing, number, lender, holder, ground, currency,
    principal_minor, interest_minor, amount_minor, end_to_end_id, to_account, to_number, pay_by,
    demanded_by, wait)
  select f.id, 9, q.lender, f.holder, 'unpaid', 'CNY', 100, 0, 100, 'FORGED', a.id, a.number,
         '2026-07-01', 1, (select min(id) from ledger.wait)
    from ledger.financing f join ledger.quote q on q.id = f.quote
    join ledger.account a on a.holder = q.lender
   where f.status = 'paid' ${change}`
const PART = (hi: string) => `
  insert into ledger.buy_back_part (financing, number, place, instrument, lo, hi, amount_minor,
                                    due_on)
  select p.financing, 9, 1, p.instrument, p.lo, ${hi}, 100, p.due_on
    from ledger.financing_part p join ledger.financing f on f.id = p.financing
   where f.status = 'paid'`
const BOUGHT = "(select id from ledger.financing where status = 'bought_back')"

test('the store refuses a demand without ground, and a proof that is none', async () => {
  const told: readonly (readonly [string, readonly string[]])[] = [
    ['nothing', [DEMAND(), PART('p.lo + 100')]],
    ['buy_back_is_of_recourse', [DEMAND()]],
    ['buy_back_is_of_recourse', [DEMAND(), PART('p.hi + 1')]],
    ['buy_back_kept', ['delete from ledger.buy_back']],
    ['buy_back_fixed', ['update ledger.buy_back set pay_by = pay_by + 1']],
    ['buy_back_fixed', ["update ledger.buy_back set status = 'demanded' where status = 'paid'"]],
    [
      'buy_back_is_proven_by_its_entry',
      [
        `update ledger.buy_back set status = 'owed_back', paid_by = 1, paid_reference = 'S1',
           paid_told_by = (select told_by from ledger.statement_entry where reference = 'S1')
          where status = 'unanswered'`,
      ],
    ],
    [
      'entry_proves_one_buy_back',
      [
        `update ledger.buy_back b set status = 'owed_back', paid_by = o.paid_by,
           paid_told_by = o.paid_told_by, paid_reference = o.paid_reference
           from ledger.buy_back o where o.status = 'paid' and b.status = 'unanswered'`,
      ],
    ],
    [
      'financing_is_bought_back_by_a_payment',
      [
        "update ledger.facility_use set status = 'returned', returned_by = 1 where status = 'used'",
        "update ledger.financing set status = 'bought_back', ended_by = 1 where status = 'paid'",
      ],
    ],
    ['financing_fixed', [`update ledger.financing set status = 'paid' where id = ${BOUGHT}`]],
  ]
  for (const [rule, statements] of told) expect(await paying.refusedBy(...statements)).toBe(rule)
})

test('the audit follows each buy-back to its proof, and finds one that was changed', async () => {
  const client = await paying.market.owner.connect()
  try {
    await client.query('begin')
    expect((await auditSnapshot(client)).findings).toEqual([])
    await client.query('set local session_replication_role = replica')
    await client.query("update ledger.buy_back set paid_reference = 'S1' where status = 'paid'")
    await client.query(
      `update ledger.buy_back set principal_minor = 1, amount_minor = 1 + interest_minor
        where status = 'unanswered'`,
    )
    await client.query("update ledger.payout set resent_by = 1 where status = 'resent'")
    await client.query("update ledger.financing set ended_by = 1 where status = 'bought_back'")
    const { findings } = await auditSnapshot(client)
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(
      new Set([
        ...['buy_back_differs', 'buy_back_sum_differs', 'payout_differs'],
        'bought_back_proof_differs',
      ]),
    )
  } finally {
    await client.query('rollback')
    client.release()
  }
})
