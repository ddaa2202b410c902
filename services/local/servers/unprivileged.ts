import { readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { SetupFault } from '../../platform/setup-fault.ts'

export interface Unprivileged {
  uid?: number
  gid?: number
  /** What to put before the command and its arguments; often nothing. */
  prefix: string[]
}

const USER = 'nobody'

/**
 * PostgreSQL refuses to run as root, so root hands it to `nobody`. Where a folder above one of the
 * paths is closed to others (a checkout below /root), `nobody` is given the one capability to pass.
 */
export function unprivileged(paths: string[]): Unprivileged {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const { uid, gid } = findUser()
  if (!paths.some(liesInClosedFolder)) return { uid, gid, prefix: [] }
  const may = 'dac_override'
  return {
    prefix: [
      ...['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'],
      ...[`--inh-caps=-all,+${may}`, `--ambient-caps=-all,+${may}`],
      // Else access(2), by which initdb looks for its neighbours, forgets the capability.
      ...['--securebits=+no_setuid_fixup', '--'],
    ],
  }
}

/** Who owns what such a process writes; undefined: whoever we are. */
export function unprivilegedOwner(): { uid: number; gid: number } | undefined {
  return process.getuid?.() === 0 ? findUser() : undefined
}

function findUser(): { uid: number; gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(entry => entry.startsWith(`${USER}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  if (!uid || !gid) {
    throw new SetupFault(`PostgreSQL cannot run as root, and there is no user ${USER}`)
  }
  return { uid: Number(uid), gid: Number(gid) }
}

function liesInClosedFolder(path: string): boolean {
  const OTHERS_MAY_ENTER = 0o001
  const folder = dirname(resolve(path))
  if ((statSync(folder).mode & OTHERS_MAY_ENTER) === 0) return true
  return folder !== dirname(folder) && liesInClosedFolder(folder)
}
