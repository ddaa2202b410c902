import { type Id, idOf } from '../../contracts/kernel/id.ts'

/**
 * 41 bits of milliseconds since 2020, then 22 that start at random and count up within one. Nothing
 * here is of Node alone: browsers make ids as well.
 */
const EPOCH_MS = Date.UTC(2020, 0, 1)
const COUNTER_BITS = 22n
const START_MAX = 2 ** 21

const random = new Uint32Array(1)
let last = 0n

export function newNumber(): bigint {
  const now = BigInt(Date.now() - EPOCH_MS) << COUNTER_BITS
  last = now > last ? now | BigInt(crypto.getRandomValues(random)[0]! % START_MAX) : last + 1n
  return last
}

export function newId<Noun extends string>(noun: Noun): Id<Noun> {
  return idOf(noun, newNumber())
}
