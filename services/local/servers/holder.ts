import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = 'holder'

/** Writes into the folder of a server that this process holds it: the server ends with it. */
export function noteHolder(folder: string): void {
  writeFileSync(join(folder, FILE), `${process.pid}\n`)
}

/** Tells whether the process lives that holds the server of a folder. */
export function isHeld(folder: string): boolean {
  try {
    return process.kill(Number(readFileSync(join(folder, FILE), 'utf8')), 0)
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM'
  }
}
