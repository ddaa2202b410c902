import type { ActOfPage } from './use-act.ts'

/** A claim by an offer, as the page of its title has it. */
export interface Offer {
  /** What the claims of one offer have in common. */
  readonly charge: string
  readonly holder: { readonly id: string }
  readonly claimant: { readonly id: string; readonly name: string }
  readonly debt: {
    readonly secured: string
    readonly currency: string
    readonly reference: string
    readonly dueOn: `${number}-${number}-${number}`
  } | null
  /** Until when (excluded) its holder lets it be looked at. */
  readonly disclosedUntil: string | null
  /** What was shown of it last. */
  readonly look: {
    readonly entry: string
    readonly on: string
    readonly digest: string
    readonly flaws: readonly { readonly flaw: FlawName; readonly extent: string }[]
  } | null
}

export type FlawName = 'overdue' | 'red_lettered'

export interface SpanOfOffer {
  readonly instrument: string
  readonly lo: string
  readonly hi: string
}

/** What an act on an offer has at hand. */
export interface ActOnOffer {
  readonly offer: Offer
  readonly act: ActOfPage
  readonly spans: readonly SpanOfOffer[]
  readonly idle: boolean
}
