import type { ActClass } from '../command/act-class.ts'
import { accept, type Decision } from '../kernel/decision.ts'
import type { RefusalTexts } from '../kernel/refusal-text.ts'
import { reasonRefusal, WORDS_TEXTS, type WordsRefusal } from '../party/given-words.ts'
import type { QuoteDeclined } from './facts.ts'
import type { ClockedContext, Financing, FinancingId } from './financing.ts'
import { ASKED_TEXTS, type AskedRefusal, findAsked } from './find-financing.ts'

/** A lender gives no price, or takes back its quote while it is not chosen; it says why. */
export function declineToQuote(
  { financing: named }: { readonly financing: Financing | null },
  { reason }: DeclineToQuote,
  { party: lender }: Pick<ClockedContext, 'party'>,
): Decision<QuoteDeclined, never, DeclineToQuoteRefusal> {
  const found = findAsked(named, lender, ['requested'])
  if (!found.ok) return found
  const refused = reasonRefusal(reason, 'body.reason')
  if (refused) return refused
  const { id, holder, quotes } = found.value.financing
  const own = quotes.find(one => one.lender === lender && one.status === 'standing')
  return accept(
    [
      {
        ...({ type: 'financing.quote-declined.v1', visibleTo: [lender, holder] } as const),
        ...{ financing: id, lender, quote: own?.id ?? null, reason },
      },
    ],
    [],
  )
}

export const DECLINE_TO_QUOTE_CLASS = 'governance' satisfies ActClass

export type DeclineToQuoteRefusal = AskedRefusal | WordsRefusal

export const DECLINE_TO_QUOTE_TEXTS = {
  ...ASKED_TEXTS,
  ...WORDS_TEXTS,
} satisfies RefusalTexts<DeclineToQuoteRefusal>

export interface DeclineToQuote {
  readonly financing: FinancingId
  readonly reason: string
}
