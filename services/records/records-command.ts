import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { stringify } from 'csv-stringify/sync'
import type { Pool } from 'pg'
import { idOf } from '../../contracts/kernel/id.ts'
import { startEnvironment } from '../local/index.ts'
import { readConfig } from '../platform/config.ts'
import { openPool } from '../platform/database.ts'
import { SetupFault } from '../platform/setup-fault.ts'

const USAGE = `tallystick records COMMAND: who asked for what, and what came of it

  export [--from=DATE] [--before=DATE] [--kind=KIND] [--format=csv|jsonl]
         prints them, oldest first; KIND: request, sign_in, custody, refusal
  follow --request=req_…
         prints what is recorded of one request, by the id in its header x-request-id
  forget --before=DATE
         removes those before that day for good; export them first where they must be kept

Dates are days in UTC, such as 2027-03-01.`

type Values = Readonly<Record<string, string | undefined>>

/** `npx tallystick records`: as the database’s owner. */
export async function records([name = '--help', ...args]: string[]): Promise<number> {
  if (name === '--help' || args.includes('--help')) return print(`${USAGE}\n`)
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) throw new SetupFault(`there is no command “records ${name}”\n\n${USAGE}`)
  const values = readOptions(args)
  const { databaseUrl, stop } = await startEnvironment(readConfig(), say, { temporal: false })
  const pool = openPool(databaseUrl, { name: 'tallystick records', max: 1 })
  try {
    return await command(pool, values)
  } finally {
    await pool.end()
    await stop()
  }
}

const COMMANDS: Readonly<Record<string, (pool: Pool, values: Values) => Promise<number>>> = {
  export: exportAll,
  follow: async (pool, { request }) => {
    if (!request) throw new SetupFault(`--request is needed\n\n${USAGE}`)
    return await exportAll(pool, { request })
  },
  forget: async (pool, { before }) => {
    if (!before) throw new SetupFault(`--before is needed\n\n${USAGE}`)
    const { rowCount } = await pool.query('delete from desk.request_record where at < $1', [before])
    return print(`${rowCount} records forgotten\n`)
  },
}

function readOptions(args: string[]): Values {
  const text = { type: 'string' } as const
  const options = { from: text, before: text, kind: text, format: text, request: text }
  let values: Values
  try {
    values = parseArgs({ args, options }).values
  } catch (cause) {
    throw new SetupFault(`${(cause as Error).message}\n\n${USAGE}`)
  }
  for (const name of ['from', 'before'])
    if (values[name] !== undefined && !/^\d{4}-\d\d-\d\d$/.test(values[name]))
      throw new SetupFault(`--${name} takes a day, such as 2027-03-01`)
  if (!['csv', 'jsonl', undefined].includes(values['format']))
    throw new SetupFault('--format is csv or jsonl')
  return values
}

const PAGE_ROWS = 5_000
const COLUMNS = [
  ...['at', 'request', 'kind', 'what', 'outcome', 'code', 'party', 'user', 'milliseconds', 'count'],
]

/** Page by page, so that any number of rows passes through. */
async function exportAll(pool: Pool, values: Values): Promise<number> {
  const { from = null, before = null, kind = null, request = null, format = 'csv' } = values
  if (format === 'csv') await print(stringify([COLUMNS]))
  for (let after = 0n; ; ) {
    const page = [after, PAGE_ROWS, from, before, kind, request]
    const { rows } = await pool.query<RecordRow>(PAGE, page)
    const shown = rows.map(showRow)
    await print(
      format === 'csv'
        ? stringify(shown, { columns: COLUMNS })
        : shown.map(row => `${JSON.stringify(row)}\n`).join(''),
    )
    if (rows.length < PAGE_ROWS) return 0
    after = rows.at(-1)!.id
  }
}

interface RecordRow {
  id: bigint
  at: Date
  request: string
  kind: string
  what: string
  outcome: string
  code: string | null
  party: bigint | null
  user_id: bigint | null
  milliseconds: number | null
  count: number
}

function showRow({ id: _, at, party, user_id: user, ...row }: RecordRow) {
  return {
    at: at.toISOString(),
    ...row,
    party: party === null ? null : idOf('pty', party),
    user: user === null ? null : idOf('usr', user),
  }
}

const PAGE = `
  select id, at, request, kind, what, outcome, code, party, user_id, milliseconds, count
    from desk.request_record
   where id > $1 and ($3::date is null or at >= $3) and ($4::date is null or at < $4)
     and ($5::text is null or kind = $5) and ($6::text is null or request = $6)
   order by id limit $2`

/** Waits where the reader of a pipe is slower. */
async function print(text: string): Promise<number> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
  return 0
}

function say(message: string): void {
  process.stderr.write(`${message}\n`)
}
