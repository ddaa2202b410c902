import { renameSync, writeFileSync } from 'node:fs'
import { formatGenesis, type Genesis, parseGenesis } from './draw-up.ts'
import { readText } from './json-file.ts'

/** Throws SetupFault naming the file when it cannot be read or is no genesis. */
export function readGenesisFile(path: string): Genesis {
  return parseGenesis(readText(path), path)
}

/** Replaces the file whole, so that a signature given is never lost half written. */
export function writeGenesisFile(path: string, genesis: Genesis): void {
  writeFileSync(`${path}.new`, `${formatGenesis(genesis)}\n`)
  renameSync(`${path}.new`, path)
}
