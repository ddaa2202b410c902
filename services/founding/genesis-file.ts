import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { SetupFault } from '../platform/setup-fault.ts'
import { formatGenesis, type Genesis, parseGenesis } from './draw-up.ts'

/** Throws SetupFault naming the file when it cannot be read or is no genesis. */
export function readGenesisFile(path: string): Genesis {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new SetupFault(`${path} cannot be read: ${(cause as Error).message}`, { cause })
  }
  return parseGenesis(text, path)
}

/** Replaces the file whole, so that a signature given is never lost half written. */
export function writeGenesisFile(path: string, genesis: Genesis): void {
  writeFileSync(`${path}.new`, `${formatGenesis(genesis)}\n`)
  renameSync(`${path}.new`, path)
}
