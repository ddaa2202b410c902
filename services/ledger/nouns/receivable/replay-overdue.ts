import type { ReceivableId } from '../../../../contracts/kernel/id.ts'
import { formatNumber } from '../../engine/audit/compare.ts'
import type { Comparison, ReplayedEntry } from '../../engine/replay/noun-audit.ts'

interface OfReceivable {
  readonly receivable: ReceivableId
}

/** Replays which receivables were noted as overdue, and whose debtors were chased in vain. */
export function replayOverdue() {
  const rows = new Map<ReceivableId, string>()
  return {
    noted: ({ receivable }: OfReceivable, { id }: ReplayedEntry) => {
      rows.set(receivable, `${id}`)
    },
    unpaid: ({ receivable }: OfReceivable, { id }: ReplayedEntry) => {
      rows.set(receivable, `${rows.get(receivable)} ${id}`)
    },
    comparison: (): Comparison => ({
      kind: 'overdue_differs',
      select: `select receivable::text as subject, concat_ws(' ', noted_by, unpaid_by) as says
                 from ledger.overdue`,
      expected: [...rows].map(([id, says]) => [formatNumber(id), says]),
    }),
  }
}
