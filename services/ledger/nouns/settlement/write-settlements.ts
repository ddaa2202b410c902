import { idNumber } from '../../../../contracts/kernel/id.ts'
import type {
  LineAbandoned,
  LineInstructed,
  LinePaid,
  LineRejected,
  LineReturned,
  SettlementInstructed,
} from '../../../../contracts/settlement/facts.ts'
import type { LineName } from '../../../../contracts/settlement/settlement.ts'
import type { Locked } from '../../engine/locked.ts'
import type { FactOfEntry } from '../../engine/noun/noun.ts'
import { payPledgees, reopenReturned, settlePaid } from '../receivable/settle-paid.ts'

export async function insertSettlements(
  client: Locked,
  instructed: readonly FactOfEntry<SettlementInstructed>[],
): Promise<void> {
  for (const { fact, entry } of instructed)
    await client.query(
      `insert into ledger.settlement (id, debtor, due_on, currency, from_account, from_number,
                                      reference, amount_minor, execute_on, instructed_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[idNumber(fact.settlement), idNumber(fact.debtor), fact.dueOn, fact.currency],
        ...[idNumber(fact.from.account), fact.from.number, fact.reference, fact.amount],
        ...[fact.executeOn, entry],
      ],
    )
}

export async function insertLines(
  client: Locked,
  instructed: readonly FactOfEntry<LineInstructed>[],
): Promise<void> {
  const of = instructed.map(({ fact }) => fact)
  await client.query(
    `insert into ledger.settlement_line (settlement, number, instrument, lo, hi, holder, payee,
                                         charge, to_account, to_number, end_to_end_id,
                                         again_settlement, again_number)
     select * from unnest($1::bigint[], $2::integer[], $3::bigint[], $4::bigint[], $5::bigint[],
                          $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[], $10::text[],
                          $11::text[], $12::bigint[], $13::integer[])`,
    [
      ...names(of),
      of.map(line => idNumber(line.instrument)),
      of.map(({ span }) => span.lo),
      of.map(({ span }) => span.hi),
      of.map(({ holder }) => idNumber(holder)),
      of.map(({ payee }) => idNumber(payee)),
      of.map(({ charge }) => charge),
      of.map(({ to }) => idNumber(to.account)),
      of.map(({ to }) => to.number),
      of.map(({ endToEndId }) => endToEndId),
      of.map(({ again }) => again && idNumber(again.settlement)),
      of.map(({ again }) => again?.number ?? null),
    ],
  )
}

/** What was paid in time retires its span, pays the pledgee's debt, and may settle a receivable. */
export async function writePaid(
  client: Locked,
  paid: readonly FactOfEntry<LinePaid>[],
): Promise<void> {
  const of = paid.map(({ fact }) => fact)
  await client.query(
    `update ledger.settlement_line l
        set status = case when u.late then 'late' else 'paid' end, paid_by = u.entry,
            paid_told_by = e.told_by, paid_reference = e.reference, paid_on = u.paid_on
       from unnest($1::bigint[], $2::integer[], $3::boolean[], $4::bigint[], $5::date[],
                   $6::bigint[], $7::text[])
            u (settlement, number, late, entry, paid_on, account, reference)
       join ledger.statement_entry e
         on e.account = u.account and e.reference = u.reference and e.proven_by is not null
      where l.settlement = u.settlement and l.number = u.number`,
    [
      ...[...names(of), of.map(({ late }) => late), paid.map(({ entry }) => entry)],
      ...[of.map(({ paidOn }) => paidOn), ...proofs(of)],
    ],
  )
  const inTime = paid.filter(({ fact }) => !fact.late)
  await settlePaid(
    client,
    inTime.map(({ fact: { instrument, paidOn }, entry }) => ({ instrument, paidOn, entry })),
  )
  await payPledgees(
    client,
    of.map(({ pledge, amount }) => ({ pledge, amount })),
  )
}

export async function writeReturned(
  client: Locked,
  returned: readonly FactOfEntry<LineReturned>[],
): Promise<void> {
  const of = returned.map(({ fact }) => fact)
  await client.query(
    `update ledger.settlement_line l
        set status = case when u.was_late then 'even' else 'returned' end, returned_by = u.entry,
            returned_told_by = e.told_by, returned_reference = e.reference
       from unnest($1::bigint[], $2::integer[], $3::boolean[], $4::bigint[], $5::bigint[],
                   $6::text[])
            u (settlement, number, was_late, entry, account, reference)
       join ledger.statement_entry e
         on e.account = u.account and e.reference = u.reference and e.proven_by is not null
      where l.settlement = u.settlement and l.number = u.number`,
    [
      ...[...names(of), of.map(({ wasLate }) => wasLate), returned.map(({ entry }) => entry)],
      ...proofs(of),
    ],
  )
  await reopenReturned(
    client,
    of.map(({ instrument }) => instrument),
  )
}

export async function writeRejected(
  client: Locked,
  rejected: readonly FactOfEntry<LineRejected>[],
): Promise<void> {
  const reasons = rejected.map(({ fact }) => fact.reasons.join(' '))
  await stop(client, 'rejected', rejected, reasons)
}

export async function writeAbandoned(
  client: Locked,
  abandoned: readonly FactOfEntry<LineAbandoned>[],
): Promise<void> {
  await stop(
    client,
    'abandoned',
    abandoned,
    abandoned.map(() => null),
  )
}

async function stop(
  client: Locked,
  status: 'rejected' | 'abandoned',
  stopped: readonly FactOfEntry<LineRejected | LineAbandoned>[],
  reasons: readonly (string | null)[],
) {
  await client.query(
    `update ledger.settlement_line l set status = $5, stopped_by = u.entry, reasons = u.reasons
       from unnest($1::bigint[], $2::integer[], $3::bigint[], $4::text[])
            u (settlement, number, entry, reasons)
      where l.settlement = u.settlement and l.number = u.number`,
    [
      ...names(stopped.map(({ fact }) => fact)),
      ...[stopped.map(({ entry }) => entry), reasons, status],
    ],
  )
}

function names(of: readonly LineName[]) {
  return [of.map(({ settlement }) => idNumber(settlement)), of.map(({ number }) => number)]
}

function proofs(of: readonly Pick<LinePaid, 'account' | 'reference'>[]) {
  return [of.map(({ account }) => idNumber(account)), of.map(({ reference }) => reference)]
}
