import type { ActClass } from '../command/act-class.ts'
import type { Command } from '../command/command.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { KeyId, PartyId, PersonId, UserId } from '../kernel/id.ts'
import { type Units, units } from '../kernel/money.ts'
import { badInput, notAllowed, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Duty, Mandate, Party, Policy } from './party.ts'

/**
 * May these signers give this command for this party? The signatures themselves have been verified;
 * status of party, keys, duties and mandates is what the ledger read in the posting transaction.
 */
export function authorise(
  command: Pick<Command, 'user' | 'at' | 'exp'>,
  signers: readonly Signer[],
  { party, policy, mandates, singleSigned }: Authority,
  act: ActToAuthorise,
): Authorised | Refused<AuthoriseRefusal> {
  const barred = enrolmentRefusal(party)
  if (party === null || barred) return barred!
  const untimely = timeRefusal(command, act.now)
  if (untimely) return untimely

  if (signers.length === 0) return refuse('command_must_be_signed')
  if (signers.some(s => s.party !== party.id)) return refuse('key_must_belong_to_the_party')
  if (signers.some(s => s.revoked)) return refuse('key_must_not_be_revoked')
  if (!signers.some(s => s.user === command.user)) return refuse('user_must_sign_its_own_command')
  if (signers.some(s => s.duty === 'reader')) return refuse('reader_must_not_sign')
  if (act.class !== 'routine' && signers.some(s => s.custody))
    return refuse('key_must_be_under_sole_control')

  const foreign = operatorRefusal(party, act.class)
  if (foreign) return foreign
  if (act.class === 'routine' || act.class === 'operator') return { ok: true, alone: false }
  const lacking = makerAndChecker(signers, policy, act)
  if (!lacking) return { ok: true, alone: false }
  const { amount } = act
  if (act.class !== 'value' || amount === null) return lacking
  if (!maySignAlone(signers, policy, mandates, { ...act, amount })) return lacking
  if (singleSigned + amount > policy.dailyLimit)
    return refuse('signer_alone_must_stay_within_the_daily_limit', '', {
      limit: units(policy.dailyLimit),
      signed: units(singleSigned),
      amount: units(amount),
    })
  return { ok: true, alone: true }
}

/** May this party give acts of this class at all? What can be said before anybody has signed. */
export function refuseParty(
  party: Party | null,
  of: ActClass,
): Refused<PartyRefusal | OperatorRefusal> | null {
  return enrolmentRefusal(party) ?? (party && operatorRefusal(party, of))
}

function enrolmentRefusal(party: Party | null): Refused<PartyRefusal> | null {
  if (party === null) return refuse('party_must_be_enrolled', 'party')
  return party.status === 'active' ? null : refuse('party_must_be_active', 'party')
}

function operatorRefusal({ roles }: Party, of: ActClass): Refused<OperatorRefusal> | null {
  const byOperator = of === 'operator' || of === 'officers'
  return byOperator && !roles.has('operator') ? refuse('act_must_be_the_operators') : null
}

export interface Authorised {
  readonly ok: true
  /** One signature sufficed for what it moves or binds: it counts towards the day. */
  readonly alone: boolean
}

export type AuthoriseRefusal =
  | PartyRefusal
  | TimeRefusal
  | 'command_must_be_signed'
  | 'key_must_belong_to_the_party'
  | 'key_must_not_be_revoked'
  | 'user_must_sign_its_own_command'
  | 'reader_must_not_sign'
  | 'key_must_be_under_sole_control'
  | OperatorRefusal
  | 'maker_must_sign'
  | 'checker_must_sign'
  | 'maker_and_checker_must_be_different_people'
  | Detailed<
      'signer_alone_must_stay_within_the_daily_limit',
      { limit: Units; signed: Units; amount: Units }
    >

type PartyRefusal = 'party_must_be_enrolled' | 'party_must_be_active'
type OperatorRefusal = 'act_must_be_the_operators'

