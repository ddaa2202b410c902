import type { BusinessDate } from './date.ts'
import type { Digest } from './digest.ts'
import type { InstrumentId, InvoiceId, PartyId } from './id.ts'
import type { Paydown, Span } from './span.ts'
import type { ClaimKind, EntryNumber, HoldKind } from './title.ts'

/** All that the ledger can write. Every contract of the trade ends in these. */
export type Posting = TitlePosting | AllocationPosting | KeptPosting

export type TitlePosting =
  | {
      readonly post: 'issue'
      readonly instrument: InstrumentId
      readonly size: bigint
      readonly to: PartyId
    }
  | (OnSpan & { readonly post: 'move'; readonly to: PartyId })
  | (OnSpan & { readonly post: 'retire' })
  | (OnSpan & { readonly post: 'bind'; readonly kind: ClaimKind; readonly party: PartyId })
  | (OnSpan & { readonly post: 'free' })
  | (OnSpan & {
      readonly post: 'name-successor'
      readonly party: PartyId
      readonly act: string
      readonly expires: BusinessDate
    })
  | (OnSpan & { readonly post: 'succeed'; readonly kind: ClaimKind })
  | (OnSpan & { readonly post: 'hold'; readonly kind: HoldKind; readonly party: PartyId })
  | (OnSpan & { readonly post: 'lift'; readonly setBy: EntryNumber })
  | ({ readonly post: 'pay-down'; readonly instrument: InstrumentId } & Paydown)

/**
 * An invoice's amount is a face like any other: `allocate` takes a span of it for an instrument or
 * a transfer of one, `deallocate` returns the spans that one entry took.
 */
export type AllocationPosting =
  | {
      readonly post: 'allocate'
      readonly invoice: InvoiceId
      readonly span: Span
      readonly on: InstrumentId
    }
  | {
      readonly post: 'deallocate'
      readonly invoice: InvoiceId
      readonly span: Span
      readonly on: InstrumentId
    }

/** A text is kept beside the journal, whose leaf proves it by its digest. */
export interface KeptPosting {
  readonly post: 'keep'
  readonly text: Digest
  readonly on: InstrumentId
}

interface OnSpan {
  readonly instrument: InstrumentId
  readonly span: Span
}
