import { describe, expect, test } from 'vitest'
import { refusedBy, storeWith, TWO_PARTIES } from '../../support/wrong-rows.ts'

/** Wrong rows of trade documents and receivables, written straight into the store by its owner. */
const receivable = (values: string) => `insert into ledger.receivable
  (id, debtor, supplier, proposer, currency, amount_minor, due_on, wait, proposed_by,
   status, package, issued_by, ended_by)
  values (${values.replace(':', "'CNY', 100, '2026-06-01', 1, 1")})`
const invoice = (values: string) => `insert into trade.invoice
  (id, seller, number, buyer, currency, amount_minor, quantity, price_minor, invoiced_on, due_on,
   red_lettered_minor)
  values (${values})`

/** The store has the red letter R1 over 60 of invoice 2, which is over 100. */
const redLetter = (values: string) => `insert into trade.red_letter
  (seller, number, invoice, amount_minor, beyond_minor) values (${values}, 0)`

/** The store has a file of party 1, attached to invoice 1. */
const HASH = 'A'.repeat(43)
const blob = (values: string) => `insert into trade.blob (hash, bytes, type) values (${values})`
const attachment = (party: string) => `insert into trade.attachment
  (invoice, hash, kind, party, user_id) values (1, '${HASH}', 'other', ${party}, 1)`

const allocate = (lo: number, hi: number) => `
  update trade.invoice_allocation set lo = ${hi} where invoice = 2 and hi = 100;
  insert into trade.invoice_allocation (invoice, lo, hi, size, allocated_to, since)
  values (2, ${lo}, ${hi}, 100, 9, 9)`

/** The store has an invoice 345678 whose code is left out. */
const paper = (number: string, paperNumber: string) => `insert into trade.invoice
  (id, seller, number, paper_number, buyer, currency, amount_minor, quantity, price_minor,
   invoiced_on, due_on)
  values (9, 1, '${number}', '${paperNumber}', 2, 'CNY', 100, 1, 100, '2026-03-02', '2026-06-01')`

/** The store has the buyer's assertion of a number C1. */
const assertion = (number: string, asserted_by: number) => `insert into trade.invoice
  (id, seller, number, buyer, asserted_by, delivery, currency, amount_minor, quantity, price_minor,
   invoiced_on, due_on)
  values (${number === 'C1' ? 8 : 9}, 1, '${number}', 2, ${asserted_by}, 1, 'CNY', 100, 1, 100,
   '2026-03-02', '2026-06-01')`

const store = storeWith(`begin;
  ${TWO_PARTIES}
  insert into trade.import (id, party, user_id, kind, name, hash)
  values (1, 1, 1, 'order', 'a', sha256('a'));
  insert into trade.purchase_order
    (id, seller, buyer, number, ordered_on, currency, quantity, price_minor, amount_minor)
  values (1, 1, 2, 'A1', '2026-03-02', 'CNY', 1, 100, 100);
  insert into trade.delivery (id, purchase_order, number, delivered_on, quantity)
  values (1, 1, 'A1', '2026-03-02', 1);
  ${invoice("1, 1, 'A1', 2, 'CNY', 100, 1, 100, '2026-03-02', '2026-06-01', 0")};
  ${invoice("2, 1, 'B1', 2, 'CNY', 100, 1, 100, '2026-03-02', '2026-03-02', 0")};
  ${assertion('C1', 2).replace('(8,', '(3,')};
  insert into trade.paper_number (seller, number, coded) values (1, '345678', false);
  insert into trade.invoice_allocation (invoice, lo, hi, size)
    values (1, 0, 100, 100), (2, 0, 100, 100), (3, 0, 100, 100);
  insert into trade.invoice (id, seller, number, buyer, currency, amount_minor, invoiced_on,
    due_on, alike)
  values (4, 1, 'A-1', 2, 'CNY', 100, '2026-03-02', '2026-06-01', 1);
  insert into trade.invoice_allocation (invoice, lo, hi, size) values (4, 0, 100, 100);
  ${redLetter("1, 'R1', 2, 60")};
  ${blob(`'${HASH}', 1, 'application/pdf'`)};
  insert into trade.upload (hash, party, user_id) values ('${HASH}', 1, 1);
  ${attachment('1')};
  insert into ledger.wait (id, kind, party, command, awaited, remind_on, lapse_on)
    values (1, 'confirmation', 1, 'a', 2, '2026-03-05', '2026-03-09');
  ${receivable("1, 2, 1, 1, :, 'proposed', null, null, null")};
  ${receivable("2, 2, 1, 1, :, 'issued', 'P2', 2, null")};
  ${receivable("3, 2, 1, 1, :, 'rejected', null, null, 3")};
  commit;`)

