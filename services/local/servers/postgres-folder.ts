import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { SetupFault } from '../../platform/setup-fault.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { unprivileged, unprivilegedOwner } from './unprivileged.ts'

export interface PostgresFolder {
  data: string
  log: string
  password: string
}

/** The superuser of the cluster makes the database and migrates it. No service logs in as it. */
export const OWNER = 'postgres'

const MAJOR = '18'
const PASSWORD_FILE = 'owner-password'

/**
 * Opens or makes a folder with `data`, the owner's password and the log. A new one is made beside
 * its place and moved there when complete, so an interrupted first start leaves nothing half done.
 * Throws SetupFault for a folder that is not a complete cluster of this program.
 */
export async function openPostgresFolder(
  folder: string,
  binaries: PostgresBinaries,
  durable: boolean,
): Promise<PostgresFolder> {
  if (isEmpty(folder)) await create(folder, binaries, durable)
  const data = join(folder, 'data')
  const refuse = (reason: string) => {
    throw new SetupFault(`${folder} ${reason}: move it away, or set TALLYSTICK_STATE elsewhere`)
  }
  if (!existsSync(join(folder, PASSWORD_FILE))) refuse('was not made by Tallystick')
  if (!existsSync(join(data, 'PG_VERSION'))) refuse('holds no PostgreSQL data')
  if (!existsSync(join(data, 'global', 'pg_control'))) refuse('is only half a PostgreSQL cluster')
  const major = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  if (major !== MAJOR) refuse(`was made by PostgreSQL ${major}, and this is ${MAJOR}`)
  return { data, log: join(folder, 'server.log'), password: readPassword(folder) }
}

export function readPassword(folder: string): string {
  return readFileSync(join(folder, PASSWORD_FILE), 'utf8').trim()
}

function isEmpty(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0
}

async function create(folder: string, binaries: PostgresBinaries, durable: boolean): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true })
  const draft = mkdtempSync(`${folder}.new-`)
  mkdirSync(join(draft, 'data'), { mode: 0o700 })
  const passwordFile = join(draft, PASSWORD_FILE)
  writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  const owner = unprivilegedOwner()
  if (owner) {
    for (const path of [draft, join(draft, 'data'), passwordFile]) {
      chownSync(path, owner.uid, owner.gid)
    }
  }
  await initialise(draft, binaries, durable)
  try {
    renameSync(draft, folder)
  } catch (fault) {
    // Another program was faster: an empty folder is replaced, one that holds something is not.
    if ((fault as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw fault
    rmSync(draft, { recursive: true, force: true })
  }
}

async function initialise(draft: string, binaries: PostgresBinaries, durable: boolean) {
  const { prefix, ...as } = unprivileged([binaries.initdb, join(draft, 'data')])
  const command = [
    ...[...prefix, binaries.initdb, `--pgdata=${join(draft, 'data')}`, `--username=${OWNER}`],
    ...[`--pwfile=${join(draft, PASSWORD_FILE)}`, '--auth=scram-sha-256', '--encoding=UTF8'],
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    ...(durable ? [] : ['--no-sync']),
  ]
  try {
    await promisify(execFile)(command[0]!, command.slice(1), { ...as, cwd: dirname(draft) })
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string }
    throw new SetupFault(`the database could not be made: ${stderr.trim() || message}`)
  }
}
