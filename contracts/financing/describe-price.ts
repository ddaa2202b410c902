import type { Bilingual } from '../kernel/bilingual.ts'
import { type Currency, formatMinor } from '../kernel/money.ts'
import type { PriceTerms, ReckonedPrice } from './price.ts'

/** Lines that a formula shows; of more it says how many there are. */
const LINES_SHOWN_MAX = 5

/** Writes a price out: the arithmetic of each payment, the sum, and what the yearly cost means. */
export function describePrice(
  { lines, face, discount, net, apr }: ReckonedPrice,
  { rate, dayCount, fee, valueDate }: PriceTerms,
  currency: Currency,
): Bilingual {
  const say = (minor: bigint) => formatMinor(minor, currency)
  const year = dayCount === 'A/360' ? 360 : 365
  const shown = lines
    .slice(0, LINES_SHOWN_MAX)
    .map(
      ({ amount, days, discount }) =>
        `${say(amount)} × ${rate} × ${days} ÷ ${year} = ${say(discount)}`,
    )
  const more = lines.length - shown.length
  const sum = `${say(face)} − ${say(discount)} − ${say(fee)} = ${say(net)}`
  return {
    zh:
      `贴现息：${shown.join('；')}${more > 0 ? `；另 ${more} 笔` : ''}` +
      '（四舍六入五成双至最小货币单位）。' +
      `净额：${sum} ${currency}。年化成本 ${apr}：自 ${valueDate} 起按实际天数/365、按年复利，` +
      '净额增长至各到期付款所需的年利率。',
    en:
      `Discount: ${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''} (each rounded ` +
      `half-even to the minor unit). Net: ${sum} ${currency}. Yearly cost ${apr}: the rate, ` +
      `compounded yearly over actual days of 365 from ${valueDate}, at which the net amount ` +
      'grows to the payments on their days.',
  }
}
