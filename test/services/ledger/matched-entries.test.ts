import { afterAll, beforeAll, expect, test } from 'vitest'
import { idNumber } from '../../../contracts/kernel/id.ts'
import { makeEndToEndId } from '../../../contracts/payment/payout.ts'
import { reconcile } from '../../../contracts/payment/reconcile.ts'
import type { ExpectedPayment, StatementEntry } from '../../../contracts/payment/statement-entry.ts'
import { auditSnapshot } from '../../../services/ledger/index.ts'
import type { Financed } from '../../support/financed.ts'
import { findingsAfter } from '../../support/findings-after.ts'
import { refusalOf } from '../../support/market.ts'
import { type PayingMarket, payingMarket } from '../../support/paying-market.ts'

/** The bank pays one payout under its id, and another in two parts and a stranger's transfer. */
let paying: PayingMarket
let whole: Financed
let parts: Financed

beforeAll(async () => {
  paying = await payingMarket()
  whole = await paying.approved(0n, 10_000n)
  parts = await paying.approved(10_000n, 20_000n)
  for (const one of [whole, parts]) expect(await paying.instruct(one)).toBeNull()
})
afterAll(async () => await paying?.close())

const nameOf = (one: Financed) => makeEndToEndId(one.id, 1)

const match = (entries: object, payments: object, writtenOff: bigint, reason = 'by hand') =>
  paying.does(paying.bank, 'payment.match-entries', {
    account: paying.account(paying.bank).id,
    entries: Object.entries(entries).map(([reference, amount]) => ({
      ...{ reference, amount: String(amount) },
    })),
    payments: Object.entries(payments).map(([endToEndId, amount]) => ({
      ...{ endToEndId, amount: String(amount) },
    })),
    ...{ writtenOff: String(writtenOff), reason },
  })

/** What is open of entries and of payments on the account of the bank, by their names. */
async function readOpen() {
  const account = idNumber(paying.account(paying.bank).id as `acc_${string}`)
  const { rows } = await paying.market.owner.query<{ name: string; open: bigint }>(
    `select e.reference as name, ledger.open_of_entry(e) as open
       from ledger.statement_entry e where e.account = $1 and e.proven_by is not null
     union all
     select p.end_to_end_id, ledger.open_of_payment(p)
       from ledger.awaited_payment p where p.account = $1`,
    [account],
  )
  return Object.fromEntries(rows.map(({ name, open }) => [name, open]))
}

test('what names its payment and is of its amount is open no more; all else is', async () => {
  await paying.booked({ reference: 'A0', amount: -5n, endToEndId: nameOf(whole) })
  await paying.booked({ reference: 'B1', amount: -whole.net, endToEndId: nameOf(whole) })
  await paying.booked({ reference: 'B2', amount: -whole.net, endToEndId: nameOf(whole) })
  await paying.booked({ reference: 'B3', amount: 1_000n - parts.net, endToEndId: nameOf(parts) })
  await paying.booked({ reference: 'B4', amount: -999n })
  await paying.booked({ reference: 'B5', amount: -whole.net, endToEndId: 'E5', other: '6299' })
  await paying.booked({ reference: 'B7', amount: -7n })
  const named = { endToEndId: nameOf(parts) }
  await paying.booked({ ...named, reference: 'C1', amount: -parts.net, other: '6299' })
  await paying.booked({ ...named, reference: 'A1', amount: parts.net })
  expect(await readOpen()).toEqual({
    ...{ B1: 0n, B2: whole.net, B3: parts.net - 1_000n, B4: 999n, B5: whole.net, B7: 7n },
    ...{ A0: 5n, A1: parts.net, C1: parts.net },
    ...{ [nameOf(whole)]: 0n, [nameOf(parts)]: parts.net },
  })
})

test('a return takes a payment back: the first one, or the one too many', async () => {
  const line = { endToEndId: nameOf(whole), returned: true, amount: whole.net }
  const { bank } = paying
  await paying.booked({ ...line, reference: 'R1' }, bank, '2026-03-09')
  expect(await readOpen()).toMatchObject({ R1: 0n, B2: 0n, [nameOf(whole)]: 0n })
  await paying.booked({ ...line, reference: 'R2' }, bank, '2026-03-10')
  expect(await readOpen()).toMatchObject({ R2: 0n, [nameOf(whole)]: whole.net })
  await paying.booked({ ...line, reference: 'R3' }, bank, '2026-03-10')
  expect(await readOpen()).toMatchObject({ R3: whole.net, [nameOf(whole)]: whole.net })
})

test('the matcher takes for sure what the store takes for its payment', async () => {
  const account = idNumber(paying.account(paying.bank).id as `acc_${string}`)
  const { rows: entries } = await paying.market.owner.query<StatementEntry & { its: boolean }>(
    `select e.reference as id, e.side, e.currency, e.amount_minor as amount,
            e.booked_on as "bookedOn", e.end_to_end_id as "endToEndId", null as reference,
            e.counterpart, e.returned, true as signed, ledger.is_its_payment(e) as its
       from ledger.statement_entry e where e.account = $1 and e.reference <> 'A0'`,
    [account],
  )
  const { rows: payments } = await paying.market.owner.query<ExpectedPayment>(
    `select p.end_to_end_id as id, p.side, p.currency, p.amount_minor as outstanding,
            p.due_on as "dueOn", p.end_to_end_id as "endToEndId", null as reference,
            p.other as counterpart
       from ledger.awaited_payment p where p.account = $1 and p.end_to_end_id = $2`,
    [account, nameOf(whole)],
  )
  const { matches, returns } = reconcile(entries, payments)
  const sure = matches.filter(({ state }) => state === 'confirmed').flatMap(one => one.entries)
  const named = [...sure, ...returns.flatMap(({ entry, of }) => [entry, of])]
  const its = entries.filter(one => one.its).map(({ id }) => id)
  expect(named.toSorted()).toEqual(its.toSorted())
  expect(its.length).toBeGreaterThan(3)
})

