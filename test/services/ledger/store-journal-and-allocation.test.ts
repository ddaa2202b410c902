import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { refusedBy, storeWith, TWO_PARTIES, type WrongRows } from '../../support/wrong-rows.ts'

/** Wrong rows of the journal and of the use of invoices, written straight into the store. */
const store = storeWith(TWO_PARTIES)
let id = 0n

beforeEach(() => {
  id += 1n
})

describe('INV-JRN-01 the journal keeps what it holds', () => {
  beforeAll(async () => {
    await store.owner.query(
      `insert into ledger.command (party, id, payload_hash, jws, outcome)
       values (1, 'a', sha256(''), 'x', '[]')`,
    )
    await store.owner.query(
      `insert into ledger.entry (id, act, party, command, part, postings, leaf, business_date)
       values (1, 'test', 1, 'a', 0, '[]', '{}', '2026-03-02'),
              (2, 'test', 1, 'a', 1, '[]', '{"v":1}', '2026-03-02')`,
    )
    await store.owner.query(
      "insert into ledger.touch (noun, subject, version, entry) values ('rcv', 1, 1, 1)",
    )
    await store.owner.query(
      "insert into ledger.business_day (date, entry) values ('2026-03-02', 1)",
    )
  })
  const TOUCH = 'insert into ledger.touch (noun, subject, version, entry, before) values'
  const WAIT =
    'insert into ledger.wait (id, kind, party, command, awaited, remind_on, lapse_on) values'
  const kept: Record<string, WrongRows> = {
    'an entry changed': {
      by: ["update ledger.entry set postings = '[1]' where id = 1"],
      rule: 'entry_kept',
    },
    'an entry removed': { by: ['delete from ledger.entry where id = 2'], rule: 'entry_kept' },
    'a command changed': { by: ["update ledger.command set jws = 'y'"], rule: 'command_kept' },
    'a command id used twice': {
      by: [
        `insert into ledger.command (party, id, payload_hash, jws, outcome)
         values (1, 'a', sha256('other'), 'y', '[]')`,
      ],
      rule: 'command_id_is_used_once',
    },
    'one act of a command entered twice': {
      by: [
        `insert into ledger.entry (id, act, party, command, part, postings, leaf, business_date)
         values (3, 'test', 1, 'a', 0, '[]', '{}', '2026-03-02')`,
      ],
      rule: 'entry_is_one_act',
    },
    'a visibility removed': {
      by: [
        'insert into ledger.entry_visibility values (1, 0, 1)',
        'delete from ledger.entry_visibility',
      ],
      rule: 'entry_visibility_kept',
    },
    'a position taken back': {
      by: ['insert into ledger.position values (1, 1)', 'delete from ledger.position'],
      rule: 'position_kept',
    },
    'an entry placed twice': {
      by: ['insert into ledger.position values (1, 1), (2, 1)'],
      rule: 'entry_has_one_position',
    },
    'a wait that reminds after it has lapsed': {
      by: [`${WAIT} (1, 'answer', 1, 'a', 2, '2026-03-04', '2026-03-03')`],
      rule: 'wait_reminds_before_it_lapses',
    },
    'an offer without a wait': {
      by: ['insert into ledger.offer (charge, from_party, to_party, wait) values (1, 1, 2, 9)'],
      rule: 'offer_has_wait',
    },
    'a touch removed': { by: ['delete from ledger.touch'], rule: 'touch_kept' },
    'a version left out': { by: [`${TOUCH} ('rcv', 1, 3, 2, sha256('{}'))`], rule: 'touch_chains' },
    'a later version that follows none': {
      by: [`${TOUCH} ('rcv', 4, 2, 2, null)`],
      rule: 'touch_chains',
    },
    'a version used twice': {
      by: [`${TOUCH} ('rcv', 1, 1, 2, null)`],
      rule: 'touch_versions_are_dense',
    },
    'another hash before': { by: [`${TOUCH} ('rcv', 1, 2, 2, sha256('x'))`], rule: 'touch_chains' },
    'a first version with a hash before': {
      by: [`${TOUCH} ('rcv', 2, 1, 2, sha256('{}'))`],
      rule: 'touch_chains',
    },
    'an entry before its predecessor': {
      by: [`${TOUCH} ('rcv', 3, 1, 2, null)`, `${TOUCH} ('rcv', 3, 2, 1, sha256('{"v":1}'))`],
      rule: 'touch_chains',
    },
    'a business date rolled back': {
      by: ["insert into ledger.business_day (date, entry) values ('2026-03-01', 2)"],
      rule: 'business_day_rolls_forward',
    },
    'a business date rewritten': {
      by: ["update ledger.business_day set date = '2026-03-03'"],
      rule: 'business_day_kept',
    },
    'a position left out': {
      by: ['insert into ledger.position (position, entry) values (2, 1)'],
      rule: 'positions_are_dense',
    },
    'a touch of no entry': { by: [`${TOUCH} ('rcv', 9, 1, 99, null)`], rule: 'touch_chains' },
    'a position of no entry': {
      by: ['insert into ledger.position (position, entry) values (1, 99)'],
      rule: 'position_has_entry',
    },
    'an entry of no command': {
      by: [
        `insert into ledger.entry (id, act, party, command, part, postings, leaf, business_date)
         values (3, 'test', 1, 'none', 0, '[]', '{}', '2026-03-02')`,
      ],
      rule: 'entry_has_command',
    },
  }
  test.each(Object.entries(kept))('%s', async (_, { by, rule }) => {
    expect(await refusedBy(store.owner, by, id)).toBe(rule)
  })
  test('its next version with the hash before is taken', async () => {
    expect(await refusedBy(store.owner, [`${TOUCH} ('rcv', 1, 2, 2, sha256('{}'))`], id)).toBe(
      'nothing',
    )
  })
})

