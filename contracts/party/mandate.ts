import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import { type Units, units } from '../kernel/money.ts'
import { badInput, notAllowed, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import { AUTHORISE_TEXTS } from './authorise.ts'
import type { MandateGiven, MandateWithdrawn } from './facts.ts'
import type { Key, Mandate, Policy } from './party.ts'

/** An ERP's key may pay suppliers without a person beside it, as far as the party lets it. */
export function giveMandate(
  { key, policy, actClass }: GiveMandateState,
  { id, act, limit, until }: Omit<Mandate, 'party' | 'key'>,
  { party, asOf }: Context,
): Decision<MandateGiven, never, GiveMandateRefusal> {
  if (key === null || key.party !== party) return refuse('key_must_belong_to_the_party', 'body.key')
  if (key.revoked) return refuse('key_must_not_be_revoked', 'body.key')
  if (key.custody) return refuse('key_must_be_under_sole_control', 'body.key')
  if (actClass !== 'value')
    return refuse('mandate_must_be_for_an_act_of_value', 'body.act', { act: act.slice(0, 100) })
  if (limit <= 0n) return refuse('limit_must_be_positive', 'body.limit')
  if (limit > policy.singleLimit)
    return refuse('mandate_must_be_within_the_single_limit', 'body.limit', {
      limit: units(policy.singleLimit),
      found: units(limit),
    })
  if (until <= asOf)
    return refuse('end_must_be_in_the_future', 'body.until', { until, today: asOf })
  return accept(
    [
      {
        type: 'party.mandate-given.v1',
        visibleTo: [party],
        id,
        party,
        key: key.id,
        act,
        limit,
        until,
      },
    ],
    [],
  )
}

export const GIVE_MANDATE_CLASS = 'governance' satisfies ActClass

export type GiveMandateRefusal =
  | 'key_must_belong_to_the_party'
  | 'key_must_not_be_revoked'
  | 'key_must_be_under_sole_control'
  | Detailed<'mandate_must_be_for_an_act_of_value', { act: string }>
  | 'limit_must_be_positive'
  | Detailed<'mandate_must_be_within_the_single_limit', { limit: Units; found: Units }>
  | EndRefusal

/** What is given until a date must have days left on which it stands. */
export type EndRefusal = Detailed<
  'end_must_be_in_the_future',
  { until: BusinessDate; today: BusinessDate }
>

export const END_TEXTS = {
  end_must_be_in_the_future: badInput(
    d => `截止日 ${d.until} 须晚于当前营业日期 ${d.today}。`,
    d => `It ends on ${d.until}; that must be after today’s business date, ${d.today}.`,
  ),
} satisfies RefusalTexts<EndRefusal>

export const GIVE_MANDATE_TEXTS = {
  key_must_belong_to_the_party: AUTHORISE_TEXTS.key_must_belong_to_the_party,
  key_must_not_be_revoked: AUTHORISE_TEXTS.key_must_not_be_revoked,
  key_must_be_under_sole_control: AUTHORISE_TEXTS.key_must_be_under_sole_control,
  mandate_must_be_for_an_act_of_value: badInput(
    d => `只能对 value 类操作授权，例如 title.offer-pledge；${d.act} 不属此类。`,
    d =>
      'A mandate is for an act of the class value, such as title.offer-pledge; ' +
      `${d.act} is of another.`,
  ),
  limit_must_be_positive: badInput('限额须大于零。', 'The limit must be more than zero.'),
  mandate_must_be_within_the_single_limit: notAllowed(
    d => `授权限额 ${d.found} 超过企业单签限额 ${d.limit}（以最小货币单位计）。`,
    d =>
      `The mandate of ${d.found} minor units goes beyond the party’s ` +
      `single-signature limit of ${d.limit} minor units.`,
  ),
  ...END_TEXTS,
} satisfies RefusalTexts<GiveMandateRefusal>

export interface GiveMandateState {
  readonly key: Key | null
  readonly policy: Policy
  /** Of the act that the mandate names; null when there is no such act. */
  readonly actClass: ActClass | null
}

export function withdrawMandate(
  { mandate }: { readonly mandate: Mandate | null },
  _body: unknown,
  { party }: Context,
): Decision<MandateWithdrawn, never, WithdrawMandateRefusal> {
  if (mandate === null || mandate.party !== party)
    return refuse('mandate_must_be_the_partys_own', 'body.id')
  return accept(
    [{ type: 'party.mandate-withdrawn.v1', visibleTo: [party], id: mandate.id, party }],
    [],
  )
}

export const WITHDRAW_MANDATE_CLASS = 'governance' satisfies ActClass

export type WithdrawMandateRefusal = 'mandate_must_be_the_partys_own'

export const WITHDRAW_MANDATE_TEXTS = {
  mandate_must_be_the_partys_own: notFound(
    '未查到贵方的这项授权，请核对编号。',
    'The party has no mandate of this id; check the id.',
  ),
} satisfies RefusalTexts<WithdrawMandateRefusal>
