import { describe, expect, test } from 'vitest'
import { shareConnections } from '../../../services/platform/bound-roles.ts'
import { RUNTIME_ROLES } from '../../../services/platform/database.ts'
import { computeShare } from '../../../services/platform/reserve-connections.ts'
import { SetupFault } from '../../../services/platform/setup-fault.ts'
import { connectionNeeds, poolSizes } from '../../../services/program/connections.ts'
import {
  ALL_ROLES,
  needsLedger,
  needsTemporal,
  PROCESS_ROLES,
  type Roles,
  readRoles,
} from '../../../services/program/roles.ts'

describe('the roles of a process', () => {
  test('are named with commas between them, in any order', () => {
    expect([...readRoles('worker, gateway')]).toEqual(['gateway', 'worker'])
    expect([...readRoles(PROCESS_ROLES.join(','))]).toEqual([...ALL_ROLES])
  })

  test.each(['dance', 'gateway,dance', '', 'gateway,'])('%j is refused with the list', text => {
    expect(() => readRoles(text)).toThrow(SetupFault)
    expect(() => readRoles(text)).toThrow(
      /^--roles takes, with commas between them: gateway, sequencer, relay, worker; not \w+$/,
    )
  })

  test('say who needs Temporal, and who a ledger', () => {
    const who = (needs: (roles: Roles) => boolean) =>
      PROCESS_ROLES.filter(role => needs(new Set([role])))
    expect(who(needsTemporal)).toEqual(['relay', 'worker'])
    expect(who(needsLedger)).toEqual(['gateway', 'worker'])
  })
})

/** How many processes of these roles fit on a server, if nothing else uses it. */
function fitting(maxConnections: number, roles: Roles): number {
  // PostgreSQL keeps three for its superuser.
  const limits = shareConnections(maxConnections - 3)
  const needs = connectionNeeds(roles)
  const free = { ...limits }
  for (let count = 0; ; count++)
    for (const role of RUNTIME_ROLES) {
      const need = needs[role]
      if (!need) continue
      const share = computeShare(free[role], need)
      if (share === null) return count
      free[role] -= share
    }
}

describe('processes side by side', () => {
  test.each([
    [3, 'everything', 100, ALL_ROLES],
    [6, 'everything', 200, ALL_ROLES],
    [3, 'a gateway', 100, readRoles('gateway')],
    [3, 'a worker', 100, readRoles('worker')],
    [5, 'a sequencer', 100, readRoles('sequencer')],
  ])('%i of %s fit on a server of %i connections', (count, _, connections, roles) => {
    expect(fitting(connections, roles)).toBe(count)
  })

  test('have pools as large as what is reserved, less what stands beside them', () => {
    const needs = connectionNeeds(ALL_ROLES)
    const best = Object.fromEntries(Object.entries(needs).map(([role, { best }]) => [role, best]))
    expect(poolSizes(ALL_ROLES, best)).toEqual({
      tallystick_ledger: 4,
      tallystick_reader: 8,
      tallystick_intake: 4,
      tallystick_sequencer: 5,
      tallystick_desk: 4,
    })
    const least = Object.fromEntries(
      Object.entries(needs).map(([role, { least }]) => [role, least]),
    )
    expect(Math.min(...Object.values(poolSizes(ALL_ROLES, least)))).toBeGreaterThanOrEqual(1)
    expect(poolSizes(new Set(['sequencer']), { tallystick_sequencer: 4 })).toMatchObject({
      ...{ tallystick_sequencer: 2, tallystick_ledger: 0, tallystick_reader: 0 },
    })
  })
})
