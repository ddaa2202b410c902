import { type Answer, answer } from '../kernel/answer.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import { type Currency, type Money, money } from '../kernel/money.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import { SHARE_TEXTS, type ShareRefusal, shareRefusal } from './cap.ts'
import { countFree, type Facility, type FacilityId } from './facility.ts'
import { SCOPE_WORDS } from './facility-words.ts'

/** What a financing would take of its lender's limits: how much of each debtor's debts. */
export interface Exposure {
  /** Who is financed. */
  readonly supplier: PartyId
  readonly currency: Currency
  readonly byDebtor: ReadonlyMap<PartyId, bigint>
}

/** How much a financing takes of one facility. */
export interface Use {
  readonly facility: FacilityId
  readonly amount: bigint
}

/**
 * Finds what an exposure takes of the facilities of one lender: of the limit on each debtor, which
 * there must be, of the group that it is a quota of, and of the limits for the supplier and for the
 * platform where the lender has set such. Each of them must be in force and bear it whole, and stay
 * within the share of the book that it is capped at.
 */
export function findUses(
  facilities: readonly Facility[],
  exposure: Exposure,
  asOf: BusinessDate,
  at: string,
): Answer<readonly Use[], UseRefusal> {
  const sums = sumByFacility(facilities, exposure)
  if (sums === null) return refuse('lender_must_have_a_facility_on_the_debtor', at)
  const total = [...exposure.byDebtor.values()].reduce((sum, amount) => sum + amount, 0n)
  for (const [facility, amount] of sums) {
    const refused =
      bearRefusal(facility, amount, asOf, at) ?? shareRefusal(facility, { amount, total }, at)
    if (refused) return refused
  }
  return answer(listUses(sums))
}

/** How much falls on each facility, whether it bears it or not; null: a debtor has none. */
export function addUpUses(
  facilities: readonly Facility[],
  exposure: Exposure,
): readonly Use[] | null {
  const sums = sumByFacility(facilities, exposure)
  return sums && listUses(sums)
}

function listUses(sums: ReadonlyMap<Facility, bigint>): readonly Use[] {
  return [...sums].map(([{ id }, amount]) => ({ facility: id, amount }))
}

/** Adds up what falls on each facility; null: one of the debtors has none. */
function sumByFacility(
  facilities: readonly Facility[],
  { byDebtor, supplier, currency: asked }: Exposure,
): ReadonlyMap<Facility, bigint> | null {
  const standing = facilities.filter(
    ({ status, currency }) => status !== 'ended' && currency === asked,
  )
  const sums = new Map<Facility, bigint>()
  const add = (facility: Facility, amount: bigint) =>
    sums.set(facility, (sums.get(facility) ?? 0n) + amount)
  for (const [debtor, amount] of byDebtor) {
    const own = standing.find(f => f.scope === 'debtor' && f.subject === debtor)
    if (!own) return null
    add(own, amount)
    const group = standing.find(({ id }) => id === own.within)
    if (group) add(group, amount)
    for (const wide of standing)
      if (wide.scope === 'platform' || (wide.scope === 'supplier' && wide.subject === supplier))
        add(wide, amount)
  }
  return sums
}

/** A facility in force on a date bears an amount, if so much of it is free. */
export function bearRefusal(
  facility: Facility,
  amount: bigint,
  asOf: BusinessDate,
  at: string,
): Refused<BearRefusal> | null {
  const { scope, status, beginsOn, until, currency } = facility
  if (status !== 'live') return refuse('facility_must_be_open_to_new_uses', at, { scope })
  if (asOf < beginsOn || asOf >= until)
    return refuse('facility_must_be_in_its_time', at, { scope, beginsOn, until, today: asOf })
  const free = countFree(facility)
  if (amount > free)
    return refuse('facility_must_bear_what_is_taken', at, {
      scope,
      free: money(free, currency),
      taken: money(amount, currency),
    })
  return null
}

export type UseRefusal = 'lender_must_have_a_facility_on_the_debtor' | BearRefusal | ShareRefusal

export type BearRefusal =
  | Detailed<'facility_must_be_open_to_new_uses', OfScope>
  | Detailed<
      'facility_must_be_in_its_time',
      OfScope & { beginsOn: BusinessDate; until: BusinessDate; today: BusinessDate }
    >
  | Detailed<'facility_must_bear_what_is_taken', OfScope & { free: Money; taken: Money }>

type OfScope = { scope: Facility['scope'] }

export const BEAR_TEXTS = {
  facility_must_be_open_to_new_uses: conflict(
    d => `资金方的${d.scope}已暂停，不再接受新的占用。`,
    d => `The lender’s ${d.scope} is paused and takes nothing new.`,
    { scope: SCOPE_WORDS },
  ),
  facility_must_be_in_its_time: conflict(
    d => `资金方的${d.scope}自 ${d.beginsOn} 至 ${d.until}（不含）有效，当前业务日为 ${d.today}。`,
    d =>
      `The lender’s ${d.scope} holds from ${d.beginsOn} until ${d.until}; today’s business ` +
      `date is ${d.today}.`,
    { scope: SCOPE_WORDS },
  ),
  facility_must_bear_what_is_taken: conflict(
    d => `资金方的${d.scope}可用 ${d.free}，不足以占用 ${d.taken}。`,
    d => `Of the lender’s ${d.scope} ${d.free} is free, and ${d.taken} would be taken.`,
    { scope: SCOPE_WORDS },
  ),
} satisfies RefusalTexts<BearRefusal>

export const USE_TEXTS = {
  lender_must_have_a_facility_on_the_debtor: conflict(
    '资金方对该债务人没有授信额度。',
    'The lender has granted no limit on the debtor.',
  ),
  ...BEAR_TEXTS,
  ...SHARE_TEXTS,
} satisfies RefusalTexts<UseRefusal>
