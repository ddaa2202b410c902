import type { CancelReceipt } from '../../../../contracts/receipt/cancel-receipt.ts'
import type { Issue } from '../../../../contracts/receipt/issue.ts'
import type { ReceiptId } from '../../../../contracts/receipt/receipt.ts'
import type { RenewTerm } from '../../../../contracts/receipt/renew-term.ts'
import { formatNumber } from '../../engine/audit/compare.ts'
import type { Comparison, ReplayedEntry } from '../../engine/replay/noun-audit.ts'

interface TermLine {
  readonly entry: bigint
  readonly said: string
  readonly status: string
}

/** Replays until when receipts are stored, term after term, and what that costs. */
export function replayTerms() {
  const terms = new Map<ReceiptId, readonly TermLine[]>()
  const begin = ({ receipt, storedUntil, fee }: RenewTerm | Issue, { id }: ReplayedEntry) => {
    const before = (terms.get(receipt) ?? []).map(one => renewed(one))
    const said = `${storedUntil} ${fee}`
    terms.set(receipt, [...before, { entry: id, said, status: 'running' }])
  }
  return {
    begin,
    ended: ({ receipt }: CancelReceipt, { id }: ReplayedEntry) => {
      const all = terms.get(receipt) ?? []
      const last = all.at(-1)
      if (last) terms.set(receipt, [...all.slice(0, -1), { ...last, status: `ended ${id}` }])
    },
    comparisons: (): readonly Comparison[] => [compareTerms(terms), compareLast(terms)],
  }
}

/** The entry that noted that it had ended stays with it. */
function renewed(one: TermLine): TermLine {
  return { ...one, status: one.status.replace(/^(running|ended)/, 'renewed') }
}

function compareTerms(terms: ReadonlyMap<ReceiptId, readonly TermLine[]>): Comparison {
  return {
    kind: 'receipt_term_differs',
    select: `select entry::text as subject,
                    concat_ws(' ', receipt, stored_until, fee, status, ended_by) as says
               from ledger.receipt_term`,
    expected: [...terms].flatMap(([receipt, all]) =>
      all.map(({ entry, said, status }) => {
        return [String(entry), `${formatNumber(receipt)} ${said} ${status}`] as const
      }),
    ),
  }
}

/** What the receipt says itself is its last term. */
function compareLast(terms: ReadonlyMap<ReceiptId, readonly TermLine[]>): Comparison {
  return {
    kind: 'receipt_term_differs',
    select: `select id::text as subject, concat_ws(' ', stored_until, fee) as says
               from ledger.receipt`,
    expected: [...terms].map(([receipt, all]) => [formatNumber(receipt), all.at(-1)!.said]),
  }
}
