import type { RefusalTexts } from '../../../../contracts/kernel/refusal-text.ts'
import { badInput, notAllowed } from '../../../../contracts/kernel/refusal-text.ts'
import { TRANSPORT_TEXTS } from '../../../platform/turned-away/turn-away.ts'
import type { AssertionRefusal } from './answer-assertion.ts'
import type { FoundSession } from './find-session.ts'

/** Duties of assertions that no command has. */
export type OwnAssertionRefusal = Exclude<
  AssertionRefusal,
  | 'key_must_be_enrolled'
  | 'algorithm_must_be_that_of_the_key'
  | 'signature_must_be_valid'
  | 'key_must_not_be_revoked'
  | 'user_of_the_session_must_act_still'
>

export type SessionRefusal = OwnAssertionRefusal | NonNullable<FoundSession['missed']>

/** What is said of a session that is asked for, or named. */
export const SESSION_TEXTS = {
  assertion_must_have_its_form: badInput(
    d => `客户端断言（JWT）的 ${d.field} 格式不符。`,
    d => `The assertion (JWT) has not the form of one: ${d.field}.`,
  ),
  key_must_be_one_of_a_machine: notAllowed(
    '客户端断言须由登记为机器密钥、且不由平台保管的密钥签署。',
    'An assertion is signed by a key that is enrolled as one of a machine, which its party keeps.',
  ),
  assertion_must_be_of_the_user_of_its_key: notAllowed(
    '客户端断言的 iss 与 sub 须为该密钥的用户编号。',
    'The issuer and the subject (iss, sub) of an assertion are the user of the key that signs it.',
  ),
  assertion_must_be_for_this_ledger: notAllowed(
    d => `客户端断言的 aud 须为本账本 ${d.ledger}。`,
    d => `The audience (aud) of an assertion is this ledger, ${d.ledger}.`,
  ),
  assertion_must_be_in_force: notAllowed(
    '客户端断言已过期或尚未生效，请重新签署。',
    'The assertion has expired or is not yet in force; sign a new one.',
  ),
  assertion_must_expire_soon: badInput(
    d => `客户端断言的有效期不得超过 ${d.limit} 秒。`,
    d => `An assertion expires within ${d.limit} seconds.`,
  ),
  assertion_must_be_used_once: notAllowed(
    '该客户端断言（jti）已使用过，请重新签署。',
    'An assertion of this jti has opened a session already; sign a new one.',
  ),
  session_must_be_open: TRANSPORT_TEXTS.session_must_be_open.text,
  session_must_not_have_expired: TRANSPORT_TEXTS.session_must_not_have_expired.text,
  user_of_the_session_must_act_still: TRANSPORT_TEXTS.user_of_the_session_must_act_still.text,
  key_of_the_session_must_not_be_revoked:
    TRANSPORT_TEXTS.key_of_the_session_must_not_be_revoked.text,
  cookie_must_come_with_its_header: TRANSPORT_TEXTS.cookie_must_come_with_its_header.text,
  bearer_must_have_its_form: TRANSPORT_TEXTS.bearer_must_have_its_form.text,
} satisfies RefusalTexts<SessionRefusal>
