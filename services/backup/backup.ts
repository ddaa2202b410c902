import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findBlobFolder } from '../blobs/index.ts'
import { sharePostgres } from '../local/index.ts'
import { readConfig } from '../platform/config.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { backupFolder, listBackups, listHalves, prune } from './backup-folder.ts'
import { KEEP_ELSEWHERE } from './contents.ts'
import { copyBlobs } from './copy-blobs.ts'
import { copyDatabase } from './copy-database.ts'
import { OWN_SERVER } from './own-server.ts'
import { say } from './progress.ts'

const USAGE = `tallystick backup DIR [--keep=N] [--move]
  Copies the database while the program runs, and lets the database write its log into DIR/wal
  from then on, so that any later moment can be restored. DIR lies on another disk.
  --keep=N   afterwards removes all but the newest N backups, and the log that none of them needs;
             without it nothing is ever removed
  --move     goes on in DIR, where an earlier backup chose another folder
  The root secret and the system key are in no backup: see schema/guides/operate.md`

/** `npx tallystick backup`: exit code 0 when a whole backup lies there, checked. */
export async function backup(args: string[]): Promise<number> {
  const options = readOptions(args)
  if (options === null) {
    process.stdout.write(`${USAGE}\n`)
    return 0
  }
  const config = readConfig()
  if (config.DATABASE_URL) throw new SetupFault(OWN_SERVER)
  const { path, keep, move } = options
  const folder = backupFolder(path)
  const postgres = join(config.TALLYSTICK_STATE, 'postgres')
  if (!existsSync(postgres)) throw new SetupFault(`there is no database in ${postgres}`)
  const server = await sharePostgres({ folder: postgres, port: config.POSTGRES_PORT, say })
  try {
    await copyDatabase({ url: server.url, postgres, folder, move })
  } finally {
    await server.stop()
  }
  const files = findBlobFolder(config)
  if (files === null) say('the files of documents lie in a bucket: back it up by its own means')
  else say(`${copyBlobs(files, folder.blobs)} new files of documents copied to ${folder.blobs}`)
  if (keep !== null) tellPruned(prune(folder, keep))
  for (const half of listHalves(folder)) say(`${half} was interrupted and is no backup`)
  say(`${listBackups(folder).length} backups in ${path}. Kept elsewhere, by you:`)
  for (const one of KEEP_ELSEWHERE) say(`  ${one}`)
  return 0
}

function readOptions(args: string[]) {
  const fault = (why: string) => new SetupFault(`${why}\n\n${USAGE}`)
  const read = () => {
    try {
      const options = {
        keep: { type: 'string' },
        move: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h' },
      } as const
      return parseArgs({ args, options, allowPositionals: true })
    } catch (cause) {
      throw fault((cause as Error).message)
    }
  }
  const { values, positionals } = read()
  if (values.help) return null
  const [path, ...more] = positionals
  if (!path || more.length > 0) throw fault('say one folder to back up to')
  if (values.keep !== undefined && !/^[1-9]\d{0,3}$/.test(values.keep))
    throw fault('--keep takes a number from 1 to 9999')
  return { path: resolve(path), keep: values.keep ? Number(values.keep) : null, move: values.move }
}

function tellPruned({ backups, wal }: ReturnType<typeof prune>): void {
  say(`removed: ${backups.length} backups, ${wal} segments of the log`)
}
