import { chmodSync, chownSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type LocalPostgres, startPostgres, unprivilegedOwner } from '../local/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { say } from './progress.ts'

/** Where a recovery stops, in PostgreSQL’s terms. */
export type Stop =
  | { readonly kind: 'end' }
  | { readonly kind: 'time'; readonly value: string }
  | { readonly kind: 'transaction'; readonly value: string }

interface Recovering {
  /** The folder of a cluster, laid out from a backup. */
  readonly draft: string
  readonly archive: string
  readonly stop: Stop
}

const TELL_EVERY_MS = 5_000

/**
 * Starts a server on the copy, which replays the log up to where it is to stop, and begins a
 * timeline of its own. It archives nothing: whoever restores only to look must not write into the
 * archive of a server that lives.
 */
export async function recover({ draft, archive, stop }: Recovering): Promise<LocalPostgres> {
  const data = join(draft, 'data')
  forgetArchive(join(data, 'postgresql.auto.conf'))
  writeFileSync(join(data, 'recovery.signal'), '')
  chmodSync(data, 0o700)
  giveAway(draft)
  const telling = tellReplay(join(draft, 'server.log'))
  try {
    const settings = { ...SETTINGS, restore_command: fetchFrom(archive), ...STOPS[stop.kind](stop) }
    return await startPostgres({ folder: draft, settings, reaches: [archive], say })
  } catch (fault) {
    throw explain(fault as Error, stop)
  } finally {
    clearInterval(telling)
  }
}

const SETTINGS = {
  archive_mode: 'off',
  // It takes connections only when it has recovered.
  hot_standby: 'off',
  recovery_target_action: 'promote',
}

const STOPS: Record<Stop['kind'], (stop: Stop) => Record<string, string>> = {
  end: () => ({}),
  time: stop => ({ recovery_target_time: moment(stop) }),
  transaction: stop => ({ recovery_target_xid: moment(stop) }),
}

function moment(stop: Stop): string {
  return stop.kind === 'end' ? '' : stop.value
}

/** The server runs this line in a shell; what could mean something else there is refused. */
function fetchFrom(archive: string): string {
  if (/["'`$%\n]/.test(archive))
    throw new SetupFault(`${archive} has a quote, a $ or a % in its name: rename the folder`)
  return process.platform === 'win32'
    ? `copy "${archive.replaceAll('/', '\\')}\\%f" "%p"`
    : `cp "${archive}/%f" "%p"`
}

function forgetArchive(file: string): void {
  const lines = readFileSync(file, 'utf8').split('\n')
  const others = lines.filter(line => !/^(archive_|basic_archive\.)/.test(line))
  writeFileSync(file, others.join('\n'))
}

function giveAway(folder: string): void {
  const owner = unprivilegedOwner()
  if (!owner) return
  chownSync(folder, owner.uid, owner.gid)
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    chownSync(join(folder, entry), owner.uid, owner.gid)
}

/** PostgreSQL tells in its own log which parts it has replayed. */
function tellReplay(log: string): NodeJS.Timeout {
  return setInterval(() => {
    if (!statSync(log, { throwIfNoEntry: false })) return
    const restored = readFileSync(log, 'utf8').match(/restored log file "\w{24}"/g) ?? []
    if (restored.length > 0) say(`replayed ${restored.length} parts of the log`)
  }, TELL_EVERY_MS)
}

function explain(fault: Error, { kind }: Stop): Error {
  if (/before configured recovery target was reached/.test(fault.message))
    return new SetupFault(
      kind === 'time'
        ? 'nothing in the log is later than that: leave --until out, to restore to the end'
        : 'the log ends before that entry',
    )
  return fault
}
