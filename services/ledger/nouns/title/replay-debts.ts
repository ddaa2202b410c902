import type { InstrumentId } from '../../../../contracts/kernel/id.ts'
import type { EntryNumber, Tiling } from '../../../../contracts/kernel/title.ts'
import type { AcceptPledge } from '../../../../contracts/title/accept-pledge.ts'
import type { OfferPledge } from '../../../../contracts/title/offer-pledge.ts'
import type { SpanSet } from '../../../../contracts/title/span-set.ts'
import { formatNumber } from '../../engine/audit/compare.ts'
import type { Comparison, ReplayedEntry } from '../../engine/replay/noun-audit.ts'

/** The debt of an offered pledge, and the entry that accepted it; 0: none did. */
interface Debt {
  readonly said: string
  readonly acceptedBy: EntryNumber
}

/** Replays which debts pledges were offered for, and which of the offers were accepted. */
export function replayDebts(tilings: ReadonlyMap<InstrumentId, Tiling>) {
  const debts = new Map<EntryNumber, Debt>()
  return {
    offered(body: OfferPledge, { id, party }: ReplayedEntry): void {
      const { to, secured, currency, reference, dueOn } = body
      const parties = `${formatNumber(party)} ${formatNumber(to)}`
      const said = `${parties} ${secured} ${currency} ${reference} ${dueOn}`
      debts.set(id, { said, acceptedBy: 0n })
    },
    /** Comes before the postings of the entry: the offer's claim is on what is accepted. */
    accepted({ spans }: AcceptPledge, { id }: ReplayedEntry): void {
      const charge = findCharge(tilings, spans)
      const debt = debts.get(charge)
      if (debt) debts.set(charge, { ...debt, acceptedBy: id })
    },
    comparison: (): Comparison => ({
      kind: 'pledge_differs',
      select: `select o.charge::text as subject,
                      concat_ws(' ', o.from_party, o.to_party, o.secured_minor, o.currency,
                                o.reference, o.debt_due_on, coalesce(p.charge, 0)) as says
                 from ledger.offer o left join ledger.pledge p on p.offer = o.charge
                where o.secured_minor is not null or p.charge is not null`,
      expected: [...debts].map(([offer, { said, acceptedBy }]) => [
        String(offer),
        `${said} ${acceptedBy}`,
      ]),
    }),
  }
}

/** Finds the charge of the claim on the first unit of a span set; 0: there is none. */
export function findCharge(
  tilings: ReadonlyMap<InstrumentId, Tiling>,
  [first]: SpanSet,
): EntryNumber {
  const lo = first?.span.lo ?? 0n
  const { titles = [] } = (first && tilings.get(first.instrument)) ?? {}
  return titles.find(title => title.lo <= lo && lo < title.hi)?.claim?.charge ?? 0n
}