const change = (set: string, id = 1) => `update ledger.receivable set ${set} where id = ${id}`
const reprint = (set: string, id = 1) => `update trade.invoice set ${set} where id = ${id}`
const status = (values: string) => receivable(`9, 2, 1, 1, :, ${values}`)

/** By the rule that must refuse the statement. */
const wrong: readonly (readonly [rule: string, by: string])[] = [
  [
    'import_is_of_one_file',
    `insert into trade.import (id, party, user_id, kind, name, hash)
     values (9, 1, 2, 'order', 'b', sha256('a'))`,
  ],
  [
    'order_number_is_unique',
    `insert into trade.purchase_order
       (id, seller, buyer, number, ordered_on, currency, quantity, price_minor, amount_minor)
     values (9, 1, 2, 'A1', '2026-03-03', 'CNY', 2, 50, 100)`,
  ],
  [
    'delivery_number_is_unique',
    `insert into trade.delivery (id, purchase_order, number, delivered_on, quantity)
     values (9, 1, 'A1', '2026-03-03', 1)`,
  ],
  [
    'invoice_is_due_after_issue',
    invoice("9, 1, 'C1', 2, 'CNY', 100, 1, 100, '2026-03-02', '2026-03-01', 0"),
  ],
  ...[
    "'a1'",
    "'A_1'",
    "'-A1'",
    "'A1-'",
    "'A--1'",
    "''",
    "'INV\u034f1'",
    "'А1'",
    `'${'1'.repeat(65)}'`,
  ].map(
    number =>
      [
        'document_number_keeps_to_its_alphabet',
        invoice(`9, 1, ${number}, 2, 'CNY', 100, 1, 100, '2026-03-02', '2026-06-01', 0`),
      ] as const,
  ),
  ['invoice_is_named_with_its_code_or_without', paper('1100202630-00345678', '345678')],
  ['invoice_is_named_with_its_code_or_without', paper('7', '7')],
  [
    'order_is_asserted_by_its_buyer',
    `insert into trade.purchase_order (id, seller, buyer, number, ordered_on, currency, quantity,
       price_minor, amount_minor, asserted_by)
     values (9, 1, 2, 'A9', '2026-03-03', 'CNY', 2, 50, 100, 1)`,
  ],
  ['invoice_is_asserted_by_its_buyer', assertion('A9', 1)],
  ['invoice_is_seller_and_number', assertion('C1', 2)],
  ['invoice_denied_is_an_assertion', reprint('denied = true')],
  ['invoice_fixed', reprint('asserted_by = 2')],
  ['invoice_fixed', reprint('delivery = null', 3)],
  ['red_letter_is_used_once', redLetter("1, 'R1', 1, 100")],
  ['red_letter_is_its_invoices_sellers', redLetter("2, 'R2', 1, 100")],
  ['red_letters_are_within_their_invoice', redLetter("1, 'R2', 2, 41")],
  ['red_letter_dilutes_at_most_itself', redLetter("1, 'R2', 2, 40").replace('40, 0)', '40, 41)')],
  ['invoice_is_told_apart_from_another', reprint('told_apart_by = 1')],
  ['alike_backs_nothing', 'update trade.invoice_allocation set allocated_to = 9 where invoice = 4'],
  ['invoices_are_told_apart_once', reprint('alike = 2', 3)],
  ['red_letter_kept', "update trade.red_letter set amount_minor = 61 where number = 'R1'"],
  ['red_letter_kept', "delete from trade.red_letter where number = 'R1'"],
  ['red_lettered_backs_nothing', allocate(0, 41)],
  [
    'red_lettered_backs_nothing',
    'update trade.invoice_allocation set allocated_to = 9 where invoice = 2',
  ],
  [
    'order_has_quantity_and_price_or_neither',
    `insert into trade.purchase_order
       (id, seller, buyer, number, ordered_on, currency, quantity, amount_minor)
     values (9, 1, 2, 'A9', '2026-03-03', 'CNY', 2, 100)`,
  ],
  [
    'invoice_has_quantity_and_price_or_neither',
    invoice("9, 1, 'C9', 2, 'CNY', 100, null, 100, '2026-03-02', '2026-06-01', 0"),
  ],
  ['blob_hash_is_a_digest', blob("'abc', 1, 'application/pdf'")],
  ['blob_has_bytes', blob(`'${'B'.repeat(43)}', 0, 'application/pdf'`)],
  ['attachment_was_uploaded', attachment('2').replace('(1, ', '(2, ')],
  ['attachment_is_made_once', attachment('1')],
  [
    'import_sum_is_whole_and_not_below_zero',
    "insert into trade.import_sum values (1, 'CNY', false, 1, 1, -1)",
  ],
  ['invoice_kept', 'delete from trade.invoice where id = 1'],
  ...[
    ...['id = 9', 'seller = 2', "number = 'Z1'", 'buyer = 1', "currency = 'USD'"],
    ...['amount_minor = 99', "invoiced_on = '2026-03-01'", "due_on = '2026-06-02'"],
  ].map(set => ['invoice_fixed', reprint(set)] as const),
  ['invoice_fixed', reprint('red_lettered_minor = 59', 2)],
  [
    'receivable_has_wait',
    status("'proposed', null, null, null").replace("-01', 1, 1", "-01', 9, 1"),
  ],
  ['receivable_has_two_parties', receivable("9, 1, 1, 1, :, 'proposed', null, null, null")],
  ['receivable_package_key', status("'issued', 'P2', 9, null")],
  ['receivable_issued_has_package', status("'issued', null, 9, null")],
  ['receivable_issued_has_package', status("'proposed', 'P9', null, null")],
  ...[
    ...["'proposed', 'P9', 9, null", "'proposed', null, null, 9"],
    ...["'issued', null, null, null", "'issued', 'P9', 9, 9"],
    ...["'rejected', 'P9', 9, 9", "'rejected', null, null, null"],
    ...["'lapsed', 'P9', 9, 9", "'lapsed', null, null, null"],
    ...["'settled', null, null, 9", "'settled', 'P9', 9, null"],
    "'cancelled', 'P9', 9, null",
  ].map(values => ['receivable_status_has_entry', status(values)] as const),
  ['receivable_kept', 'delete from ledger.receivable where id = 1'],
  ...[
    ...['id = 9', 'debtor = 1, supplier = 2', 'supplier = 9', 'proposer = 2', "currency = 'USD'"],
    ...['amount_minor = 99', "due_on = '2026-06-02'", 'proposed_by = 9', 'wait = 9'],
  ].map(set => ['receivable_moves_forward', change(set)] as const),
  ['receivable_moves_forward', change('issued_by = 9', 2)],
  ['receivable_moves_forward', change("package = 'P9'", 2)],
  ['receivable_moves_forward', change('ended_by = 9', 3)],
  ['receivable_moves_forward', change("status = 'lapsed'", 3)],
]

describe('the owner’s wrong row', () => {
  test.each(wrong)('%s: %s', async (rule, by) => {
    expect(await refusedBy(store.owner, [by])).toBe(rule)
  })

  test('and its right ones are taken', async () => {
    for (const right of [
      reprint('disputed = true'),
      allocate(0, 40),
      redLetter("1, 'R2', 2, 40"),
      reprint('denied = true', 3),
      reprint('denied = false, asserted_by = 0', 3),
      change("status = 'issued', issued_by = 9, package = 'P1'"),
      change("status = 'settled', ended_by = 9"),
      change("status = 'cancelled', ended_by = 9", 2),
    ])
      expect([right, await refusedBy(store.owner, [right])]).toEqual([right, 'nothing'])
  })
})
