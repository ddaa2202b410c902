import type { Pool } from 'pg'
import type { ActRequest } from '../../../../contracts/command/command.ts'
import type { Refusal, Refused } from '../../../../contracts/kernel/decision.ts'
import type { PartyId } from '../../../../contracts/kernel/id.ts'
import { withTransaction } from '../../../platform/transaction.ts'
import { askContract, findUntrue } from './decide-command.ts'
import type { GroupContext } from './execute-group.ts'
import { loadState } from './load-state.ts'
import { loadView } from './load-view.ts'
import { readActs } from './read-acts.ts'

/** An act that nobody has signed yet. */
export interface UnsignedAct extends ActRequest {
  /** Who is to give it. */
  readonly party: PartyId
  /** What its signers are shown; left out where that is not to be compared with the rows. */
  readonly shown?: unknown
}

/**
 * Asks of an act all that the ledger would ask if it were signed now, but for the signatures: the
 * very same form, rows and contract. It sees one snapshot, locks nothing and writes nothing, so
 * nobody waits for it. Null: as things stand it would be accepted.
 */
export async function judgeAct(
  pool: Pick<Pool, 'connect'>,
  { party, act, body, shown }: UnsignedAct,
  context: GroupContext,
): Promise<Refused<Refusal> | null> {
  const { nouns, authority, calendar } = context
  const asked = { party, acts: [{ act, body }], shown: [shown] }
  const [one] = readActs(nouns, asked, shown !== undefined)
  if (!one?.ok) return one ?? null
  const reads = [...authority.reads({ party, keys: [], cosigners: [] }), ...one.reads]
  return await withTransaction(
    pool,
    async snapshot => {
      const view = await loadView(snapshot, reads, nouns, calendar)
      const barred = authority.refuseParty(view, party, one.act.class)
      if (barred) return barred
      const untrue = shown === undefined ? null : findUntrue(view, asked, 0, nouns)
      if (untrue) return untrue
      const loaded = await loadState(snapshot, one, party, nouns)
      const decision = askContract(view, party, loaded, NOT_DRAWN, context)
      return decision.ok ? null : decision
    },
    'snapshot',
  )
}

/** An act that is only judged has no entry. */
const NOT_DRAWN = 0n