type TimeRefusal =
  | Detailed<'command_must_not_be_dated_ahead', { limitSeconds: number; foundSeconds: number }>
  | Detailed<'command_must_not_be_expired', { secondsAgo: number }>
  | Detailed<'command_must_expire_in_time', { limitDays: number; foundDays: number }>

export const AUTHORISE_TEXTS = {
  party_must_be_enrolled: notFound(
    '未查到该企业，请核对其编号。',
    'No party with this id is enrolled; check the id.',
  ),
  party_must_be_active: notAllowed(
    '该企业已被暂停，须由运营方恢复。',
    'The party is suspended, until the operator reinstates it.',
  ),
  command_must_not_be_dated_ahead: badInput(
    d =>
      `指令时间比系统时间超前 ${d.foundSeconds} 秒，至多允许 ${d.limitSeconds} 秒，` +
      '请校准时钟后重签。',
    d =>
      `The command is dated ${d.foundSeconds} seconds ahead of the ledger’s clock, and ` +
      `${d.limitSeconds} are allowed; set the clock and sign again.`,
  ),
  command_must_not_be_expired: badInput(
    d => `指令已于 ${d.secondsAgo} 秒前过期，请重新签名。`,
    d => `The command expired ${d.secondsAgo} seconds ago; sign it again.`,
  ),
  command_must_expire_in_time: badInput(
    d => `指令有效期为 ${d.foundDays} 天，不得超过 ${d.limitDays} 天，请缩短后重签。`,
    d =>
      `The command is valid for ${d.foundDays} days, and at most ${d.limitDays} are allowed; ` +
      'let it expire earlier and sign again.',
  ),
  command_must_be_signed: badInput(
    '指令没有签名，请签名后再提交。',
    'The command carries no signature; sign it and send it again.',
  ),
  key_must_belong_to_the_party: notAllowed(
    '该密钥不属于此企业，请用此企业的密钥。',
    'The key is not one of the party; take one that is.',
  ),
  key_must_not_be_revoked: notAllowed(
    '该密钥已被吊销，不能恢复，请用有效密钥。',
    'The key has been revoked for ever; take one that is in force.',
  ),
  user_must_sign_its_own_command: notAllowed(
    '指令中载明的用户没有签名，请由其签名。',
    'The user named in the command has not signed it; that user must.',
  ),
  reader_must_not_sign: notAllowed(
    '只读用户不能签名，请由经办人、复核人或签署人签名。',
    'A user with the duty of reader cannot sign; a maker, checker or signer must.',
  ),
  key_must_be_under_sole_control: notAllowed(
    '此操作须使用签名人自行掌控的密钥，平台托管的密钥不可用。',
    'This takes a key that its signer alone controls, such as one made on its own device; a key ' +
      'that the platform keeps will not do.',
  ),
  act_must_be_the_operators: notAllowed(
    '此操作只能由运营方作出。',
    'Only the operator of the ledger may do this.',
  ),
  maker_must_sign: notAllowed(
    '缺少经办人签名，请由经办人签名。',
    'No maker has signed; a user with the duty of maker must sign as well.',
  ),
  checker_must_sign: notAllowed(
    '缺少复核人签名，请由复核人签名。',
    'No checker has signed; a user with the duty of checker must sign as well.',
  ),
  maker_and_checker_must_be_different_people: notAllowed(
    '经办人与复核人不得为同一自然人，请由另一人签名。',
    'Maker and checker are one and the same person; another person must sign.',
  ),
  signer_alone_must_stay_within_the_daily_limit: notAllowed(
    d =>
      `今日单人签署已达 ${d.signed}，加上本次 ${d.amount} 将超过` +
      `本企业每日限额 ${d.limit}（以最小货币单位计），请由复核人加签。`,
    d =>
      `Signed alone today: ${d.signed} minor units; with these ` +
      `${d.amount} the party’s daily limit of ${d.limit} would be ` +
      'passed: a checker must sign as well.',
  ),
} satisfies RefusalTexts<AuthoriseRefusal>

