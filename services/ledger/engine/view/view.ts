import type { DebtorStanding } from '../../../../contracts/debtor/debtor-standing.ts'
import type { Calendar } from '../../../../contracts/kernel/calendar.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type {
  InstrumentId,
  InvoiceId,
  KeyId,
  PartyId,
  ReceivableId,
} from '../../../../contracts/kernel/id.ts'
import type { Posting } from '../../../../contracts/kernel/posting.ts'
import type { Rules } from '../../../../contracts/kernel/rules.ts'
import { issued, post } from '../../../../contracts/kernel/tiling.ts'
import type { EntryNumber, Tiling } from '../../../../contracts/kernel/title.ts'
import type { Signer } from '../../../../contracts/party/authorise.ts'
import type { Mandate } from '../../../../contracts/party/mandate.ts'
import type { Party, Policy } from '../../../../contracts/party/party.ts'
import type { Receivable, ReceivablesById } from '../../../../contracts/receivable/receivable.ts'
import type { Offer } from '../../../../contracts/title/offer.ts'
import type { SpanSet } from '../../../../contracts/title/span-set.ts'
import type { StandingAcceptance } from '../../../../contracts/title/standing-acceptance.ts'
import type { InvoicesById } from '../../../../contracts/trade/allocate-invoices.ts'
import { freeSpans, postAllocation } from '../../../../contracts/trade/allocation-tiling.ts'
import type { LoadedInvoice } from '../../allocation/allocations.ts'
import { Overlay } from './overlay.ts'

/** What was read under the locks of a group, and on top of it what the group has done so far. */
export interface View extends Loaded {
  readonly tilings: Overlay<InstrumentId, Tiling>
  readonly invoices: Overlay<InvoiceId, LoadedInvoice>
  readonly receivables: Overlay<ReceivableId, Receivable>
  readonly offers: Overlay<EntryNumber, Offer>
  readonly serials: Overlay<'next', number>
  /** What the group's accepted commands add to what their parties have signed alone today. */
  readonly singleSigned: Map<PartyId, bigint>
}

/** What no act of a group changes: acts that do run alone. */
export interface Loaded {
  readonly asOf: BusinessDate
  readonly calendar: Calendar
  readonly rules: Rules
  readonly parties: ReadonlyMap<PartyId, EnrolledParty>
  readonly signers: ReadonlyMap<KeyId, Signer>
  readonly mandates: readonly Mandate[]
  readonly debtorStandings: ReadonlyMap<PartyId, DebtorStanding>
  /** Titles of the whole face when loaded, and how many of them were loaded. */
  readonly titleCounts: ReadonlyMap<InstrumentId, { readonly all: number; readonly loaded: number }>
}

export interface EnrolledParty {
  readonly party: Party
  readonly policy: Policy
  /** On this business date, before this group. */
  readonly singleSigned: bigint
  readonly standingAcceptances: readonly StandingAcceptance[]
}

export function fork(view: View): View {
  return {
    ...view,
    tilings: view.tilings.fork(),
    invoices: view.invoices.fork(),
    receivables: view.receivables.fork(),
    offers: view.offers.fork(),
    serials: view.serials.fork(),
  }
}

/** What a fork has done becomes part of the view that it was forked from. */
export function merge(forked: View): void {
  forked.tilings.merge()
  forked.invoices.merge()
  forked.receivables.merge()
  forked.offers.merge()
  forked.serials.merge()
}

export function applyPostings(view: View, postings: readonly Posting[], entry: EntryNumber): void {
  for (const posting of postings) {
    if (posting.post === 'allocate' || posting.post === 'deallocate') {
      const loaded = view.invoices.get(posting.invoice)!
      view.invoices.set(posting.invoice, {
        ...loaded,
        allocation: postAllocation(loaded.allocation, posting, entry),
      })
    } else if (posting.post === 'issue') {
      view.tilings.set(posting.instrument, issued(posting, entry))
    } else {
      const tiling = view.tilings.get(posting.instrument)!
      view.tilings.set(posting.instrument, post(tiling, posting, entry))
    }
  }
}

/** The invoices of these ids as contracts see them; ids that are unknown are left out. */
export function selectInvoices(view: View, ids: readonly InvoiceId[]): InvoicesById {
  const known = ids.flatMap(id => {
    const loaded = view.invoices.get(id)
    return loaded ? [[id, { ...loaded, free: freeSpans(loaded.allocation) }] as const] : []
  })
  return new Map(known)
}

/** Issued receivables with their titles, as contracts see them. */
export function selectReceivables(view: View, ids: readonly ReceivableId[]): ReceivablesById {
  const known = ids.flatMap(id => {
    const receivable = view.receivables.get(id)
    const tiling = view.tilings.get(id)
    if (!receivable) return []
    const none: Tiling = {
      instrument: id,
      size: receivable.amount,
      paid: { p: 0n, q: 1n },
      titles: [],
    }
    const counted = view.titleCounts.get(id) ?? { all: 1, loaded: 1 }
    const titleCount = counted.all - counted.loaded + (tiling?.titles.length ?? 0)
    return [[id, { receivable, tiling: tiling ?? none, titleCount }] as const]
  })
  return new Map(known)
}

/** The receivables that a span set names. */
export function selectNamedReceivables(view: View, spans: SpanSet): ReceivablesById {
  return selectReceivables(
    view,
    spans.map(s => s.receivable),
  )
}

export function newOverlays(): Pick<
  View,
  'tilings' | 'invoices' | 'receivables' | 'offers' | 'serials' | 'singleSigned'
> {
  return {
    tilings: new Overlay(),
    invoices: new Overlay(),
    receivables: new Overlay(),
    offers: new Overlay(),
    serials: new Overlay(),
    singleSigned: new Map(),
  }
}
