import type { Edits } from '../edited.ts'

/** Definitions of which each names the one before twice: t11 has 6,142 terms, t12 has 12,286. */
export function doubling(count: number): Edits {
  const is = (i: number) => (i === 0 ? 'pool.balance' : `term.t${i - 1} + term.t${i - 1}`)
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`terms.t${i}`, { zh: '某', en: 'some', is: is(i) }]),
  )
}

/** A condition within a condition, so many times. */
export function nested(count: number): unknown {
  const test = { test: 'defaults' }
  return Array.from({ length: count }).reduce<unknown>(
    inner => ({ when: 'date.due', ['the' + 'n']: [inner] }),
    { when: 'date.due', ['the' + 'n']: [test] },
  )
}