test('INV-REC-04 parts are matched up to what they are of, the difference is let go', async () => {
  const rest = parts.net - 1_000n
  expect(await match({ B1: 1n }, {}, 1n)).toBe('entry_must_have_so_much_open')
  expect(await match({ B3: rest + 1n }, { [nameOf(parts)]: rest + 1n }, 0n)).toBe(
    'entry_must_have_so_much_open',
  )
  expect(await match({ B3: rest }, { [nameOf(parts)]: rest }, 0n, 'a part')).toBeNull()
  expect(await readOpen()).toMatchObject({ B3: 0n, [nameOf(parts)]: 1_000n })
  expect(await match({ B3: rest }, { [nameOf(parts)]: 1_000n }, 0n)).toBe(
    'entry_must_have_so_much_open',
  )
  expect(await match({ B4: 999n }, { [nameOf(parts)]: 1_000n }, 0n)).toBe(
    'difference_must_be_written_off',
  )
  expect(await match({ B4: 999n }, { [nameOf(parts)]: 1_000n }, 1n, 'a fee')).toBeNull()
  expect(await match({ B5: whole.net }, {}, whole.net, 'not of the platform')).toBeNull()
  expect(await readOpen()).toMatchObject({ B4: 0n, B5: 0n, [nameOf(parts)]: 0n })
  expect(await paying.standing(parts)).toBe('instructed instructed reserved the supplier’s')
})

test('nobody matches alone, nor on the account of another', async () => {
  const { market, bank, supplier, account } = paying
  const body = {
    ...{ account: account(bank).id, entries: [{ reference: 'B7', amount: '1' }] },
    ...{ payments: [], writtenOff: '1', reason: 'alone' },
  }
  expect(refusalOf(await market.act([bank.maker], 'payment.match-entries', body))).not.toBeNull()
  expect(await paying.does(supplier, 'payment.match-entries', body)).toBe(
    'account_must_be_the_partys_own',
  )
})

const MADE = "(select g.entry from ledger.entry_match g where g.reason = 'forged')"

test('the store refuses what the contract does, and the audit finds what was changed', async () => {
  const { rows } = await paying.market.owner.query<{ entry: bigint; account: bigint }>(
    'select entry, account from ledger.entry_match order by entry',
  )
  const [first, second] = rows as [(typeof rows)[0], (typeof rows)[0]]
  const free = `(select min(n.id) from ledger.entry n
                  where n.id not in (select g.entry from ledger.entry_match g))`
  const made = (off: bigint, ...told: readonly string[]) => [
    `insert into ledger.entry_match (entry, account, written_off_minor, reason)
     select ${free}, ${first.account}, ${off}, 'forged'`,
    ...told.map(one => one.replace('MATCH', MADE)),
  ]
  const ofEntry = (reference: string, amount: bigint) =>
    `insert into ledger.matched_entry (match, told_by, reference, amount_minor)
     select MATCH, e.told_by, e.reference, ${amount} from ledger.statement_entry e
      where e.reference = '${reference}'`
  const ofPayment = (id: string, amount: bigint) =>
    `insert into ledger.matched_payment (match, account, end_to_end_id, amount_minor)
     select MATCH, ${first.account}, '${id}', ${amount}`
  for (const [statements, rule] of [
    [['update ledger.entry_match set reason = reason'], 'entry_match_kept'],
    [['delete from ledger.matched_entry'], 'matched_entry_kept'],
    [['delete from ledger.matched_payment'], 'matched_payment_kept'],
    [made(1n, ofPayment('E0', 1n)), 'match_is_of_its_account'],
    [made(1n, ofEntry('B1', 1n)), 'entry_is_matched_up_to_its_amount'],
    [made(1n, ofEntry('B4', 1n)), 'entry_is_matched_up_to_its_amount'],
    [made(1n, ofPayment(nameOf(parts), 1n)), 'payment_is_matched_up_to_its_amount'],
    [made(0n), 'match_goes_one_way'],
    [made(0n, ofEntry('B7', 1n)), 'match_adds_up'],
    [made(2n, ofEntry('B7', 1n), ofEntry('B7', 1n)), 'match_names_an_entry_once'],
    [
      made(2n, ofPayment(nameOf(parts), 1n), ofPayment(nameOf(parts), 1n)),
      'match_names_a_payment_once',
    ],
  ] as const)
    expect(await paying.refusedBy(...statements), rule).toBe(rule)
  const client = await paying.market.owner.connect()
  expect((await auditSnapshot(client)).findings).toEqual([])
  client.release()
  for (const change of [
    `update ledger.entry_match set reason = 'x' where entry = ${first.entry}`,
    `update ledger.matched_entry set amount_minor = 1 where match = ${first.entry}`,
    `update ledger.matched_payment set amount_minor = 1 where match = ${second.entry}`,
  ])
    expect(await findingsAfter(paying.market.owner, change)).toEqual([
      expect.objectContaining({ kind: 'entry_match_differs' }),
    ])
})
