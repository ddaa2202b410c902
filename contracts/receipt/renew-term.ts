import type { ActClass } from '../command/act-class.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import { NOBODY, type PartyId } from '../kernel/id.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { badInput, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import type { Title } from '../kernel/title.ts'
import { WORDS_TEXTS, type WordsRefusal, wordsRefusal } from '../party/given-words.ts'
import type { HoldLifted } from '../title/facts.ts'
import { listConcerned } from '../title/span-set.ts'
import { waitForTerm } from '../wait/waits.ts'
import type { CancelReceiptState } from './cancel-receipt.ts'
import type { TermRenewed } from './facts.ts'
import { RECEIPT_KNOWN_TEXTS } from './guard.ts'
import { freeGoods } from './hold-goods.ts'
import type { ReceiptId } from './receipt.ts'
import { TERM_END_TEXTS, type TermEndRefusal, termEndRefusal } from './storage-term.ts'

/**
 * Who holds goods of a receipt, all others who do and the keeper agree on a longer term and what it
 * costs; what was held because the term had ended is free again. Who has a claim on the goods is
 * told. Goods past their life are stored no longer.
 */
export function renewTerm(
  { receipt, instrument }: CancelReceiptState,
  { storedUntil, fee }: RenewTerm,
  context: RuledContext,
): Decision<TermRenewed | HoldLifted, TitlePosting, RenewTermRefusal> {
  const { party, asOf } = context
  const titles = instrument?.tiling.titles ?? []
  if (receipt === null || instrument === null || !titles.some(({ holder }) => holder === party))
    return refuse('receipt_must_be_known', 'body.receipt')
  const { id, lot, keeper, storedUntil: was, goodUntil } = receipt
  if (storedUntil <= was)
    return refuse('term_must_be_longer_than_it_was', 'body.storedUntil', { storedUntil, was })
  const refused = termEndRefusal(storedUntil, goodUntil, asOf) ?? wordsRefusal({ fee }, 'fee')
  if (refused) return refused

  const freed = freeGoods(instrument, 'term_end', keeper)
  const terms = { receipt: id, lot, keeper, storedUntil, fee }
  return accept(
    [
      {
        ...({ type: 'receipt.term-renewed.v1' } as const),
        visibleTo: [...new Set([keeper, ...listConcerned(titles)])],
        opens: waitForTerm({ keeper, storedUntil }, context),
        ...terms,
      },
      ...freed.facts,
    ],
    freed.postings,
  )
}

export const RENEW_TERM_CLASS = 'value' satisfies ActClass

/** What holders agree on with the keeper it signs, and everybody else who holds goods of it. */
export function listPartners(
  { receipt, instrument }: CancelReceiptState,
  party: PartyId,
): readonly PartyId[] {
  const holders = (instrument?.tiling.titles ?? []).map(({ holder }: Title) => holder)
  // Of what the party does not hold nobody is asked: the clause says so.
  if (receipt === null || !holders.includes(party)) return []
  const others = holders.filter(holder => holder !== NOBODY && holder !== party)
  return [...new Set([receipt.keeper, ...others])]
}

export type RenewTermRefusal =
  | 'receipt_must_be_known'
  | Detailed<'term_must_be_longer_than_it_was', { storedUntil: BusinessDate; was: BusinessDate }>
  | TermEndRefusal
  | WordsRefusal

export const RENEW_TERM_TEXTS = {
  ...RECEIPT_KNOWN_TEXTS,
  term_must_be_longer_than_it_was: badInput(
    d => `新的仓储期满日 ${d.storedUntil} 须晚于原期满日 ${d.was}。`,
    d => `The term ends on ${d.was}; a renewal to ${d.storedUntil} must make it longer.`,
  ),
  ...TERM_END_TEXTS,
  ...WORDS_TEXTS,
} satisfies RefusalTexts<RenewTermRefusal>

export interface RenewTerm {
  readonly receipt: ReceiptId
  /** The first business date after the longer term. */
  readonly storedUntil: BusinessDate
  /** What storage costs from now on, in words. */
  readonly fee: string
}
