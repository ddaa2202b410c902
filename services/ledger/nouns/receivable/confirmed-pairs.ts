import { idNumber, idOf, type PartyId } from '../../../../contracts/kernel/id.ts'
import { findsNothing, locksNothing, type Table } from '../../engine/act/read.ts'
import { defineState } from '../../engine/view/state.ts'

interface Pair {
  readonly debtor: PartyId
  readonly supplier: PartyId
}

export function pairOf({ debtor, supplier }: Pair): string {
  return `${debtor} ${supplier}`
}

/** Pairs of which the debtor has confirmed a receivable of the supplier. */
export const confirmedPairs = defineState<string, boolean>('confirmed pairs')

/** What was confirmed stays so: nothing needs to be locked. */
export const CONFIRMED_PAIRS: Table<Pair> = {
  name: 'confirmed pairs',
  order: 320,
  lockSet: locksNothing,
  find: findsNothing,
  load: async (client, pairs, view) => {
    const { rows } = await client.query<{ debtor: bigint; supplier: bigint }>(
      `select p.debtor, p.supplier
         from (select distinct debtor, supplier
                 from unnest($1::bigint[], $2::bigint[]) a (debtor, supplier)) p
        where exists (select from ledger.receivable r
                       where r.debtor = p.debtor and r.supplier = p.supplier
                         and r.issued_by is not null)`,
      [pairs.map(({ debtor }) => idNumber(debtor)), pairs.map(p => idNumber(p.supplier))],
    )
    for (const { debtor, supplier } of rows) {
      const pair = { debtor: idOf('pty', debtor), supplier: idOf('pty', supplier) }
      view.set(confirmedPairs, pairOf(pair), true)
    }
  },
}
