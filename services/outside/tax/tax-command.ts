import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { SetupFault } from '../../platform/setup-fault.ts'
import { openDoor } from './door.ts'
import { TaxBook } from './tax-book.ts'

export const TAX_USAGE = `tallystick tax --folder DIR [--port N]
  runs a tax authority's invoice check to try things with, until Ctrl-C

  --folder DIR   where it keeps what was issued
  --port N       where it answers over HTTP, on this machine only; 4500 unless told otherwise
  schema/guides/systems.md shows it at work`

const OPTIONS = {
  folder: { type: 'string' },
  port: { type: 'string', default: '4500' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Runs the sandbox tax authority until a signal ends it. */
export async function tax(args: string[]): Promise<number> {
  const { folder, port, help } = readOptions(args)
  if (help) return print(TAX_USAGE)
  if (!folder) throw new SetupFault(`say where it keeps what was issued: --folder\n${TAX_USAGE}`)
  if (!/^\d{1,5}$/.test(port)) throw new SetupFault(`--port is a number\n${TAX_USAGE}`)
  const server = openDoor(new TaxBook(folder)).listen(Number(port), '127.0.0.1')
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject))
  print(`tax authority: http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  await new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve)
  })
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
  return 0
}

function readOptions(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values
  } catch (error) {
    throw new SetupFault(`${(error as Error).message}\n${TAX_USAGE}`)
  }
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}
