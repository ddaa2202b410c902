import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import { badInput, conflict, notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import { END_TEXTS, type EndRefusal } from '../party/mandate.ts'
import type { Facility, FacilityId } from './facility.ts'
import type { FacilityGuaranteed } from './facts.ts'
import { listReaders } from './own-facility.ts'

/**
 * The parent of a group answers, in its own words and up to an amount, for what the members owe
 * under the limit. It is the guarantor's own signature that makes it, not the lender's record.
 */
export function guarantee(
  { facility }: { readonly facility: Facility | null },
  { amount, until, undertaking }: Guarantee,
  { party, asOf }: Context,
): Decision<FacilityGuaranteed, never, GuaranteeRefusal> {
  if (facility === null || facility.scope !== 'group' || facility.subject !== party)
    return refuse('guarantor_must_be_the_parent_of_the_group', 'body.facility')
  if (facility.status === 'ended')
    return refuse('guarantee_must_be_of_a_facility_in_force', 'body.facility')
  if (amount <= 0n) return refuse('guarantee_must_be_positive', 'body.amount')
  if (until <= asOf)
    return refuse('end_must_be_in_the_future', 'body.until', { until, today: asOf })
  const found = undertaking.trim().length
  if (found === 0 || found > UNDERTAKING_LENGTH_MAX)
    return refuse('guarantee_must_be_in_words', 'body.undertaking', {
      limit: UNDERTAKING_LENGTH_MAX,
      found,
    })
  const { id, currency } = facility
  return accept(
    [
      {
        ...({ type: 'facility.guaranteed.v1', visibleTo: listReaders(facility) } as const),
        ...{ facility: id, guarantor: party, amount, currency, until, undertaking },
      },
    ],
    [],
  )
}

export const GUARANTEE_CLASS = 'governance' satisfies ActClass

/** Characters. */
export const UNDERTAKING_LENGTH_MAX = 1_000

export type GuaranteeRefusal =
  | 'guarantor_must_be_the_parent_of_the_group'
  | 'guarantee_must_be_of_a_facility_in_force'
  | 'guarantee_must_be_positive'
  | EndRefusal
  | Detailed<'guarantee_must_be_in_words', { limit: number; found: number }>

export const GUARANTEE_TEXTS = {
  guarantor_must_be_the_parent_of_the_group: notAllowed(
    '只有集团额度所列的母公司可以为其担保。',
    'Only the parent that a group limit names answers for it.',
  ),
  guarantee_must_be_of_a_facility_in_force: conflict(
    '该集团额度已终止，无须再担保。',
    'The group limit has ended, so there is nothing to answer for.',
  ),
  guarantee_must_be_positive: badInput(
    '担保金额须大于零。',
    'The guarantee must be more than zero.',
  ),
  ...END_TEXTS,
  guarantee_must_be_in_words: badInput(
    d => `请写明担保承诺，1 至 ${d.limit} 个字符，现为 ${d.found} 个。`,
    d => `State what is undertaken in 1 to ${d.limit} characters; it has ${d.found}.`,
  ),
} satisfies RefusalTexts<GuaranteeRefusal>

export interface Guarantee {
  readonly facility: FacilityId
  /** Minor units of the facility's currency. */
  readonly amount: bigint
  /** The first business date on which it no longer covers new debts. */
  readonly until: BusinessDate
  readonly undertaking: string
}
