import type { Financing, FinancingId, QuoteId } from '../../../../contracts/financing/financing.ts'
import { type InstrumentId, idNumber, idOf, type PartyId } from '../../../../contracts/kernel/id.ts'
import { locking, type Transaction } from '../../../platform/transaction.ts'
import { findsNothing, type Read, read, type Table } from '../../engine/act/read.ts'
import { defineState } from '../../engine/view/state.ts'
import { FACILITIES } from '../facility/tables.ts'
import { TITLES } from '../title/tables.ts'
import { loadFinancings } from './load-financings.ts'

export const financings = defineState<FinancingId, Financing>('financings')

/** Financings with all that hangs on them: spans, lenders asked, quotes. */
export const FINANCINGS: Table<FinancingId> = {
  name: 'financings',
  order: 420,
  lockSet: ids => ids,
  find: findsNothing,
  load: async (client, ids, view) => {
    await client.query(
      `select from ledger.financing where id = any($1::bigint[]) order by id
       ${locking(client, 'for no key update')}`,
      [listNumbers(ids)],
    )
    for (const financing of await loadFinancings(client, listNumbers(ids)))
      view.set(financings, financing.id, financing)
  },
}

/** A financing that somebody looks at, quotes on, chooses in or ends, with what that takes. */
export interface Meant {
  readonly financing: FinancingId
  /** Whose limits are taken or given back: of this lender, or of who gave the quote. */
  readonly lender: PartyId | null
  readonly quote: QuoteId | null
}

/**
 * Financings with the titles of their spans and the limits that they take. Which these are never
 * changes, so they are found before any lock is held.
 */
export const MEANT_FINANCINGS: Table<Meant> = {
  name: 'meant financings',
  order: 195,
  lockSet: all => all.map(({ financing }) => financing),
  find: async (client, all) => [
    read(
      FINANCINGS,
      all.map(({ financing }) => financing),
    ),
    ...(await Promise.all(all.map(one => findTaken(client, one)))).flat(),
  ],
  load: async () => undefined,
}

async function findTaken(
  client: Transaction,
  { financing, lender, quote }: Meant,
): Promise<readonly Read[]> {
  const { rows } = await client.query<TakenRow>(
    `select p.instrument, p.lo, p.hi, p.debtor, f.holder,
            (select q.lender from ledger.quote q
              where q.financing = f.id and q.id = coalesce($2::bigint, f.quote)) as quoted_by
       from ledger.financing f join ledger.financing_part p on p.financing = f.id
      where f.id = $1`,
    [idNumber(financing), quote && idNumber(quote)],
  )
  const [first] = rows
  if (!first) return []
  const ranges = rows.map(({ instrument, lo, hi }) => ({
    instrument: idOf('rcv', instrument) satisfies InstrumentId,
    ...{ lo: lo > 0n ? lo - 1n : 0n, hi: hi + 1n },
  }))
  const whose = lender ?? (first.quoted_by === null ? null : idOf('pty', first.quoted_by))
  const debtors = rows.map(({ debtor }) => idOf('pty', debtor))
  const supplier = idOf('pty', first.holder)
  return [
    read(TITLES, ranges),
    read(FACILITIES, whose === null ? [] : [{ lender: whose, debtors, supplier }]),
  ]
}

interface TakenRow {
  readonly instrument: bigint
  readonly lo: bigint
  readonly hi: bigint
  readonly debtor: bigint
  readonly holder: bigint
  readonly quoted_by: bigint | null
}

function listNumbers(ids: readonly string[]): bigint[] {
  return [...new Set(ids)].map(idNumber)
}
