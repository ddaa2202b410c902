import type { StatedPeriod } from '../../../contracts/payment/follow-statements.ts'
import type { ReadStatement, StatementKind } from '../../../contracts/payment/read-statement.ts'
import type { StatementEntry } from '../../../contracts/payment/statement-entry.ts'
import type { Detail, Entry, Statement } from './statement.ts'

/**
 * Takes what is booked of a statement: each detail with its own amount where the details add up to
 * the entry, else the entry as a whole. The bank's reference is the id, so the same is the same.
 */
export function toEntries(statement: Statement, signed: boolean): readonly StatementEntry[] {
  return statement.entries.flatMap((entry, i) => {
    if (entry.status !== 'BOOK' || entry.amount.minor === 0n) return []
    const id = entry.bankReference ?? `${statement.id}/${i + 1}`
    const { details } = entry
    if (details.length > 1 && addsUp(entry))
      return details.flatMap((detail, k) => toEntry(`${id}/${k + 1}`, entry, detail, signed))
    return toEntry(id, entry, details.length === 1 ? details[0]! : null, signed)
  })
}

function addsUp({ amount, details }: Entry): boolean {
  const inCurrency = details.every(detail => detail.amount?.currency === amount.currency)
  const sum = details.reduce((total, detail) => total + (detail.amount?.minor ?? 0n), 0n)
  return inCurrency && sum === amount.minor
}

function toEntry(
  id: string,
  entry: Entry,
  detail: Detail | null,
  signed: boolean,
): readonly StatementEntry[] {
  const isPart = detail !== null && entry.details.length > 1
  const { minor, currency } = (isPart ? detail.amount : null) ?? entry.amount
  const other = entry.side === 'credit' ? detail?.debtorAccount : detail?.creditorAccount
  const isReturn = detail?.returned != null
  // What comes back names the parties of the payment that it was, not of the way back.
  const counterpart = isReturn ? (detail.creditorAccount?.id ?? null) : (other?.id ?? null)
  const one: StatementEntry = {
    ...{ id, amount: minor, currency, side: entry.side, signed, counterpart },
    bookedOn: (entry.bookedOn ?? entry.valueOn)?.date ?? '1970-01-01',
    endToEndId: detail?.references.endToEndId ?? null,
    reference: detail?.remittance.references[0]?.reference ?? null,
    returned: isReturn || entry.reversal,
  }
  return minor > 0n ? [one] : []
}

/** A statement as contracts read it; nobody has verified a signature of it by now. */
export function toReadStatement(statement: Statement, kind: StatementKind): ReadStatement {
  const booked = statement.entries.filter(({ status }) => status === 'BOOK')
  return {
    ...{ ...toPeriod(statement), kind, entries: toEntries(statement, false) },
    unreferenced: booked.filter(({ bankReference }) => bankReference === null).length,
  }
}

/** What of a statement must follow from the one before: its first and its last booked balance. */
export function toPeriod(statement: Statement): StatedPeriod {
  const { id, account, electronicNumber, entries, balances } = statement
  const find = (...types: readonly string[]) =>
    balances.filter(({ type }) => type !== null && types.includes(type)).map(readBalance)
  const booked = entries.filter(({ status }) => status === 'BOOK').map(readBalance)
  // A page in the middle of a long statement has an interim balance at either end.
  const opening = find('OPBD', 'PRCD')[0] ?? find('ITBD')[0]
  const closing = find('CLBD').at(-1) ?? find('ITBD').at(-1)
  return {
    ...{ id, account: account.id, opening: opening ?? null, closing: closing ?? null },
    number:
      electronicNumber && /^\d{1,18}$/.test(electronicNumber) ? BigInt(electronicNumber) : null,
    booked: booked.reduce((sum, amount) => sum + amount, 0n),
  }
}

function readBalance({ amount, side }: Pick<Entry, 'amount' | 'side'>): bigint {
  return side === 'credit' ? amount.minor : -amount.minor
}