describe('INV-ALC-01 an invoice backs no more than itself', () => {
  beforeEach(async () => {
    await store.owner.query('begin')
    await store.owner.query(
      `insert into trade.invoice (id, seller, number, buyer, currency, amount_minor, quantity,
         price_minor, invoiced_on, due_on)
       values ($1::bigint, 1, $1::bigint::text, 2, 'CNY', 100, 1, 100, '2026-03-02', '2026-06-01')`,
      [id],
    )
    await store.owner.query(
      `insert into trade.invoice_allocation (invoice, lo, hi, size, allocated_to, since)
       values ($1, 0, 40, 100, 5, 5), ($1, 40, 100, 100, 0, 0)`,
      [id],
    )
    await store.owner.query('commit')
  })
  const USE =
    'insert into trade.invoice_allocation (invoice, lo, hi, size, allocated_to, since) values'
  const over: Record<string, WrongRows> = {
    'one fen more than it has': {
      by: [`${USE} ($id, 100, 101, 100, 6, 6)`],
      rule: 'allocation_within_invoice',
    },
    'what is used already': {
      by: [`${USE} ($id, 10, 20, 100, 6, 6)`],
      rule: 'allocation_follows_its_left',
    },
    'a second first use': {
      by: [`${USE} ($id, 0, 10, 100, 6, 6)`],
      rule: 'allocation_starts_once',
    },
    'a second last use': { by: [`${USE} ($id, 90, 100, 100, 6, 6)`], rule: 'allocation_ends_once' },
    'a use of no invoice': {
      by: [`${USE} (-1, 0, 10, 10, 6, 6)`],
      rule: 'allocation_first_has_invoice',
    },
    'a use that goes to no invoice': {
      by: ['update trade.invoice_allocation set invoice = -1 where invoice = $id and lo = 0'],
      rule: '42501',
      ownersRule: 'allocation_first_has_invoice',
    },
    'an empty use': { by: [`${USE} ($id, 40, 40, 100, 6, 6)`], rule: 'allocation_within_invoice' },
    'the last use taken out': {
      by: ['delete from trade.invoice_allocation where invoice = $id and lo = 40'],
      rule: 'invoice_is_fully_tiled',
    },
    'a use taken out': {
      by: ['delete from trade.invoice_allocation where invoice = $id and lo = 0'],
      rule: 'allocation_follows_its_left',
    },
    'an amount that grows': {
      by: ['update trade.invoice set amount_minor = 200 where id = $id'],
      rule: '42501',
      ownersRule: 'invoice_fixed',
    },
    'the same seller and number again': {
      by: [
        `insert into trade.invoice (id, seller, number, buyer, currency, amount_minor, quantity,
           price_minor, invoiced_on, due_on)
         values ($id + 1000000, 1, '$id', 2, 'CNY', 999, 1, 999, '2026-03-02', '2026-06-01')`,
      ],
      rule: '42501',
      ownersRule: 'invoice_is_seller_and_number',
    },
  }
  test.each(Object.entries(over))('%s, as the ledger', async (_, { by, rule }) => {
    expect(await refusedBy(store.runtime, by, id)).toBe(rule)
  })
  test.each(Object.entries(over))('%s, as the owner', async (_, { by, rule, ownersRule }) => {
    expect(await refusedBy(store.owner, by, id)).toBe(ownersRule ?? rule)
  })
})
