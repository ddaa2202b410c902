import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type { PartyId, ReceivableId } from '../../../../contracts/kernel/id.ts'
import type { CloseMaturity, OpenMaturity } from '../../../../contracts/settlement/open-maturity.ts'
import { formatNumber } from '../../engine/audit/compare.ts'
import type { AuditedCommand, Comparison, ReplayedEntry } from '../../engine/replay/noun-audit.ts'
import type { JournalEntry } from '../../engine/replay/read-journal.ts'

interface Due {
  readonly debtor: PartyId
  readonly dueOn: BusinessDate
}

/** Replays of which due dates debtors were told, and which of these were closed. */
export function auditMaturities() {
  const told = new Map<string, string>()
  const proposed = new Map<ReceivableId, Due>()
  const nameDue = ({ debtor, dueOn }: Due) => `${formatNumber(debtor)} ${dueOn}`
  return {
    opened: (body: OpenMaturity, { id }: ReplayedEntry) => {
      told.set(nameDue(body), `${id} `)
    },
    closed: ({ receivable }: CloseMaturity, { id }: ReplayedEntry) => {
      const due = proposed.get(receivable)
      const was = due && told.get(nameDue(due))
      if (was !== undefined) told.set(nameDue(due!), `${was}${id}`)
    },
    /** A receivable is due as it was proposed. */
    follow: ({ act, part }: JournalEntry, { acts }: AuditedCommand): void => {
      const one = acts[part]
      if (act !== 'receivable.propose' || !one?.ok) return
      const { receivable, debtor, dueOn } = one.body as Due & { readonly receivable: ReceivableId }
      proposed.set(receivable, { debtor, dueOn })
    },
    comparison: (): Comparison => ({
      kind: 'maturity_differs',
      select: `select concat_ws(' ', debtor, due_on) as subject,
                      opened_by || ' ' || coalesce(closed_by::text, '') as says
                 from ledger.maturity`,
      expected: told,
    }),
  }
}
