/** Rows as the database's owner may forge them, in statements, by the rule that refuses them. */
type WrongRows = readonly (readonly [rule: string, statements: readonly string[]])[]

/** Of a settlement with one line in flight, on all of a receivable of 50 fen. */
export function forgeSettlements(
  open: bigint,
  { other, debtor, paidOn }: { other: bigint; debtor: bigint; paidOn: string },
): WrongRows {
  const at = `settlement = ${open}`
  const proof = (reference: string) => `
    update ledger.settlement_line set status = 'paid', paid_by = 1, paid_on = '${paidOn}',
           paid_reference = '${reference}',
           paid_told_by = (select e.told_by from ledger.statement_entry e
                            where e.reference = '${reference}') where ${at}`
  const stop = `update ledger.settlement_line set status = 'abandoned', stopped_by = 1 where ${at}`
  const insert = (change: string, payee = 'payee') => `
    insert into ledger.settlement_line (settlement, number, instrument, lo, hi, holder, payee,
                                        to_account, to_number, end_to_end_id)
    select settlement, 2, instrument, lo, hi, holder, ${payee}, ${change}
      from ledger.settlement_line where ${at}`
  const settlement = (due: string, reference: string, by: string) => `
    insert into ledger.settlement
    select 1, debtor, ${due}, currency, from_account, from_number, ${reference}, 50, execute_on,
           ${by} from ledger.settlement where id = ${open}`
  const made = (settled: string, again: string) => `
    insert into ledger.settlement_line (settlement, number, instrument, lo, hi, holder, payee,
                                        to_account, to_number, end_to_end_id, again_settlement,
                                        again_number)
    select settlement, 3, instrument, lo, hi, holder, payee, to_account, to_number, 'OTHER',
           ${again} from ledger.settlement_line where ${settled}`
  return [
    ['settlement_is_instructed_once', [settlement('due_on', "'R1'", 'instructed_by')]],
    [
      'reference_names_one_due_date',
      [
        settlement('due_on', "'OTHER'", '1'),
        `insert into ledger.settlement_line (settlement, number, instrument, lo, hi, holder, payee,
                                             to_account, to_number, end_to_end_id)
         select 1, 1, instrument, lo, hi, holder, payee, to_account, to_number, 'OTHER'
           from ledger.settlement_line where ${at}`,
      ],
    ],
    ['line_pays_its_holder_or_pledgee', [insert(`to_account, to_number, 'OTHER'`, String(debtor))]],
    ['line_is_made_again_of_what_went_back', [made(at, 'settlement, number')]],
    [
      'returned_line_is_paid_again_once',
      [made('again_settlement is not null', 'again_settlement, again_number')],
    ],
    [
      'entry_returns_one_line',
      [
        `update ledger.settlement_line l
            set status = 'returned', returned_by = 1, returned_reference = r.returned_reference,
                returned_told_by = r.returned_told_by
           from ledger.settlement_line r
          where l.status = 'paid' and l.number = 2 and r.status = 'even'`,
      ],
    ],
    [
      'proof_pays_one_line',
      [
        proof('B2').replace(
          'paid_by = 1',
          "paid_by = (select min(paid_by) from ledger.settlement_line where status = 'paid')",
        ),
      ],
    ],
    ['settlement_kept', ['update ledger.settlement set amount_minor = 1']],
    ['settlement_line_kept', ['delete from ledger.settlement_line']],
    ['settlement_line_fixed', [`update ledger.settlement_line set payee = 1 where ${at}`]],
    ['settlement_line_fixed', [`update ledger.settlement_line set status = 'late' where ${at}`]],
    ['entry_proves_one_line', [proof('B1')]],
    [
      'line_is_proven_by_its_entry',
      ['set constraints ledger.line_is_proven immediate', proof('B2')],
    ],
    [
      'span_is_retired_by_its_own_proof',
      [
        'set constraints ledger.line_has_its_span immediate',
        'alter table ledger.settlement_line disable trigger line_is_proven',
        ...[LIFT, proof('B2')],
      ],
    ],
    [
      'line_in_flight_holds_its_span',
      [`update ledger.settlement_line set status = 'rejected', stopped_by = 1 where ${at}`],
    ],
    ['line_in_flight_holds_its_span', [LIFT]],
    ['end_to_end_id_names_one_line', [insert('to_account, to_number, end_to_end_id')]],
    ['line_is_of_its_settlement', [insert(`to_account, '1', 'OTHER'`)]],
    [
      'settlement_is_the_sum_of_its_lines',
      [
        'set constraints ledger.line_has_its_span deferred',
        `insert into ledger.settlement
         select 1, debtor, due_on, currency, from_account, from_number, reference, 1,
                execute_on, 1 from ledger.settlement where id = ${open}`,
      ],
    ],
    [
      'receivable_is_retired_by_its_proof',
      [
        ...[LIFT, stop],
        `update ledger.title set holder = 0, since = 1 where instrument = ${other}`,
      ],
    ],
    [
      'payment_hold_is_of_a_line',
      [
        ...[LIFT, stop],
        `insert into ledger.hold (instrument, lo, hi, kind, party, set_by)
         values (${other}, 0, 50, 'payment', ${debtor}, 1)`,
      ],
    ],
  ]
}

const LIFT = "update ledger.hold set lifted_by = 1 where lifted_by is null and kind = 'payment'"
