import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = 'holder'

/** Writes into the folder of a server that this process holds it: the server ends with it. */
export function noteHolder(folder: string): void {
  writeFileSync(join(folder, FILE), `${process.pid}\n`)
}

/** Tells whether the process lives that holds the server of a folder. */
export function isHeld(folder: string): boolean {
  const file = join(folder, FILE)
  return existsSync(file) && isAlive(Number(readFileSync(file, 'utf8')))
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM'
  }
}
