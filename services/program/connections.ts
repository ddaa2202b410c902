import { RUNTIME_ROLES, type RuntimeRole } from '../platform/database.ts'
import type { Needs } from '../platform/reserve-connections.ts'
import { needsLedger, type ProcessRole, type Roles } from './roles.ts'

/** Of one pool: connections at best and at least, and those that are taken beside it. */
interface PoolNeed {
  readonly best: number
  readonly least: number
  readonly beside: number
}

const NOTHING: PoolNeed = { best: 0, least: 0, beside: 0 }

/** Two groups are in flight at once. Beside: what tells whether the database answers. */
const LEDGER: PoolNeed = { best: 4, least: 2, beside: 1 }

const GATEWAY: Partial<Record<RuntimeRole, PoolNeed>> = {
  // Each request that reads holds one.
  tallystick_reader: { best: 8, least: 2, beside: 1 },
  tallystick_desk: { best: 4, least: 2, beside: 1 },
  // Each import holds one.
  tallystick_intake: { best: 4, least: 1, beside: 1 },
}

/** As tallystick_sequencer. Beside: the session of whoever stands by. */
const SEQUENCING: Record<ProcessRole, PoolNeed> = {
  gateway: NOTHING,
  sequencer: { best: 2, least: 1, beside: 1 },
  relay: { best: 1, least: 1, beside: 1 },
  worker: { best: 2, least: 1, beside: 0 },
}

/** The session that holds the reservation. */
const PROCESS: PoolNeed = { best: 0, least: 0, beside: 1 }

/** What a process of these roles needs of each runtime role of the database. */
function poolNeeds(roles: Roles): Record<RuntimeRole, PoolNeed> {
  const gateway = roles.has('gateway') ? GATEWAY : {}
  return {
    tallystick_ledger: needsLedger(roles) ? LEDGER : NOTHING,
    tallystick_reader: gateway.tallystick_reader ?? NOTHING,
    tallystick_desk: gateway.tallystick_desk ?? NOTHING,
    tallystick_intake: gateway.tallystick_intake ?? NOTHING,
    tallystick_sequencer: [...roles].map(role => SEQUENCING[role]).reduce(add, PROCESS),
  }
}

function add(one: PoolNeed, other: PoolNeed): PoolNeed {
  return {
    best: one.best + other.best,
    least: one.least + other.least,
    beside: one.beside + other.beside,
  }
}

/** Pools and what is beside them together: this is what is reserved. */
export function connectionNeeds(roles: Roles): Needs {
  const needs = Object.entries(poolNeeds(roles))
    .filter(([, { best, beside }]) => best + beside > 0)
    .map(([role, { best, least, beside }]) => {
      return [role, { best: best + beside, least: least + beside }] as const
    })
  return Object.fromEntries(needs)
}

/** How large each pool may be, of what was reserved. */
export function poolSizes(
  roles: Roles,
  reserved: Readonly<Partial<Record<RuntimeRole, number>>>,
): Record<RuntimeRole, number> {
  const needs = poolNeeds(roles)
  const sizes = RUNTIME_ROLES.map(role => [role, (reserved[role] ?? 0) - needs[role].beside])
  return Object.fromEntries(sizes)
}
