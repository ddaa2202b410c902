import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isBusinessDate } from '../../../contracts/kernel/date.ts'
import { SetupFault } from '../../platform/setup-fault.ts'
import { Bank } from './book/bank.ts'
import { OPENS_AT } from './book/business-day.ts'
import { seededLuck } from './book/luck.ts'
import { openFolders } from './door/folders.ts'
import { openHttp } from './door/http.ts'
import { openPush } from './door/push.ts'
import { openTokens } from './keys/customer-token.ts'
import { openKey } from './keys/statement-key.ts'

export const BANK_USAGE = `tallystick bank --folder DIR [--port N] [--date YYYY-MM-DD] [--push URL]
                [--mishaps N --seed TEXT]
  runs a bank to try things with, until Ctrl-C

  --folder DIR   where it keeps its book, its key, and the folders in/ and out/ of its customers
  --port N       where it answers over HTTP, on this machine only; 4400 unless told otherwise
  --date DATE    the day on which it first opens, at 09:00; today unless told otherwise
  --push URL     posts what it sends to this address too
  --mishaps N    of 10,000 payments so many go wrong by chance, the same ones for the same --seed
  schema/guides/bank.md shows it at work`

const OPTIONS = {
  folder: { type: 'string' },
  port: { type: 'string', default: '4400' },
  date: { type: 'string' },
  push: { type: 'string' },
  mishaps: { type: 'string', default: '0' },
  seed: { type: 'string', default: '1' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Runs the sandbox bank until a signal ends it. */
export async function bank(args: string[]): Promise<number> {
  const { values } = readOptions(args)
  if (values.help) return print(BANK_USAGE)
  const { folder, date, push } = values
  if (!folder) throw new SetupFault(`say where it keeps its book: --folder\n${BANK_USAGE}`)
  if (date !== undefined && !isBusinessDate(date)) throw new SetupFault(`--date is no day: ${date}`)
  const opened = openAt(folder, date ?? new Date().toISOString().slice(0, 10), values)
  const server = openHttp(opened.bank, opened.key, openTokens(folder)).listen(
    readNumber('port', values.port, 65_535),
    '127.0.0.1',
  )
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject))
  const doors = [openFolders(opened.bank, opened.key, folder)]
  if (push) doors.push(openPush(opened.bank, opened.key, folder, push))
  print(`bank: http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  await new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve)
  })
  for (const door of doors) door.close()
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
  return 0
}

function openAt(
  folder: string,
  date: string,
  { mishaps, seed }: { mishaps: string; seed: string },
) {
  mkdirSync(join(folder), { recursive: true, mode: 0o700 })
  const luck = seededLuck(seed, readNumber('mishaps', mishaps, 10_000))
  return { bank: new Bank({ folder, now: `${date}T${OPENS_AT}`, luck }), key: openKey(folder) }
}

function readOptions(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS })
  } catch (error) {
    throw new SetupFault(`${(error as Error).message}\n${BANK_USAGE}`)
  }
}

function readNumber(name: string, text: string, most: number): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= most) return Number(text)
  throw new SetupFault(`--${name} is a number from 0 to ${most}`)
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}
