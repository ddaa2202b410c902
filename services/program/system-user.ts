import type { Pool } from 'pg'
import type { ActAnswer } from '../../contracts/command/answer.ts'
import type { ActRequest } from '../../contracts/command/command.ts'
import { idNumber, idOf, type PartyId, type UserId } from '../../contracts/kernel/id.ts'
import { payloadOf } from '../client/index.ts'
import type { SystemKey } from '../founding/index.ts'
import type { Ledger } from '../ledger/index.ts'
import { encode, protectedHeader } from '../platform/jws/jws.ts'
import { SetupFault } from '../platform/setup-fault.ts'

/** Who signs what needs no decision: a user of the operator, with the system key. */
export interface SystemUser {
  readonly party: PartyId
  readonly user: UserId
  readonly key: SystemKey
}

/**
 * Finds whose the system key is. Throws SetupFault when the ledger knows no such key in force; an
 * officer’s key is none, so that no secret of the server can act as an officer.
 */
export async function findSystemUser(pool: Pool, key: SystemKey): Promise<SystemUser> {
  const { rows } = await pool.query<{ party: bigint; user_id: bigint }>(
    `select k.party, k.user_id from ledger.key k
       join ledger.party_user u on u.id = k.user_id
       join ledger.party p on p.id = k.party
      where k.id = $1 and k.revoked_by is null and u.ended_by is null
        and k.machine and u.duty = 'signer' and 'operator' = any(p.roles)`,
    [idNumber(key.id)],
  )
  const [row] = rows
  if (!row)
    throw new SetupFault(
      `the system key ${key.id} is no machine’s key of a signer of the operator in this ledger: ` +
        'set SYSTEM_KEY or SYSTEM_SIGNER to the key that its genesis, or a later enrolment, names',
    )
  return { party: idOf('pty', row.party), user: idOf('usr', row.user_id), key }
}

/**
 * Signs with the system key and submits; the same id again is answered as before. Throws where
 * there was no answer, so that whoever carries it out tries again.
 */
export function submitAsSystem(ledger: Ledger, { party, user, key }: SystemUser) {
  return async (id: string, acts: readonly ActRequest[]): Promise<readonly ActAnswer[]> => {
    const payload = payloadOf(
      { act: 'manifest', body: { acts } },
      { ledger: ledger.name, party, user, id },
    )
    const signed = `${protectedHeader(key.alg, key.id)}.${payload}`
    const signature = await key.sign(Buffer.from(signed, 'latin1'))
    const [answer] = await ledger.submit([`${signed}.${encode(Buffer.from(signature))}`])
    if (!answer?.ok) throw new Error(`${id}: ${answer?.refusal ?? 'no answer'}`)
    return answer.acts
  }
}
