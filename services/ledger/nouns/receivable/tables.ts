import {
  type InvoiceId,
  idNumber,
  idOf,
  type PartyId,
  type ReceivableId,
} from '../../../../contracts/kernel/id.ts'
import { parsePackageNumber } from '../../../../contracts/receivable/package-number.ts'
import type { Receivable } from '../../../../contracts/receivable/receivable.ts'
import { numberArray } from '../../../platform/sql-array.ts'
import { locking, type Transaction } from '../../../platform/transaction.ts'
import {
  AFTER_THE_DATE,
  EVERYTHING,
  findsNothing,
  read,
  type Table,
} from '../../engine/act/read.ts'
import { defineState } from '../../engine/view/state.ts'
import type { Range } from '../../title/load-titles.ts'
import { TITLES } from '../title/tables.ts'
import { loadAllocations, SELECT_ALLOCATIONS_OF } from '../trade/load-allocations.ts'
import { INVOICES } from '../trade/tables.ts'

export const receivables = defineState<ReceivableId, Receivable>('receivables')
/** The next free serial of a package issued on the business date. */
export const nextSerial = defineState<'next', number>('next serial')

/** Receivables, proposed or issued; what backs them is read by `BACKED_RECEIVABLES`. */
export const RECEIVABLES: Table<ReceivableId> = {
  name: 'receivables',
  order: 300,
  lockSet: ids => ids,
  find: findsNothing,
  load: async (client, ids, view) => {
    const { rows } = await client.query<ReceivableRow>(
      `select r.id, r.status, r.debtor, r.supplier, r.proposer, r.amount_minor, r.currency,
              r.due_on, r.dilution_held_minor, w.lapse_on, ${RED_LETTERED} as red_lettered
         from ledger.receivable r join ledger.wait w on w.id = r.wait
        where r.id = any($1::bigint[]) order by r.id
        ${locking(client, 'for no key update of r')}`,
      [numberArray([...new Set(ids)].map(idNumber))],
    )
    for (const row of rows) {
      const id = idOf('rcv', row.id)
      view.set(receivables, id, {
        id,
        status: row.status,
        debtor: idOf('pty', row.debtor),
        supplier: idOf('pty', row.supplier),
        proposedBy: idOf('pty', row.proposer),
        amount: row.amount_minor,
        currency: row.currency,
        dueOn: row.due_on,
        // A proposal goes by dates.
        lapseOn: row.lapse_on!,
        backing: [],
        redLettered: row.red_lettered,
        dilutionHeld: row.dilution_held_minor,
      })
    }
  },
}

/** Few invoices have a red letter: they are looked at first. */
const RED_LETTERED = `(
  select coalesce(sum(i.red_lettered_minor), 0)::bigint from trade.invoice i
   where i.red_lettered_minor > 0
     and exists (select from trade.invoice_allocation a
                  where a.invoice = i.id and a.allocated_to <> 0 and a.allocated_to = r.id))`

/** Receivables that may end and give back the invoices that back them. */
export const BACKED_RECEIVABLES: Table<ReceivableId> = {
  name: 'backed receivables',
  order: 310,
  lockSet: ids => ids,
  find: async (client, ids) => [
    read(RECEIVABLES, ids),
    read(INVOICES, await findInvoicesBehind(client, ids)),
  ],
  load: async (client, ids, view) => {
    const { rows } = await client.query<{ id: bigint; proposed_by: bigint }>(
      'select id, proposed_by from ledger.receivable where id = any($1::bigint[])',
      [numberArray([...new Set(ids)].map(idNumber))],
    )
    const allocations = await loadAllocations(
      client,
      rows.map(row => row.proposed_by),
    )
    for (const { id: number, proposed_by } of rows) {
      const id = idOf('rcv', number)
      const receivable = view.get(receivables, id)
      if (receivable)
        view.set(receivables, id, { ...receivable, backing: allocations.get(proposed_by) ?? [] })
    }
  },
}

/** A holder's free titles in order of maturity, enough for an amount of minor units. */
export interface Holdings {
  readonly holder: PartyId
  readonly amount: bigint
}

export const HOLDINGS: Table<Holdings> = {
  name: 'holdings',
  order: 390,
  lockSet: () => EVERYTHING,
  find: async (client, wanted) => {
    const ranges: Range[] = []
    for (const one of wanted) ranges.push(...(await findHoldings(client, one)))
    return [read(TITLES, ranges)]
  },
  load: async () => undefined,
}

/** Packages are numbered by date of issue; two writers that draw one number are made to retry. */
export const NEXT_SERIAL: Table<'next'> = {
  name: 'next serial',
  order: AFTER_THE_DATE + 10,
  lockSet: () => EVERYTHING,
  find: findsNothing,
  load: async (client, _keys, view) => {
    const { rows } = await client.query<{ package: string | null }>(
      `select package from ledger.receivable where package is not null
        order by package desc limit 1`,
    )
    const last = rows[0]?.package ? parsePackageNumber(rows[0].package) : null
    view.set(nextSerial, 'next', last?.issuedOn === view.asOf ? last.serial + 1 : 0)
  },
}

/** Read before any lock is held, since invoices are locked before receivables. */
async function findInvoicesBehind(
  client: Transaction,
  ids: readonly ReceivableId[],
): Promise<InvoiceId[]> {
  const { rows } = await client.query<{ invoice: bigint }>(
    `with e (entry) as materialized (
       select proposed_by from ledger.receivable where id = any($1::bigint[]))
     select distinct u.invoice from e ${SELECT_ALLOCATIONS_OF}`,
    [numberArray([...new Set(ids)].map(idNumber))],
  )
  return rows.map(row => idOf('inv', row.invoice))
}

/** Twice what is asked for, so that commands before this one in the group leave enough. */
const CANDIDATES_FACTOR = 2n
const CANDIDATES_MAX = 1_000

async function findHoldings(client: Transaction, { holder, amount }: Holdings): Promise<Range[]> {
  const { rows } = await client.query<{ instrument: bigint; lo: bigint; hi: bigint }>(
    `select instrument, lo, hi from (
       select t.instrument, t.lo, t.hi,
              sum(t.hi - t.lo) over (order by r.due_on, t.instrument, t.lo)
                - (t.hi - t.lo) as before
         from ledger.title t join ledger.receivable r on r.id = t.instrument
        where t.holder = $1 and t.holder <> 0 and t.claim is null and t.holds = 0
     ) c where before < $2 order by before limit $3`,
    [idNumber(holder), amount * CANDIDATES_FACTOR, CANDIDATES_MAX],
  )
  return rows.map(({ instrument, lo, hi }) => ({ instrument: idOf('rcv', instrument), lo, hi }))
}

interface ReceivableRow {
  id: bigint
  status: Receivable['status']
  debtor: bigint
  supplier: bigint
  proposer: bigint
  amount_minor: bigint
  currency: Receivable['currency']
  due_on: Receivable['dueOn']
  red_lettered: bigint
  dilution_held_minor: bigint
  lapse_on: Receivable['lapseOn'] | null
}
