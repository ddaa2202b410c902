import type { Pool } from 'pg'
import { type Answer, answer } from '../../../../contracts/kernel/answer.ts'
import { type Refusal, type Refused, refuse } from '../../../../contracts/kernel/decision.ts'
import { idNumber, idOf, isId } from '../../../../contracts/kernel/id.ts'
import {
  answerRefusal,
  INVITATION_DAYS,
  type Invitation,
  type InviterState,
  inviteRefusal,
  type NewInvitation,
} from '../../../../contracts/party/invite.ts'
import { newNumber } from '../../../platform/new-id.ts'
import { type Transaction, withTransaction } from '../../../platform/transaction.ts'
import type { Caller } from '../../http/session/caller.ts'
import { digestSecret, newToldSecret } from './told-secret.ts'

/** What an invited firm names its invitation by. */
export interface ToldInvitation {
  readonly invitation: string
  readonly secret: string
}

/** Keeps an invitation, unless the debtor may not give it; answers its number and its secret. */
export async function storeInvitation(
  desk: Pool,
  inviter: Caller,
  { code, name, contact }: NewInvitation,
): Promise<Answer<{ readonly id: bigint; readonly secret: string }, Refusal>> {
  return await withTransaction(desk, async transaction => {
    // Those of one party are counted one after the other.
    const party = idNumber(inviter.party)
    await transaction.query("select pg_advisory_xact_lock(hashtext('invitation'), $1)", [
      Number(BigInt.asIntN(32, party)),
    ])
    const state = await readInviter(transaction, inviter, code)
    const refused = inviteRefusal(state, { code, name, contact })
    if (refused) return refused
    const [id, secret] = [newNumber(), newToldSecret()]
    await transaction.query(
      `insert into desk.invitation (id, party, invited_by, code, name, contact, secret, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(days => $8))`,
      [
        ...[id, party, idNumber(inviter.user), code, name.trim(), contact.trim()],
        ...[digestSecret(secret), INVITATION_DAYS],
      ],
    )
    return answer({ id, secret })
  })
}

async function readInviter(
  transaction: Transaction,
  { party, roles }: Caller,
  code: string,
): Promise<InviterState> {
  const { rows } = await transaction.query<{
    enrolled: bigint | null
    same_code: boolean
    open: number
  }>(
    `select (select id from ledger.party where code = $2) as enrolled,
            coalesce(bool_or(i.code = $2), false) as same_code, count(*)::integer as open
       from desk.invitation i
      where i.party = $1 and desk.invitation_state(i) = 'open'`,
    [idNumber(party), code],
  )
  const { enrolled, same_code: sameCode, open } = rows[0]!
  return { roles, sameCode, open, enrolled: enrolled === null ? null : idOf('pty', enrolled) }
}

export interface InvitationFound extends Invitation {
  readonly id: bigint
  readonly inviter: { readonly name: string; readonly code: string }
  readonly expiresAt: Date
}

/** Null where there is none of this id and secret. */
export async function findInvitation(
  desk: Pick<Pool, 'query'>,
  { invitation, secret }: ToldInvitation,
): Promise<InvitationFound | null> {
  if (!isId('ivt', invitation)) return null
  const { rows } = await desk.query<InvitationFound>(
    `select i.id, i.code, i.name, i.contact, desk.invitation_state(i) as state,
            jsonb_build_object('name', p.name, 'code', p.code) as inviter,
            i.expires_at as "expiresAt"
       from desk.invitation i join ledger.party p on p.id = i.party
      where i.id = $1 and i.secret = $2`,
    [idNumber(invitation), digestSecret(secret)],
  )
  return rows[0] ?? null
}

/** The invitation that an application of this code names, or why it may not. */
export async function readUsable(
  desk: Pool,
  told: ToldInvitation,
  code: string,
): Promise<Answer<bigint, Refusal>> {
  const found = await findInvitation(desk, told)
  const refused = answerRefusal(found, code)
  return refused ?? answer(found!.id)
}

/** Whoever has an invitation declines it, once. */
export async function declineInvitation(
  desk: Pool,
  told: ToldInvitation,
): Promise<Refused<Refusal> | null> {
  const found = await findInvitation(desk, told)
  const refused = answerRefusal(found, null)
  if (refused) return { ...refused, path: 'invitation' }
  const { rowCount } = await desk.query(
    `update desk.invitation i set declined_at = now()
      where i.id = $1 and desk.invitation_state(i) = 'open'`,
    [found!.id],
  )
  return mustHaveEnded(rowCount)
}

/** Its party takes an invitation back, once. */
export async function withdrawInvitation(
  desk: Pool,
  { party }: Caller,
  invitation: string,
): Promise<Refused<Refusal> | null> {
  const id = isId('ivt', invitation) ? idNumber(invitation) : 0n
  const { rowCount } = await desk.query(
    `update desk.invitation i set withdrawn_at = now()
      where i.id = $1 and i.party = $2 and desk.invitation_state(i) = 'open'`,
    [id, idNumber(party)],
  )
  return mustHaveEnded(rowCount)
}

function mustHaveEnded(rows: number | null): Refused<Refusal> | null {
  return rows === 1 ? null : refuse('open_invitation_must_be_known', 'invitation')
}
