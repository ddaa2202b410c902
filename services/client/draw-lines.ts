import type { PartyId, ReceivableId } from '../../contracts/kernel/id.ts'
import type { AccountId } from '../../contracts/payment/account.ts'
import type { LineAsked, LineName, SettlementId } from '../../contracts/settlement/settlement.ts'

/** A span that a debtor owes, as the list `linesDue` answers it. */
export interface DueSpan {
  readonly instrument: string
  readonly lo: bigint
  readonly hi: bigint
  readonly holder: { readonly id: string }
  readonly pledgee: { readonly id: string } | null
  readonly toPledgee: bigint
  readonly holderAccount: { readonly id: string } | null
  readonly pledgeeAccount: { readonly id: string } | null
  readonly blockedBy: string | null
  /** The line that went back and is made again. */
  readonly again: string | null
}

/**
 * Draws the lines of a settlement from what is due: the pledgee first, the holder the rest. What
 * is kept back, or has nowhere to go, is left out: the others are paid.
 */
export function drawLines(due: readonly DueSpan[]): readonly LineAsked[] {
  return due.flatMap(({ lo, hi, toPledgee, blockedBy, again, ...span }) => {
    if (blockedBy !== null) return []
    const cut = lo + toPledgee
    const to = (
      from: bigint,
      until: bigint,
      payee: DueSpan['pledgee'],
      account: DueSpan['pledgeeAccount'],
    ): readonly LineAsked[] => {
      if (from === until || !payee || !account) return []
      return [
        {
          instrument: span.instrument as ReceivableId,
          span: { lo: from, hi: until },
          payee: payee.id as PartyId,
          to: account.id as AccountId,
          again: again === null ? null : nameLine(again),
        },
      ]
    }
    return [
      ...to(lo, cut, span.pledgee, span.pledgeeAccount),
      ...to(cut, hi, span.holder, span.holderAccount),
    ]
  })
}

/** The name of a line, as the API has it for an id: `stl_…/1`. */
function nameLine(id: string): LineName {
  const [settlement, number] = id.split('/')
  return { settlement: settlement as SettlementId, number: Number(number) }
}
