import type { FinancingId } from '../../../../contracts/financing/financing.ts'
import { type BuyBackStatus, makeBuyBackId } from '../../../../contracts/payment/buy-back.ts'
import type { DemandBuyBack } from '../../../../contracts/payment/demand-buy-back.ts'
import type { ProveBuyBack } from '../../../../contracts/payment/prove-buy-back.ts'
import { formatNumber } from '../../engine/audit/compare.ts'
import type { AuditedCommand, Comparison, ReplayedEntry } from '../../engine/replay/noun-audit.ts'
import { type JournalEntry, parsePostings } from '../../engine/replay/read-journal.ts'
import type { FindProven } from './audit-payouts.ts'

interface Line {
  readonly stated: string
  readonly status: BuyBackStatus
  readonly paid: string
  readonly returned: string
}

type Lines = Map<string, Line>

/** Replays what was demanded back, and what of it the replayed statements prove. */
export function auditBuyBacks(findProven: FindProven) {
  const lines: Lines = new Map()
  return {
    replays: replayDemands(lines),
    /** What was proven in time has moved titles back. */
    entry: ({ id, act, part, postings }: JournalEntry, { acts }: AuditedCommand) => {
      const one = acts[part]
      if (act !== 'payment.prove-buy-back' || !one?.ok) return
      const { financing, account, reference } = one.body as ProveBuyBack
      const proof = findProven(account, reference)
      const subject = `${formatNumber(financing)} ${proof?.entry.endToEndId?.split('R').at(-1)}`
      const by = `${id} ${proof?.toldBy} ${reference}`
      const moved = parsePostings(postings).length > 0
      if (!proof?.entry.returned)
        return set(lines, subject, { status: moved ? 'paid' : 'owed_back', paid: by })
      const status = lines.get(subject)?.status === 'paid' ? 'bounced' : 'returned'
      set(lines, subject, { status, returned: by })
    },
    comparisons: (): readonly Comparison[] => [
      {
        kind: 'buy_back_differs',
        select: SELECT_BUY_BACKS,
        expected: [...lines].map(([subject, { stated, status, paid, returned }]) => [
          subject,
          `${stated} ${status} ${paid} ${returned}`,
        ]),
      },
      { kind: 'buy_back_sum_differs', select: SELECT_WRONG_SUMS, expected: [] },
    ],
  }
}

function replayDemands(lines: Lines) {
  const count = (financing: FinancingId) => {
    let number = 0
    while (lines.has(`${formatNumber(financing)} ${number + 1}`)) number++
    return number
  }
  return {
    demanded: ({ financing, ground, to }: DemandBuyBack, { party }: ReplayedEntry) => {
      const number = count(financing) + 1
      const named = `${formatNumber(party)} ${formatNumber(to)}`
      const stated = `${named} ${ground} ${makeBuyBackId(financing, number)}`
      const begins = { status: 'demanded', paid: '', returned: '' } as const
      lines.set(`${formatNumber(financing)} ${number}`, { stated, ...begins })
    },
    unpaid: ({ financing }: { readonly financing: FinancingId }) =>
      set(lines, `${formatNumber(financing)} ${count(financing)}`, { status: 'unanswered' }),
  }
}

function set(lines: Lines, subject: string, changed: Partial<Line>): void {
  const line = lines.get(subject)
  if (line) lines.set(subject, { ...line, ...changed })
}

const SELECT_BUY_BACKS = `
  select financing || ' ' || number as subject,
         concat_ws(' ', lender, to_account, ground, end_to_end_id, status,
                   coalesce(paid_by || ' ' || paid_told_by || ' ' || paid_reference, ''),
                   coalesce(returned_by || ' ' || returned_told_by || ' ' || returned_reference,
                            '')) as says
    from ledger.buy_back`

/** Demands that are not the sum of what they are for. */
const SELECT_WRONG_SUMS = `
  select b.financing || ' ' || b.number as subject, b.principal_minor::text as says
    from ledger.buy_back b
   where b.principal_minor is distinct from (
     select sum(p.amount_minor) from ledger.buy_back_part p
      where p.financing = b.financing and p.number = b.number)`