export interface Signer {
  readonly key: KeyId
  readonly party: PartyId
  readonly user: UserId
  readonly person: PersonId
  readonly duty: Duty
  readonly representative: boolean
  readonly custody: boolean
  readonly revoked: boolean
}

export interface Authority {
  /** Null when no such party is enrolled. */
  readonly party: Party | null
  readonly policy: Policy
  /** Those of the signing keys that have not been withdrawn. */
  readonly mandates: readonly Mandate[]
  /** Minor units that one signature each sufficed for on this business date. */
  readonly singleSigned: bigint
}

export interface ActToAuthorise {
  readonly act: string
  readonly class: ActClass
  /** Minor units that the whole command moves or binds, acts added up; null: of any amount. */
  readonly amount: bigint | null
  readonly asOf: BusinessDate
  /** The ledger's clock, in seconds since 1970-01-01 UTC. */
  readonly now: number
}

const SECONDS_PER_DAY = 86_400
/** How far a signer's clock may be ahead of ours. */
export const CLOCK_SKEW_SECONDS_MAX = 60
/** A command expires within it: a draft may wait for its checker this long. */
export const COMMAND_LIFE_SECONDS_MAX = 30 * SECONDS_PER_DAY

function timeRefusal(
  { at, exp }: Pick<Command, 'at' | 'exp'>,
  now: number,
): Refused<TimeRefusal> | null {
  if (at > now + CLOCK_SKEW_SECONDS_MAX)
    return refuse('command_must_not_be_dated_ahead', 'at', {
      limitSeconds: CLOCK_SKEW_SECONDS_MAX,
      foundSeconds: Math.ceil(at - now),
    })
  if (exp <= now)
    return refuse('command_must_not_be_expired', 'exp', { secondsAgo: Math.floor(now - exp) })
  if (exp - at > COMMAND_LIFE_SECONDS_MAX)
    return refuse('command_must_expire_in_time', 'exp', {
      limitDays: COMMAND_LIFE_SECONDS_MAX / SECONDS_PER_DAY,
      foundDays: Math.ceil((exp - at) / SECONDS_PER_DAY),
    })
  return null
}

/** An amount that nobody states is above every limit. */
function maySignAlone(
  signers: readonly Signer[],
  policy: Policy,
  mandates: readonly Mandate[],
  { act, amount, asOf }: ActToAuthorise & { readonly amount: bigint },
): boolean {
  if (amount <= 0n || amount > policy.singleLimit) return false
  return signers.some(
    signer =>
      signer.duty === 'signer' ||
      mandates.some(
        m =>
          m.key === signer.key &&
          m.party === signer.party &&
          m.act === act &&
          amount <= m.limit &&
          asOf < m.until,
      ),
  )
}

/**
 * Which of a maker and a checker is missing; null when neither is. Two keys are not two people: one
 * person with two users cannot check itself.
 */
export function makerAndChecker(
  signers: readonly Pick<Signer, 'duty' | 'representative' | 'person'>[],
  { representativeLimit }: Pick<Policy, 'representativeLimit'>,
  { class: of, amount }: Pick<ActToAuthorise, 'class' | 'amount'>,
): Refused<AuthoriseRefusal> | null {
  const isWithinLimit = amount !== null && amount <= representativeLimit
  const representativeMayCheck = of !== 'value' || isWithinLimit
  const makers = signers.filter(s => s.duty === 'maker' || s.duty === 'signer')
  const checkers = signers.filter(
    s => s.duty === 'checker' || (representativeMayCheck && s.representative),
  )
  if (makers.length === 0) return refuse('maker_must_sign')
  if (checkers.length === 0) return refuse('checker_must_sign')
  const different = makers.some(m => checkers.some(c => c.person !== m.person))
  return different ? null : refuse('maker_and_checker_must_be_different_people')
}
