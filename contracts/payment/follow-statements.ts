/** A statement of an account as far as it must follow from the one before. */
export interface StatedPeriod {
  readonly id: string
  readonly account: string
  /** Counts the statements of the account, one by one; null where the bank does not count. */
  readonly number: bigint | null
  /** Minor units, below zero for a debit; null where the bank does not state it. */
  readonly opening: bigint | null
  readonly closing: bigint | null
  /** What was booked: credits less debits. */
  readonly booked: bigint
}

/** Why a statement does not follow. */
export interface StatementFinding {
  readonly statement: string
  readonly finding: 'other_account' | 'sum_not_stated' | NumberFinding | SumFinding
  readonly expected: string
  readonly found: string
}
type NumberFinding = 'number_missing' | 'number_again'
type SumFinding = 'closing_differs' | 'opening_differs'

/**
 * Tells where statements of one account, in the order of their numbers, do not follow from each
 * other: a gap, a number given twice, a closing sum that the entries do not lead to.
 */
export function followStatements(
  account: string,
  statements: readonly StatedPeriod[],
): readonly StatementFinding[] {
  const sorted = statements.toSorted((a, b) => Number((a.number ?? 0n) - (b.number ?? 0n)))
  const own = sorted.filter(statement => statement.account === account)
  const others = sorted.filter(statement => statement.account !== account)
  return [
    ...others.map(other => find(other, 'other_account', account, other.account)),
    ...own.flatMap((statement, i) => [
      ...checkSums(statement),
      ...(i > 0 ? checkSequence(own[i - 1]!, statement) : []),
    ]),
  ]
}

function checkSums(statement: StatedPeriod): readonly StatementFinding[] {
  const { opening, closing, booked } = statement
  if (opening === null || closing === null)
    return [find(statement, 'sum_not_stated', 'OPBD, CLBD', '')]
  const due = opening + booked
  return due === closing ? [] : [find(statement, 'closing_differs', due, closing)]
}

function checkSequence(before: StatedPeriod, after: StatedPeriod): readonly StatementFinding[] {
  const findings: StatementFinding[] = []
  if (before.number !== null && after.number !== null && after.number !== before.number + 1n) {
    const finding = after.number === before.number ? 'number_again' : 'number_missing'
    findings.push(find(after, finding, before.number + 1n, after.number))
  }
  if (before.closing !== null && after.opening !== null && before.closing !== after.opening)
    findings.push(find(after, 'opening_differs', before.closing, after.opening))
  return findings
}

function find(
  { id }: StatedPeriod,
  finding: StatementFinding['finding'],
  expected: bigint | string,
  found: bigint | string,
): StatementFinding {
  return { statement: id, finding, expected: String(expected), found: String(found) }
}
