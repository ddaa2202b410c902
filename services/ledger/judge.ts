import type { Pool } from 'pg'
import type { Refusal, Refused } from '../../contracts/kernel/decision.ts'
import { refuse } from '../../contracts/kernel/decision.ts'
import type { PartyId } from '../../contracts/kernel/id.ts'
import { NestedSlots, Slots, SlotsFull } from '../platform/slots.ts'
import type { GroupContext } from './engine/group/execute-group.ts'
import { judgeAct, type UnsignedAct } from './engine/group/judge-act.ts'
import type { PartyLimits } from './party-limits.ts'

/** Of the ledger's connections: groups keep theirs. */
const JUDGED_AT_ONCE = 1
/** Acts of one party that may wait for others of its own. */
const WAITING_PER_PARTY = 100

/**
 * Judges acts that nobody has signed, one of each party at a time, so that none keeps another
 * waiting. `askedBy` is who is charged for it: null is a stranger, whom the caller has charged.
 */
export function judgeInTurn(pool: Pool, context: GroupContext, limits: PartyLimits) {
  const slots = new NestedSlots(
    new Slots(1, WAITING_PER_PARTY),
    new Slots(JUDGED_AT_ONCE, Number.POSITIVE_INFINITY),
  )
  return async (asked: UnsignedAct, askedBy: PartyId | null): Promise<Refused<Refusal> | null> => {
    const over = askedBy && limits.chargeUnsigned(askedBy, asked.act)
    if (over) return over
    const leave = await slots.enter(askedBy ?? STRANGERS, ALL).catch(mustBeFull)
    if (leave === null) return refuse('party_must_keep_to_its_rate')
    try {
      return await judgeAct(pool, asked, context)
    } finally {
      leave()
    }
  }
}

const STRANGERS = 'strangers'
const ALL = 'all'

function mustBeFull(fault: unknown): null {
  if (fault instanceof SlotsFull) return null
  throw fault
}
