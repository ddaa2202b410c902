import type { CancelReceipt } from '../../../../contracts/receipt/cancel-receipt.ts'
import type { Insure } from '../../../../contracts/receipt/insure.ts'
import type { Issue } from '../../../../contracts/receipt/issue.ts'
import type { Insurance, ReceiptId } from '../../../../contracts/receipt/receipt.ts'
import { formatNumber } from '../../engine/audit/compare.ts'
import type { Comparison, ReplayedEntry } from '../../engine/replay/noun-audit.ts'

interface PolicyLine {
  readonly entry: bigint
  readonly policy: string
  readonly terms: readonly string[]
  readonly status: string
}

/** Replays what insured the goods of receipts, policy after policy. */
export function replayPolicies() {
  const policies = new Map<ReceiptId, readonly PolicyLine[]>()
  const tell = (
    { receipt, insurance }: { readonly receipt: ReceiptId; readonly insurance: Insurance | null },
    { id: entry }: ReplayedEntry,
    terms: readonly string[],
  ) => {
    if (insurance === null) return
    const before = (policies.get(receipt) ?? []).map(one => {
      return { ...one, status: one.status.replace(/^(running|lapsed)/, 'replaced') }
    })
    const policy = describePolicy(insurance)
    policies.set(receipt, [...before, { entry, policy, terms, status: 'running' }])
  }
  return {
    issued: (body: Issue, entry: ReplayedEntry) => tell(body, entry, []),
    insured: (body: Insure, entry: ReplayedEntry) =>
      tell(body, entry, [body.perils, body.lossPayee]),
    lapsed: ({ receipt }: CancelReceipt, { id }: ReplayedEntry) => {
      const all = policies.get(receipt) ?? []
      const last = all.at(-1)
      if (last) policies.set(receipt, [...all.slice(0, -1), { ...last, status: `lapsed ${id}` }])
    },
    comparisons: (): readonly Comparison[] => [comparePolicies(policies), compareLast(policies)],
  }
}

function describePolicy({ insurer, policy, sum, currency, until }: Insurance): string {
  return [insurer, policy, sum, currency, until].join(' ')
}

function comparePolicies(policies: ReadonlyMap<ReceiptId, readonly PolicyLine[]>): Comparison {
  return {
    kind: 'receipt_policy_differs',
    select: `select entry::text as subject,
                    concat_ws(' ', receipt, insurer, policy, insured_minor, insurance_currency,
                              insured_until, perils, loss_payee, status, lapsed_by) as says
               from ledger.receipt_policy`,
    expected: [...policies].flatMap(([receipt, all]) =>
      all.map(({ entry, policy, terms, status }) => {
        const says = [formatNumber(receipt), policy, ...terms, status]
        return [String(entry), says.join(' ')] as const
      }),
    ),
  }
}

/** What the receipt says itself is its last policy. */
function compareLast(policies: ReadonlyMap<ReceiptId, readonly PolicyLine[]>): Comparison {
  return {
    kind: 'receipt_policy_differs',
    select: `select id::text as subject,
                    concat_ws(' ', insurer, policy, insured_minor, insurance_currency,
                              insured_until) as says
               from ledger.receipt where insurer is not null`,
    expected: [...policies].map(([receipt, all]) => [formatNumber(receipt), all.at(-1)!.policy]),
  }
}
