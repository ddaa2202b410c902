import type { Pool } from 'pg'
import { type Refusal, type Refused, refuse } from '../../../../contracts/kernel/decision.ts'
import { idOf, type UserId } from '../../../../contracts/kernel/id.ts'
import { recoverKey } from '../../../../contracts/party/recover-key.ts'
import { withTransaction } from '../../../platform/transaction.ts'
import { readKnownKeys } from './read-keys.ts'
import { recoveryBody } from './user-and-key.acts.ts'

/** What a stranger who has lost every key says of itself, in the form of the act. */
export interface AskedRecovery {
  readonly code: string
  /** All but the party. */
  readonly body: object
}

/**
 * Asks of an application for a key what `party.recover-key` will ask, as if the user were one of
 * the party of this code: whether it is must not be told to a stranger. Null: nothing else would
 * be refused as things stand.
 */
export async function judgeRecovery(
  pool: Pick<Pool, 'connect'>,
  { code, body }: AskedRecovery,
): Promise<Refused<Refusal> | null> {
  const { data, error } = recoveryBody.safeParse({ ...body, party: SOME_PARTY })
  if (error) {
    const field = ['body', ...error.issues[0]!.path].join('.')
    return refuse('body_must_have_the_form_of_the_act', field, { field })
  }
  const known = await withTransaction(
    pool,
    snapshot => readKnownKeys(snapshot, code, [data]),
    'snapshot',
  )
  const decision = recoverKey(
    { user: assumeUser(data.user), standing: [], ...known },
    data,
    // The officers' call is yet to come, and is judged when they sign.
    { asOf: data.evidence.callBack?.on ?? '9999-12-31' },
  )
  return decision.ok ? null : decision
}

const SOME_PARTY = idOf('pty', 1n)

function assumeUser(id: UserId) {
  const person = idOf('psn', 1n)
  return { id, party: SOME_PARTY, person, duty: 'maker', representative: false } as const
}
