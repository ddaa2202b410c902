import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import {
  badInput,
  conflict,
  notAllowed,
  notFound,
  type RefusalTexts,
} from '../kernel/refusal-text.ts'
import type { Party, PartyRole } from '../party/party.ts'
import { ROLE_WORDS } from '../party/party-words.ts'
import type { Facility, FacilityId, FacilityScope, FacilityTerms } from './facility.ts'
import { SCOPE_WORDS } from './facility-words.ts'
import type { FacilityGranted } from './facts.ts'
import { LIMIT_TEXTS, type LimitRefusal, limitRefusal } from './limit.ts'
import { listReaders } from './own-facility.ts'

/**
 * A lender grants a limit: on a debtor, for a supplier, for the platform, or on a group with quotas
 * of its members. Of one kind, on one party and in one currency it has one at a time.
 */
export function grant(
  { lender, subject, group, same }: GrantState,
  { id, ...terms }: Grant,
  { party, asOf }: Context,
): Decision<FacilityGranted, never, GrantRefusal> {
  if (!lender.roles.has('lender')) return refuse('grantor_must_be_a_lender', 'party')
  const refused =
    subjectRefusal(subject, terms, party) ??
    quotaRefusal(group, terms, party) ??
    limitRefusal(terms, asOf)
  if (refused) return refused
  if (same !== null)
    return refuse('facility_must_be_the_only_one_of_its_kind', 'body.subject', { known: same })
  const visibleTo = listReaders({ lender: party, ...terms })
  return accept(
    [{ type: 'facility.granted.v1', visibleTo, facility: id, lender: party, ...terms }],
    [],
  )
}

export const GRANT_CLASS = 'governance' satisfies ActClass

/** Who is named is enrolled, and has the role that makes it the subject of such a limit. */
function subjectRefusal(
  subject: Party | null,
  { scope, subject: named }: FacilityTerms,
  lender: Party['id'],
): Refused<SubjectRefusal> | null {
  const at = 'body.subject'
  if ((named === null) !== (scope === 'platform'))
    return refuse('facility_must_name_whom_its_kind_is_for', at, { scope })
  if (named === null) return null
  if (subject === null) return refuse('subject_must_be_enrolled', at)
  if (named === lender) return refuse('subject_must_be_another_party', at)
  const role = ROLES_OF_SUBJECTS[scope]
  if (role !== null && !subject.roles.has(role))
    return refuse('subject_must_have_the_role_of_its_kind', at, { role })
  return null
}

/** The parent of a group may be of any role: it need not owe anything itself. */
const ROLES_OF_SUBJECTS: Readonly<Record<FacilityScope, PartyRole | null>> = {
  ...{ debtor: 'debtor', supplier: 'supplier' },
  ...{ platform: null, group: null },
}

/** A quota is a limit on a debtor within the lender's own limit on the group. */
function quotaRefusal(
  group: Facility | null,
  { scope, within, currency }: FacilityTerms,
  lender: Party['id'],
): Refused<QuotaRefusal> | null {
  if (within === null) return null
  const at = 'body.within'
  if (scope !== 'debtor') return refuse('quota_must_be_on_a_debtor', at)
  if (group === null || group.lender !== lender || group.scope !== 'group')
    return refuse('quota_must_name_a_group_of_the_lender', at)
  if (group.status === 'ended') return refuse('group_must_not_have_ended', at)
  if (group.currency !== currency)
    return refuse('quota_must_be_in_the_currency_of_its_group', at, {
      group: group.currency,
      found: currency,
    })
  return null
}

export type GrantRefusal =
  | 'grantor_must_be_a_lender'
  | SubjectRefusal
  | QuotaRefusal
  | LimitRefusal
  | Detailed<'facility_must_be_the_only_one_of_its_kind', { known: FacilityId }>

type SubjectRefusal =
  | Detailed<'facility_must_name_whom_its_kind_is_for', { scope: FacilityScope }>
  | 'subject_must_be_enrolled'
  | 'subject_must_be_another_party'
  | Detailed<'subject_must_have_the_role_of_its_kind', { role: PartyRole }>

type QuotaRefusal =
  | 'quota_must_be_on_a_debtor'
  | 'quota_must_name_a_group_of_the_lender'
  | 'group_must_not_have_ended'
  | Detailed<'quota_must_be_in_the_currency_of_its_group', { group: string; found: string }>

export const GRANT_TEXTS = {
  grantor_must_be_a_lender: notAllowed(
    '只有资金方可以授信。',
    'Only a party with the role of lender grants facilities.',
  ),
  facility_must_name_whom_its_kind_is_for: badInput(
    d => `${d.scope}与所列对象不符：平台总额度不指定对象，其他额度须指定一方。`,
    d => `A ${d.scope} names a party, unless it is a platform limit, which names none.`,
    { scope: SCOPE_WORDS },
  ),
  subject_must_be_enrolled: notFound(
    '授信对象未入驻，请核对编号。',
    'No party with the id of the subject is enrolled; check the id.',
  ),
  subject_must_be_another_party: badInput(
    '授信对象不能是贵方自己。',
    'The subject must be another party.',
  ),
  subject_must_have_the_role_of_its_kind: badInput(
    d => `此类额度的对象须为${d.role}。`,
    d => `A limit of this kind is on a party with the role of ${d.role}.`,
    { role: ROLE_WORDS },
  ),
  quota_must_be_on_a_debtor: badInput(
    '集团项下的分额度只能对债务人设置。',
    'A quota within a group is a limit on a debtor.',
  ),
  quota_must_name_a_group_of_the_lender: notFound(
    '未查到贵方的该集团额度，请核对编号。',
    'Your party has granted no group limit of this id; check the id.',
  ),
  group_must_not_have_ended: conflict(
    '该集团额度已终止，不能再设分额度。',
    'The group limit has ended, so it takes no more quotas.',
  ),
  quota_must_be_in_the_currency_of_its_group: badInput(
    d => `分额度（${d.found}）须与集团额度（${d.group}）同一币种。`,
    d => `The quota is in ${d.found} and its group in ${d.group}; both must be in one currency.`,
  ),
  ...LIMIT_TEXTS,
  facility_must_be_the_only_one_of_its_kind: conflict(
    d => `同一对象、同一币种已有同类额度 ${d.known}，请变更该额度。`,
    d => `There is one of this kind on the same party and currency, ${d.known}; change that one.`,
  ),
} satisfies RefusalTexts<GrantRefusal>

export interface Grant extends FacilityTerms {
  readonly id: FacilityId
}

export interface GrantState {
  /** Who grants it. */
  readonly lender: Party
  readonly subject: Party | null
  /** The facility that `within` names; null: there is none. */
  readonly group: Facility | null
  /** One of the lender's of the same scope, subject and currency that has not ended. */
  readonly same: FacilityId | null
}
