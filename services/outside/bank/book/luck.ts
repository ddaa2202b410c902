import { createHash } from 'node:crypto'
import { MISHAPS } from './events.ts'
import type { Luck } from './execute.ts'

const SHARES = 10_000

/** One payment in so many has a mishap, which one and whose is fixed by the seed. */
export function seededLuck(seed: string, permyriad: number): Luck {
  return ({ key }) => {
    const bytes = createHash('sha256').update(`${seed} ${key}`).digest()
    if (bytes.readUInt32BE(0) % SHARES >= permyriad) return null
    return MISHAPS[bytes.readUInt32BE(4) % MISHAPS.length] ?? null
  }
}
