import { readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { SetupFault } from '../../platform/setup-fault.ts'

export interface Unprivileged {
  uid?: number
  gid?: number
  /** The words to put before the command and its arguments; often none. */
  prefix: string[]
}

const USER = 'nobody'

/**
 * PostgreSQL refuses to run as root, so root starts it as `nobody`. Where a folder above one of the
 * paths is closed to others (a checkout below /root), `nobody` gets the one capability to pass.
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
      // Otherwise access(2), by which initdb finds its other programs, ignores the capability.
      ...['--securebits=+no_setuid_fixup', '--'],
    ],
  }
}

/** The owner of the files that such a process writes; undefined for the user of this process. */
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
