import type { ActClass } from '../command/act-class.ts'
import {
  accept,
  type Decision,
  type Detailed,
  type Refusal,
  type Refused,
  refuse,
} from '../kernel/decision.ts'
import type { ReceivableId } from '../kernel/id.ts'
import { type Money, money } from '../kernel/money.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import { type Span, spanSize } from '../kernel/span.ts'
import type { Title } from '../kernel/title.ts'
import { listConcerned } from '../title/span-set.ts'
import type { InvoicesById } from '../trade/allocate-invoices.ts'
import { dilution } from '../trade/invoice.ts'
import type { DilutionHeld } from './facts.ts'
import { RECEIVABLE_STANDS_TEXTS, type ReceivableStandsRefusal } from './guard.ts'
import type { Receivable, ReceivableState } from './receivable.ts'

/**
 * What red letters took back beyond the unused part of invoices dilutes what the first supplier
 * still holds: so much of it is held until the debtor, whose defence it is, lifts the hold. What
 * the first supplier holds no more is not touched: that is a claim between those two.
 */
export function holdDiluted(
  { issued, invoices }: HoldDilutedState,
  _body: unknown,
  { rules }: RuledContext,
): Decision<DilutionHeld, TitlePosting, HoldDilutedRefusal> | Refused<Refusal> {
  const at = 'body.receivable'
  if (issued === null) return refuse('receivable_must_be_known', at)
  const { receivable, tiling } = issued
  const stands = issued.guard.stand(at)
  if (stands) return stands
  const { id, debtor, supplier, currency, dilutionHeld: held } = receivable
  const diluted = dilutionBehind(receivable, invoices)
  if (diluted <= held)
    return refuse('dilution_must_be_beyond_what_was_held', at, {
      diluted: money(diluted, currency),
      held: money(held, currency),
    })
  const own = tiling.titles.filter(title => title.holder === supplier && !isDiluted(title))
  if (own.length === 0) return refuse('first_supplier_must_hold_what_is_diluted', at)
  const mayCut = issued.titleCount < rules.disputeTitlesMax
  const spans = takeLast(own, diluted - held, mayCut)
  const amount = spans.reduce((sum, span) => sum + spanSize(span), 0n)
  return accept(
    [
      {
        type: 'receivable.dilution-held.v1',
        visibleTo: [debtor, supplier, ...listConcerned(own)],
        ...{ receivable: id, debtor, supplier, amount },
        spans: spans.map(span => ({ instrument: id, span })),
      },
    ],
    spans.map(span => ({
      ...{ post: 'hold', instrument: id, span, kind: 'dilution', party: debtor },
    })),
  )
}

export const HOLD_DILUTED_CLASS = 'operator' satisfies ActClass

export type HoldDilutedRefusal =
  | ReceivableStandsRefusal
  | Detailed<'dilution_must_be_beyond_what_was_held', { diluted: Money; held: Money }>
  | 'first_supplier_must_hold_what_is_diluted'

export const HOLD_DILUTED_TEXTS = {
  ...RECEIVABLE_STANDS_TEXTS,
  dilution_must_be_beyond_what_was_held: conflict(
    d => `红字发票稀释 ${d.diluted}，已冻结过 ${d.held}，无须再冻结。`,
    d => `Red letters dilute it by ${d.diluted}, and ${d.held} of it has been held before.`,
  ),
  first_supplier_must_hold_what_is_diluted: conflict(
    '一级供应商已不持有可冻结的区间。',
    'The first supplier holds nothing of it any more that could be held.',
  ),
} satisfies RefusalTexts<HoldDilutedRefusal>

export interface HoldDiluted {
  readonly receivable: ReceivableId
}

export interface HoldDilutedState {
  /** With all of its titles; null: there is none. */
  readonly issued: ReceivableState | null
  readonly invoices: InvoicesById
}

/** By how much what backs the receivable was taken back beyond what was unused of it. */
function dilutionBehind({ backing }: Receivable, invoices: InvoicesById): bigint {
  const uses = Map.groupBy(backing, ({ invoice }) => invoice)
  return [...uses].reduce((sum, [invoice, spans]) => {
    const state = invoices.get(invoice)
    const used = spans.reduce((all, { span }) => all + spanSize(span), 0n)
    const beyond = state ? dilution(state) : 0n
    return sum + (beyond < used ? beyond : used)
  }, 0n)
}

function isDiluted({ holds }: Title): boolean {
  return holds.some(({ kind }) => kind === 'dilution')
}

/**
 * Takes so many units: first of what is free, then of what is bound or held already, from the end
 * of the face on. Where the package may be cut no more, the last title is taken whole.
 */
function takeLast(titles: readonly Title[], units: bigint, mayCut: boolean): readonly Span[] {
  const isFree = ({ claim, holds }: Title) => claim === null && holds.length === 0
  const last = titles.toReversed()
  const taken: Span[] = []
  let left = units
  for (const title of [...last.filter(isFree), ...last.filter(one => !isFree(one))]) {
    if (left <= 0n) break
    const { lo, hi } = title
    const span = { lo: mayCut && hi - left > lo ? hi - left : lo, hi }
    taken.push(span)
    left -= spanSize(span)
  }
  return taken
}
