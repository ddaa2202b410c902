import { formatMinor } from '../../../kernel/money.ts'
import { formatExact, parseRatio, type Ratio } from '../../ratio.ts'
import type { Language, RateText } from '../deal-text.ts'

/** Formats a rate in per cent, with all its digits: `0.0435` is `4.35%`. */
export function formatRate(rate: RateText): string {
  return formatShare(parseRatio(rate))
}

/** Formats a decimal fraction in per cent. */
export function formatShare({ num, den }: Ratio): string {
  return `${formatExact({ num: 100n * num, den })}%`
}

/** Formats fen as yuan; fractions of a fen keep their digits. */
export function formatAmount(fen: Ratio, language: Language): string {
  const { num, den } = fen
  const yuan = num % den === 0n ? formatMinor(num / den) : formatExact({ num, den: den * 100n })
  return `${yuan}${language === 'zh' ? ' 元' : ' yuan'}`
}
