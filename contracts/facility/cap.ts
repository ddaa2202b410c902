import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { type Currency, type Money, money } from '../kernel/money.ts'
import { parseRate, Rate } from '../kernel/rate.ts'
import { badInput, conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import { countTaken, type Facility, type FacilityCap, type FacilityId } from './facility.ts'
import { SCOPE_WORDS } from './facility-words.ts'
import type { FacilityCapped } from './facts.ts'
import { findOwnFacility, OWN_FACILITY_TEXTS, type OwnFacilityRefusal } from './own-facility.ts'

/**
 * A lender caps a debtor or a group at a share of its book, so that it never depends on one of them
 * too much. While the book is young it counts as an amount that the lender names.
 */
export function cap(
  { facility }: { readonly facility: Facility | null },
  { share, atLeast }: CapFacility,
  { party }: Pick<Context, 'party'>,
): Decision<FacilityCapped, never, CapRefusal> {
  const found = findOwnFacility(facility, party)
  if (!found.ok) return found
  const { id, scope } = found.value
  if (scope !== 'debtor' && scope !== 'group')
    return refuse('cap_must_be_on_a_debtor_or_a_group', 'body.facility', { scope })
  if (!isPart(share))
    return refuse('cap_must_be_a_part_of_the_book', 'body.share', { decimals: DECIMALS_MAX })
  const type = 'facility.capped.v1'
  return accept([{ type, visibleTo: [party], facility: id, share, atLeast }], [])
}

export const CAP_CLASS = 'governance' satisfies ActClass

/** Digits after the point: 0.0001 is a hundredth of a percent. */
const DECIMALS_MAX = 4

function isPart(text: string): boolean {
  const share = parseRate(text)
  if (share === null) return false
  return share.gt(0) && share.lte(1) && share.dp() <= DECIMALS_MAX
}

/**
 * What is taken of a capped facility, with `amount` more, is no more than its share of the book,
 * which grows by `total`: by all that is taken at once, of this debtor and of others.
 */
export function shareRefusal(
  facility: Facility,
  { amount, total }: { readonly amount: bigint; readonly total: bigint },
  at: string,
): Refused<ShareRefusal> | null {
  const { cap: capped, scope, currency } = facility
  if (capped === null) return null
  const [most, taken] = [findMost(capped, total), countTaken(facility) + amount]
  if (taken <= most) return null
  const { share } = capped
  return refuse('facility_must_keep_to_its_share_of_the_book', at, {
    ...{ scope, share, most: money(most, currency), taken: money(taken, currency) },
  })
}

/** The most that may be taken under a cap once the book has grown; parts of a fen are left out. */
export function findMost({ share, atLeast, book }: FacilityCap, total = 0n): bigint {
  const counted = Rate.max(String(book + total), String(atLeast))
  return BigInt(counted.times(share).toDecimalPlaces(0, Rate.ROUND_FLOOR).toFixed(0))
}

/** Whether a facility is one of those that make up the book: limits on debtors, each debt once. */
export function isOfBook(
  { scope, lender, currency }: Pick<Facility, 'scope' | 'lender' | 'currency'>,
  of: { readonly lender: Facility['lender']; readonly currency: Currency },
): boolean {
  return scope === 'debtor' && lender === of.lender && currency === of.currency
}

export type CapRefusal =
  | OwnFacilityRefusal
  | Detailed<'cap_must_be_on_a_debtor_or_a_group', { scope: Facility['scope'] }>
  | Detailed<'cap_must_be_a_part_of_the_book', { decimals: number }>

export const CAP_TEXTS = {
  ...OWN_FACILITY_TEXTS,
  cap_must_be_on_a_debtor_or_a_group: badInput(
    d => `集中度上限只能对债务人额度或集团额度设置，而这是${d.scope}。`,
    d => `A cap is set on a debtor limit or a group limit; this one is a ${d.scope}.`,
    { scope: SCOPE_WORDS },
  ),
  cap_must_be_a_part_of_the_book: badInput(
    d => `集中度上限须为大于 0、不超过 1 的小数（25% 写作 0.25），至多 ${d.decimals} 位小数。`,
    d => `A cap is a decimal over 0, 1 at most (25 % is 0.25), of at most ${d.decimals} places.`,
  ),
} satisfies RefusalTexts<CapRefusal>

export type ShareRefusal = Detailed<
  'facility_must_keep_to_its_share_of_the_book',
  { scope: Facility['scope']; share: string; most: Money; taken: Money }
>

export const SHARE_TEXTS = {
  facility_must_keep_to_its_share_of_the_book: conflict(
    d =>
      `资金方的${d.scope}以其业务余额的 ${d.share} 为上限，即 ${d.most}；占用后将为 ${d.taken}。`,
    d =>
      `The lender’s ${d.scope} is capped at ${d.share} of its book, which is ${d.most}; ` +
      `${d.taken} would be taken in all.`,
    { scope: SCOPE_WORDS },
  ),
} satisfies RefusalTexts<ShareRefusal>

export interface CapFacility {
  readonly facility: FacilityId
  /** Decimal text: `0.25` is a quarter of the book; `1` caps nothing any more. */
  readonly share: string
  /** Minor units. */
  readonly atLeast: bigint
}
