import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { type Money, money } from '../kernel/money.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import { type InvoicesById, type RedLetteredRefusal, TRADE_TEXTS } from './allocate-invoices.ts'
import type { Allocation } from './allocation.ts'
import { dilution } from './invoice.ts'

/**
 * What was proposed or offered on the ground of some trade is accepted only while that stands:
 * every invoice is there, and still covers what is used of it.
 */
export function stillBackedRefusal(
  allocations: readonly Allocation[],
  invoices: InvoicesById,
  at: string,
): Refused<StillBackedRefusal> | null {
  for (const { invoice: id } of allocations) {
    const state = invoices.get(id)
    if (!state || state.invoice.redLettered === state.invoice.amount)
      return refuse('invoice_must_not_be_red_lettered', at, {
        invoice: state?.invoice.number ?? id,
      })
    const { number, currency } = state.invoice
    const beyond = dilution(state)
    if (beyond > 0n)
      return refuse('red_letters_must_leave_what_is_used', at, {
        invoice: number,
        beyond: money(beyond, currency),
      })
  }
  return null
}

export type StillBackedRefusal =
  | RedLetteredRefusal
  | Detailed<'red_letters_must_leave_what_is_used', { invoice: string; beyond: Money }>

export const STILL_BACKED_TEXTS = {
  invoice_must_not_be_red_lettered: TRADE_TEXTS.invoice_must_not_be_red_lettered,
  red_letters_must_leave_what_is_used: conflict(
    d => `发票 ${d.invoice} 已被部分红冲，使用金额比其余额多 ${d.beyond}；请在余额内重新提出。`,
    d =>
      `Red letters took back a part of invoice ${d.invoice}: ${d.beyond} more is used of it than ` +
      'is left; propose or offer again within what is left.',
  ),
} satisfies RefusalTexts<StillBackedRefusal>
