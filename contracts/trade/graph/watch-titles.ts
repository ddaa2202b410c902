import type { WatchRules } from './watch-rules.ts'

/** A piece of a receivable that came to a holder, on a day. */
export interface PiecePassed {
  readonly day: number
}

/**
 * A burst of splitting: very many pieces of one receivable are passed on within days. Answers the
 * indices of the pieces, in the order of their days as they are given; none: there was no burst.
 */
export function findBurst(
  passed: readonly PiecePassed[],
  { piecesMin, piecesDays }: Pick<WatchRules, 'piecesMin' | 'piecesDays'>,
): readonly number[] {
  let from = 0
  for (let at = 0; at < passed.length; at++) {
    while (passed[from]!.day <= passed[at]!.day - piecesDays) from += 1
    if (at - from + 1 < piecesMin) continue
    let to = at
    while (to + 1 < passed.length && passed[to + 1]!.day < passed[from]!.day + piecesDays) to += 1
    return Array.from({ length: to - from + 1 }, (_, index) => from + index)
  }
  return []
}

/** The burst that these pieces complete; once it is one, more pieces make no other. */
export function watchBurst(
  before: readonly PiecePassed[],
  passing: readonly PiecePassed[],
  rules: Pick<WatchRules, 'piecesMin' | 'piecesDays'>,
): readonly number[] {
  const isKnown = findBurst(before, rules).length > 0
  return isKnown ? [] : findBurst([...before, ...passing], rules)
}

/** Whether a payment came from an account that is none of the debtor's own. */
export function isStranger(account: string, debtors: ReadonlySet<string>): boolean {
  return !debtors.has(account)
}
