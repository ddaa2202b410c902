import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findBlobFolder } from '../blobs/index.ts'
import { readConfig } from '../platform/config.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { backupFolder, listBackups, listHalves, type WholeBackup } from './backup-folder.ts'
import { findSpoilt, KEEP_ELSEWHERE } from './contents.ts'
import { copyBlobs, findSpoiltBlobs } from './copy-blobs.ts'
import { OWN_SERVER } from './own-server.ts'
import { say } from './progress.ts'
import { restoreDatabase, type Target } from './restore-database.ts'
import { findReach, listWal, parseWalName, walName } from './wal.ts'

const USAGE = `tallystick restore DIR [--until=TIME | --until-entry=N] [--log=FOLDER] | --check
  Makes the database of the state folder again from the backups in DIR and their log, audits it, and
  puts it in its place. Nothing is written over: a database that is there is moved away first.
  --until=TIME       as it was at this instant, such as 2027-03-01T09:30:00+08:00
  --until-entry=N    up to the entry of this number, with what was written in one group with it
  --log=FOLDER       the log that a lost server left: the folder postgres that was moved away. With
                     it everything is there that was ever acknowledged
  --check            restores nothing: reads every backup and says which are whole
  Without --until it is as it was at the end of the log.`

/** `npx tallystick restore`: exit code 0 when the database is in its place and audited. */
export async function restore(args: string[]): Promise<number> {
  const options = readOptions(args)
  if (options === null) {
    process.stdout.write(`${USAGE}\n`)
    return 0
  }
  const { path, log, target } = options
  const folder = backupFolder(path)
  const backups = listBackups(folder)
  if (backups.length === 0) throw new SetupFault(`${path} holds no whole backup`)
  if (options.check) return await checkAll(path, backups)
  const config = readConfig()
  if (config.DATABASE_URL) throw new SetupFault(OWN_SERVER)
  const place = join(config.TALLYSTICK_STATE, 'postgres')
  if (existsSync(place) && readdirSync(place).length > 0)
    throw new SetupFault(`${place} holds a database: move it away first; it is not written over`)
  const passed = await restoreDatabase({ folder, backups, place, log, target })
  if (!passed) return 1
  const files = findBlobFolder(config)
  if (files === null) say('the files of documents lie in a bucket: restore it by its own means')
  else say(`${copyBlobs(folder.blobs, files)} files of documents were missing and are back`)
  if (existsSync(join(config.TALLYSTICK_STATE, 'temporal')))
    say(`move ${join(config.TALLYSTICK_STATE, 'temporal')} away: it is made again from the ledger`)
  say('The log is archived no more: make a backup next. Put back what you kept elsewhere:')
  for (const one of KEEP_ELSEWHERE) say(`  ${one}`)
  return 0
}

function readOptions(args: string[]) {
  const fault = (why: string) => new SetupFault(`${why}\n\n${USAGE}`)
  const read = () => {
    try {
      const text = { type: 'string' } as const
      const flag = { type: 'boolean', default: false } as const
      const options = {
        ...{ until: text, 'until-entry': text, log: text, check: flag },
        help: { ...flag, short: 'h' },
      }
      return parseArgs({ args, options, allowPositionals: true })
    } catch (cause) {
      throw fault((cause as Error).message)
    }
  }
  const { values, positionals } = read()
  if (values.help) return null
  const [path, ...more] = positionals
  if (!path || more.length > 0) throw fault('say one folder to restore from')
  const { until, 'until-entry': entry, log } = values
  if (until !== undefined && entry !== undefined)
    throw fault('say one of --until and --until-entry')
  if (until !== undefined && !INSTANT.test(until))
    throw fault('--until takes an instant with its zone, such as 2027-03-01T09:30:00+08:00')
  if (entry !== undefined && !/^[1-9]\d{0,18}$/.test(entry))
    throw fault('--until-entry takes the number of an entry')
  const target: Target =
    until !== undefined
      ? { at: new Date(until) }
      : entry !== undefined
        ? { entry: BigInt(entry) }
        : 'end'
  return { path: resolve(path), target, log: log ? resolve(log) : null, check: values.check }
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/

/** Reads everything there is; exit code 1 when a backup is spoilt. */
async function checkAll(path: string, backups: readonly WholeBackup[]): Promise<number> {
  const folder = backupFolder(path)
  let spoiltBackups = 0
  for (const one of backups) {
    const { contents, name } = one
    const spoilt = await findSpoilt(one.path, contents)
    const first = parseWalName(contents.firstWal, contents.segmentBytes)!
    const reach = findReach(listWal(folder.wal, contents.segmentBytes), first)
    const last = parseWalName(contents.lastWal, contents.segmentBytes)!
    const usable = spoilt.length === 0 && (reach.through ?? -1) >= last.place
    if (!usable) spoiltBackups += 1
    const [gap] = reach.missing
    say(`${name}: ${usable ? 'whole' : 'SPOILT'}, entry ${contents.lastEntry} and what follows`)
    for (const file of spoilt.slice(0, 5)) say(`  not what was copied: ${file}`)
    if (gap !== undefined)
      say(`  the log breaks off before ${walName(first.timeline, gap, contents.segmentBytes)}`)
  }
  for (const half of listHalves(folder)) say(`${half}: interrupted, no backup`)
  const spoiltFiles = findSpoiltBlobs(folder.blobs)
  for (const file of spoiltFiles) say(`${file}: a file of documents that is not what was copied`)
  return spoiltBackups + spoiltFiles.length === 0 ? 0 : 1
}
