import { type BusinessDate, isBusinessDate } from '../../contracts/kernel/date.ts'
import { type Currency, formatMoney, formatUnits } from '../../contracts/kernel/money.ts'
import type { Bilingual } from '../../contracts/sentences/sentence.ts'
import { SetupFault } from '../platform/setup-fault.ts'

/** A sentence as the desk prints it: Chinese, then English. */
export function bothLanguages({ zh, en }: Bilingual): readonly string[] {
  return [`  ${zh}`, `  ${en}`]
}

/** A sum as people write it, `CNY 1,234.50`; of what is no money, its units. */
export function formatTotal({ currency, amount }: Total): string {
  const minor = String(amount)
  return currency === null
    ? formatUnits(minor)
    : formatMoney({ minor, currency: currency as Currency })
}

interface Total {
  readonly currency: string | null
  readonly amount: bigint
}

/** One of several code words, as an option names it. */
export function readWord<Word extends string>(
  name: string,
  text: string,
  all: readonly Word[],
): Word {
  const found = all.find(word => word === text)
  if (found) return found
  throw new SetupFault(`--${name} is one of ${all.join(', ')}, not ${text}`)
}

export function readDate(name: string, text: string): BusinessDate {
  if (isBusinessDate(text)) return text
  throw new SetupFault(`--${name} is a date as 2027-01-04, not ${text}`)
}
