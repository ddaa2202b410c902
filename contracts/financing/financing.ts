import type { Use } from '../facility/use.ts'
import type { Instant } from '../kernel/clock.ts'
import type { BusinessDate } from '../kernel/date.ts'
import type { Id, PartyId } from '../kernel/id.ts'
import type { Currency } from '../kernel/money.ts'
import type { RuledContext } from '../kernel/rules.ts'
import type { Shown } from '../title/disclosure.ts'
import type { InstrumentSpan } from '../title/span-set.ts'
import type { Payment, Price, PriceTerms } from './price.ts'

/** What a holder asks to be financed, and what has come of it. */
export interface Financing {
  readonly id: FinancingId
  readonly holder: PartyId
  readonly status: FinancingStatus
  readonly parts: readonly FinancedPart[]
  readonly currency: Currency
  /** What was owed on all parts when quotes were asked for. */
  readonly face: bigint
  readonly recourse: RecourseAsked
  readonly asked: readonly AskedLender[]
  /** Quotes come in before it. */
  readonly deadline: Instant
  /** One of them is chosen before it. */
  readonly chooseBy: Instant
  readonly quotes: readonly Quote[]
  /** What it has reserved of its lender's limits. */
  readonly uses: readonly Use[]
  /**
   * The first business date on which what its lender is to do would come too late: its decision, or
   * once it has approved its registration. Null: it is not waited for.
   */
  readonly lapseOn: BusinessDate | null
}

export type PriceListId = Id<'prl'>
export type FinancingId = Id<'fin'>
export type QuoteId = Id<'quo'>

/**
 * `requested`: lenders are asked for a price. `applied`: a quote is chosen, its spans are bound and
 * its limits reserved. `approved`: the lender has decided, the payout is to come. `instructed`: its
 * bank has been told to pay. `paid`: the payment is proven and the lender holds the titles. The
 * others are ways out; `returned`: money and titles went back; `bought_back`: by recourse who was
 * financed has paid, and has its titles again.
 */
export const FINANCING_STATUSES = [
  'requested',
  'applied',
  'approved',
  'instructed',
  'paid',
  'refused',
  'withdrawn',
  'lapsed',
  'returned',
  'bought_back',
] as const
export type FinancingStatus = (typeof FINANCING_STATUSES)[number]

/** A span that is financed, with who pays it, how much and when. */
export interface FinancedPart extends InstrumentSpan, Payment {
  readonly debtor: PartyId
  /** When its receivable was issued. */
  readonly issuedOn: BusinessDate
  readonly dueOn: BusinessDate
}

/** A lender that was asked, and what it has looked at last; null: nothing yet. */
export interface AskedLender {
  readonly lender: PartyId
  readonly declined: boolean
  readonly shown: Shown | null
}

/** Whether the holder answers for the debtor towards the lender. */
export const RECOURSES = ['with', 'without'] as const
export type Recourse = (typeof RECOURSES)[number]
export type RecourseAsked = Recourse | 'either'

/** A lender's signed price: it stands until an instant, or until the lender ends it. */
export interface Quote extends PriceTerms, Price {
  readonly id: QuoteId
  readonly lender: PartyId
  readonly recourse: Recourse
  readonly firmUntil: Instant
  /** The price list that it was drawn from; null: its lender gave it itself. */
  readonly list: PriceListId | null
  readonly status: QuoteStatus
}

export const QUOTE_STATUSES = ['standing', 'chosen', 'ended'] as const
export type QuoteStatus = (typeof QUOTE_STATUSES)[number]

/** A contract's context where deadlines go by the hour. */
export interface ClockedContext extends RuledContext {
  readonly now: Instant
}

/** Finds the quote that was chosen; null while none is. */
export function findChosen({ quotes }: Financing): Quote | null {
  return quotes.find(({ status }) => status === 'chosen') ?? null
}

/** The first day on which one of its debts is due. */
export function findFirstDue({
  parts,
}: {
  readonly parts: readonly Pick<FinancedPart, 'dueOn'>[]
}): BusinessDate {
  return parts.map(({ dueOn }) => dueOn).sort()[0]!
}
