import type { DebtorMark, DebtorStanding } from '../../../../contracts/debtor/debtor-standing.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idNumber, type PartyId } from '../../../../contracts/kernel/id.ts'
import { AFTER_THE_DATE, EVERYTHING, findsNothing, type Table } from '../../engine/act/read.ts'
import { defineState } from '../../engine/view/state.ts'

export const debtorStandings = defineState<PartyId, DebtorStanding>('debtor standings')

/** What is asked of debtors before anything new is issued on them: what is unpaid, and marks. */
export const DEBTOR_STANDINGS: Table<PartyId> = {
  name: 'debtor standings',
  order: AFTER_THE_DATE,
  lockSet: () => EVERYTHING,
  find: findsNothing,
  load: async (client, debtors, view) => {
    const ids = [...new Set(debtors)]
    const numbers = ids.map(idNumber)
    const unpaid = await client.query<{ debtor: bigint; due_on: BusinessDate }>(
      `select debtor, min(due_on) as due_on from ledger.receivable
        where debtor = any($1::bigint[]) and status = 'issued' group by debtor`,
      [numbers],
    )
    const marks = await client.query<{ party: bigint } & DebtorMark>(
      'select party, kind, since, until from ledger.debtor_mark where party = any($1::bigint[])',
      [numbers],
    )
    const oldest = new Map(unpaid.rows.map(row => [row.debtor, row.due_on]))
    const marksOf = Map.groupBy(marks.rows, mark => mark.party)
    for (const id of ids) {
      const number = idNumber(id)
      view.set(debtorStandings, id, {
        oldestUnpaidDueOn: oldest.get(number) ?? null,
        marks: marksOf.get(number) ?? [],
      })
    }
  },
}
