import { formatMinor } from '../../../../contracts/kernel/money.ts'
import { builder } from '../../graph/builder.ts'

export const SpanInput = builder.inputType('SpanInput', {
  description: 'Units lo (included) to hi (excluded) of a receivable.',
  fields: t => ({
    receivable: t.id({ required: true }),
    lo: t.field({ type: 'MinorUnits', required: true }),
    hi: t.field({ type: 'MinorUnits', required: true }),
  }),
})

export const CitationInput = builder.inputType('CitationInput', {
  description: 'How much of an invoice is used.',
  fields: t => ({
    invoice: t.id({ required: true }),
    amount: t.field({ type: 'MinorUnits', required: true }),
  }),
})

interface Span {
  readonly receivable: string
  readonly lo: bigint
  readonly hi: bigint
}

export function sizeOf(spans: readonly Span[]): bigint {
  return spans.reduce((sum, { lo, hi }) => sum + hi - lo, 0n)
}

export function sumOf(parts: readonly { readonly amount: bigint }[]): bigint {
  return parts.reduce((sum, { amount }) => sum + amount, 0n)
}

/** An amount as it is read aloud: major units. */
export function money(minor: bigint): string {
  return formatMinor(minor)
}
