import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type { InstrumentId } from '../../../../contracts/kernel/id.ts'
import { commonPart, overlaps, type Span } from '../../../../contracts/kernel/span.ts'
import type { EntryNumber, Tiling } from '../../../../contracts/kernel/title.ts'
import type { AcknowledgePayment } from '../../../../contracts/receivable/acknowledge-payment.ts'
import { owedOn } from '../../../../contracts/title/span-set.ts'
import type { Comparison, ReplayedEntry } from '../../engine/replay/noun-audit.ts'

/** Replays when receivables were paid, and what pledgees were paid of the debts they secure. */
export function replayPayments(tilings: ReadonlyMap<InstrumentId, Tiling>) {
  const payments = new Map<EntryNumber, bigint>()
  const paidOn = new Map<InstrumentId, BusinessDate>()
  return {
    /** Comes before the postings of the entry: the pledgee's claims are on what is paid. */
    replay(body: AcknowledgePayment, { party }: ReplayedEntry): void {
      for (const { instrument, span } of body.spans) {
        const last = paidOn.get(instrument)
        if (last === undefined || last < body.paidOn) paidOn.set(instrument, body.paidOn)
        for (const { charge, minor } of listPledged(tilings.get(instrument), span, party))
          payments.set(charge, (payments.get(charge) ?? 0n) + minor)
      }
    },
    /** The latest date on which any of it was paid; null: none of it was. */
    lastPaidOn: (id: InstrumentId): BusinessDate | null => paidOn.get(id) ?? null,
    comparison: (): Comparison => ({
      kind: 'pledge_payment_differs',
      select: `select charge::text as subject, paid_minor::text as says
                 from ledger.pledge where paid_minor <> 0`,
      expected: [...payments].map(([charge, minor]) => [String(charge), String(minor)]),
    }),
  }
}

/** Lists what of a span is pledged to the party, by the charges of its pledges. */
function listPledged(tiling: Tiling | undefined, span: Span, party: string) {
  const { titles = [] } = tiling ?? {}
  return titles.flatMap(({ claim, ...title }) =>
    claim?.kind === 'pledge' && claim.claimant === party && overlaps(title, span)
      ? [{ charge: claim.charge, minor: owedOn(tiling!, commonPart(title, span)) }]
      : [],
  )
}
