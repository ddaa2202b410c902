import { idNumber, idOf, type ReceivableId } from '../../../../contracts/kernel/id.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type { AccountId } from '../../../../contracts/payment/account.ts'
import type { InFlight } from '../../../../contracts/settlement/judge-lines.ts'
import type {
  LineName,
  SettlementId,
  SettlementLine,
} from '../../../../contracts/settlement/settlement.ts'
import type { Transaction } from '../../../platform/transaction.ts'

/** The key of a line in the view. */
export function keyLine({ settlement, number }: LineName): string {
  return `${settlement}/${number}`
}

/** The lines of these names; a name that nothing has is left out. */
export async function loadLines(
  client: Transaction,
  names: readonly LineName[],
): Promise<readonly SettlementLine[]> {
  const { rows } = await client.query<LineRow>(
    `select ${LINE_COLUMNS}
       from (select distinct settlement, number
               from unnest($1::bigint[], $2::integer[]) n (settlement, number)) u
       join ledger.settlement_line l on l.settlement = u.settlement and l.number = u.number
       join ledger.settlement s on s.id = l.settlement`,
    [names.map(({ settlement }) => idNumber(settlement)), names.map(({ number }) => number)],
  )
  return rows.map(buildLine)
}

/** What is being paid already of what these instruments pledge, by pledge. */
export async function loadInFlight(
  client: Transaction,
  instruments: readonly ReceivableId[],
): Promise<ReadonlyMap<EntryNumber, InFlight>> {
  const { rows } = await client.query<InFlightRow>(
    `select l.charge, coalesce(sum(l.amount_minor) filter (where l.payee <> l.holder), 0)::bigint
              as to_pledgee,
            coalesce(sum(l.amount_minor) filter (where l.payee = l.holder), 0)::bigint as to_holder
       from ledger.settlement_line l
      where l.status = 'instructed' and l.again_settlement is null and l.charge in (
        select c.charge from ledger.claim c
         where c.instrument = any($1::bigint[]) and c.freed_by is null and c.kind = 'pledge')
      group by l.charge`,
    [[...new Set(instruments)].map(idNumber)],
  )
  return new Map(
    rows.map(row => [row.charge!, { toPledgee: row.to_pledgee, toHolder: row.to_holder }]),
  )
}

/** Those of these lines that went back, and that nothing has made again so far. */
export async function loadReturned(
  client: Transaction,
  names: readonly LineName[],
): Promise<readonly SettlementLine[]> {
  if (names.length === 0) return []
  const { rows } = await client.query<LineRow>(
    `select ${LINE_COLUMNS}
       from unnest($1::bigint[], $2::integer[]) u (settlement, number)
       join ledger.settlement_line l on l.settlement = u.settlement and l.number = u.number
       join ledger.settlement s on s.id = l.settlement
      where l.status = 'returned' and not exists (
        select from ledger.settlement_line a
         where a.again_settlement = l.settlement and a.again_number = l.number
           and a.status in ('instructed', 'paid', 'returned'))`,
    [names.map(({ settlement }) => idNumber(settlement)), names.map(({ number }) => number)],
  )
  return rows.map(buildLine)
}

/** Of `ledger.settlement_line l` and its `ledger.settlement s`. */
const LINE_COLUMNS = `l.settlement, l.number, l.instrument, l.lo, l.hi, l.holder, l.payee, l.charge,
  l.to_account, l.to_number, l.end_to_end_id, l.again_settlement, l.again_number, l.status,
  s.debtor, s.currency, s.from_account, s.from_number, s.instructed_by`

interface LineRow {
  readonly settlement: bigint
  readonly number: number
  readonly instrument: bigint
  readonly lo: bigint
  readonly hi: bigint
  readonly holder: bigint
  readonly payee: bigint
  readonly charge: bigint | null
  readonly to_account: bigint
  readonly to_number: string
  readonly end_to_end_id: string
  readonly again_settlement: bigint | null
  readonly again_number: number | null
  readonly status: SettlementLine['status']
  readonly debtor: bigint
  readonly currency: SettlementLine['currency']
  readonly from_account: bigint
  readonly from_number: string
  readonly instructed_by: bigint
}

interface InFlightRow {
  readonly charge: bigint | null
  readonly to_pledgee: bigint
  readonly to_holder: bigint
}

function buildLine(row: LineRow): SettlementLine {
  const { number, status, currency, charge, lo, hi, again_settlement: again } = row
  return {
    ...{ number, status, currency, charge, span: { lo, hi }, endToEndId: row.end_to_end_id },
    settlement: settlementId(row.settlement),
    instrument: idOf('rcv', row.instrument),
    debtor: idOf('pty', row.debtor),
    holder: idOf('pty', row.holder),
    payee: idOf('pty', row.payee),
    from: { account: accountId(row.from_account), number: row.from_number },
    to: { account: accountId(row.to_account), number: row.to_number },
    again: again === null ? null : { settlement: settlementId(again), number: row.again_number! },
    instructedBy: row.instructed_by,
  }
}

function accountId(id: bigint): AccountId {
  return idOf('acc', id)
}

function settlementId(id: bigint): SettlementId {
  return idOf('stl', id)
}
