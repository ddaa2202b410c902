import { SetupFault } from '../platform/setup-fault.ts'

/** What a process may do of the platform's work; one does all of it unless told otherwise. */
export const PROCESS_ROLES = ['gateway', 'sequencer', 'relay', 'worker'] as const
export type ProcessRole = (typeof PROCESS_ROLES)[number]
export type Roles = ReadonlySet<ProcessRole>

export const ALL_ROLES: Roles = new Set(PROCESS_ROLES)

/** Reads `gateway,worker`. Throws SetupFault with the roles that there are. */
export function readRoles(text: string): Roles {
  const names = text.split(',').map(name => name.trim())
  const unknown = names.filter(name => !PROCESS_ROLES.some(role => role === name))
  if (unknown.length > 0)
    throw new SetupFault(
      `--roles takes, with commas between them: ${PROCESS_ROLES.join(', ')}; ` +
        `not ${unknown.map(name => name || 'nothing').join(', ')}`,
    )
  return new Set(PROCESS_ROLES.filter(role => names.includes(role)))
}

/** Only who starts workflows or carries them out needs Temporal. */
export function needsTemporal(roles: Roles): boolean {
  return roles.has('relay') || roles.has('worker')
}

/** Only who answers requests, or signs with the operator's key, needs the ledger. */
export function needsLedger(roles: Roles): boolean {
  return roles.has('gateway') || roles.has('worker')
}
