import type { Language } from '../../../contracts/abs/deal/deal-text.ts'
import { formatMinor } from '../../../contracts/kernel/money.ts'
import { Rate } from '../../../contracts/kernel/rate.ts'

/** Formats fen as yuan: `1,234.50`. */
export function moneyText(fen: bigint): string {
  return formatMinor(fen)
}

/** Formats a share as per cent: `4.35%`. */
export function percentText(share: Rate | string | null, decimals = 2): string {
  return share === null ? '–' : `${new Rate(share).times(100).toFixed(decimals)}%`
}

export function yearsText(years: Rate | null): string {
  return years === null ? '–' : years.toFixed(2)
}

/** Formats the figure of a trigger by its kind. */
export function figureText(
  kind: 'money' | 'number' | 'date' | 'condition',
  value: string | null,
): string {
  if (value === null) return ''
  if (kind === 'condition') return value === 'true' ? '●' : '○'
  if (kind === 'money') return moneyText(BigInt(value))
  return kind === 'number' && value.length > 12
    ? new Rate(value).toSignificantDigits(10).toFixed()
    : value
}

/** Formats yuan with few digits, for axes and tiles: `12.3 亿`, `1.23 bn`. */
export function shortMoney(fen: number, language: Language): string {
  const yuan = fen / 100
  const units: readonly (readonly [number, string])[] =
    language === 'zh'
      ? [
          [1e8, ' 亿'],
          [1e4, ' 万'],
        ]
      : [
          [1e9, ' bn'],
          [1e6, ' m'],
          [1e3, ' k'],
        ]
  const [size, name] = units.find(([s]) => Math.abs(yuan) >= s) ?? [1, '']
  return `${trimmed(yuan / size)}${name}`
}

/** Formats three significant digits, without zeros at the end. */
export function trimmed(value: number): string {
  return String(Number(value.toPrecision(3)))
}
