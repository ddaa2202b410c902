import type { BusinessDate } from '../kernel/date.ts'

export const TAX_STATUSES = ['issued', 'certified', 'red', 'void'] as const
/** Issued; certified by its buyer for deduction; taken back by red letters; void. */
export type TaxStatus = (typeof TAX_STATUSES)[number]

/** What the tax authority says of a 数电票 that it was asked for. */
export interface TaxAnswer {
  readonly status: TaxStatus
  readonly sellerCode: string
  readonly buyerCode: string
  /** Tax included, minor units; below zero of a red one. */
  readonly amount: bigint
  readonly invoicedOn: BusinessDate
  /** Factored, sold or securitised, by what the authority was told. */
  readonly isFactored: boolean
}

/** An invoice as it is recorded here, for the comparison. */
export interface CheckedInvoice {
  readonly sellerCode: string
  readonly buyerCode: string
  readonly amount: bigint
  readonly invoicedOn: BusinessDate
  /** Red letters took all of it back. */
  readonly isTakenBack: boolean
  /** A part of it backs something here, so that its being factored is no news. */
  readonly isUsed: boolean
}

/** In what the authority says otherwise, and both versions. */
export interface TaxDifference {
  readonly in: 'existence' | 'status' | 'factored' | 'seller' | 'buyer' | 'amount' | 'date'
  readonly recorded: string
  readonly found: string
}

/**
 * Compares an invoice with the tax authority's word on its number; null: it knows no such invoice.
 * What differs is a finding: somebody may be selling an invoice that is not, or not so.
 * Rule: C19
 */
export function compareWithTax(
  invoice: CheckedInvoice,
  answer: TaxAnswer | null,
): readonly TaxDifference[] {
  if (answer === null) return [{ in: 'existence', recorded: 'issued', found: 'unknown' }]
  const { status, isFactored } = answer
  const isEnded = status === 'void' || (status === 'red' && !invoice.isTakenBack)
  const compared = [
    ['seller', invoice.sellerCode, answer.sellerCode],
    ['buyer', invoice.buyerCode, answer.buyerCode],
    ['amount', String(invoice.amount), String(answer.amount)],
    ['date', invoice.invoicedOn, answer.invoicedOn],
  ] as const
  return [
    ...(isEnded ? [{ in: 'status', recorded: 'issued', found: status } as const] : []),
    ...(isFactored && !invoice.isUsed
      ? [{ in: 'factored', recorded: 'no', found: 'yes' } as const]
      : []),
    ...compared.flatMap(([field, recorded, found]) =>
      recorded === found ? [] : [{ in: field, recorded, found }],
    ),
  ]
}
