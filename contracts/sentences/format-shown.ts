import type { Shown, ShownAmount, ShownReceipt, ShownRecord } from '../command/shown.ts'
import { formatUnits } from '../kernel/money.ts'
import type { Bilingual, WireCitation, WireSpan } from './sentence.ts'

/** Formats minor units as `CNY 1,234.50`; digits and currency are those that were shown. */
export function formatAmount(minor: string, { currency, decimals }: Money): string {
  const text = minor.padStart(decimals + 1, '0')
  const whole = text.slice(0, text.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${currency} ${whole}${decimals > 0 ? `.${text.slice(-decimals)}` : ''}`
}

type Money = Pick<ShownAmount, 'currency' | 'decimals'>

/**
 * Formats an amount in the currency of a record that was shown; where none was, nobody knows what
 * its minor units are of, and it is said so.
 */
export function formatShownAmount(minor: string, record: ShownRecord | undefined): Bilingual {
  if (!record || !('currency' in record)) return nameUnits(minor)
  const said = formatAmount(minor, record)
  return { zh: said, en: said }
}

/** A limit counts minor units of whatever currency: 1000 of them are CNY 10.00, or JPY 1,000. */
export function formatLimit(minor: string): Bilingual {
  const { zh, en } = nameUnits(minor)
  const examples = [
    formatAmount(minor, { currency: 'CNY', decimals: 2 }),
    formatAmount(minor, { currency: 'JPY', decimals: 0 }),
  ]
  return { zh: `${zh}（${examples.join('、')}）`, en: `${en} (${examples.join(', ')})` }
}

function nameUnits(minor: string): Bilingual {
  const units = formatUnits(minor)
  return { zh: `${units} 个最小货币单位`, en: `${units} minor units` }
}

/** Formats a party as `Name (code)`; one that was not shown as its id. */
export function formatParty(id: string, shown: Shown): string {
  const record = shown[id]
  return record && 'name' in record ? `${record.name} (${record.code})` : id
}

/** Describes a span set: each instrument with the units taken of it and what it is. */
export function describeSpans(spans: readonly WireSpan[], shown: Shown): Bilingual {
  const byInstrument = Map.groupBy(spans, span => span.instrument)
  const parts = [...byInstrument].map(([id, of]) => {
    const sum = of.reduce((total, { lo, hi }) => total + (BigInt(hi) - BigInt(lo)), 0n)
    return describePart(id, String(sum), shown[id])
  })
  return { zh: parts.map(p => p.zh).join('；'), en: parts.map(p => p.en).join('; ') }
}

function describePart(id: string, sum: string, record: ShownRecord | undefined): Bilingual {
  if (record && 'receiptNumber' in record) return describeGoods(id, sum, record)
  if (!record || !('dueOn' in record))
    return { zh: `${id} 的 ${sum} 个最小单位`, en: `${sum} smallest units of ${id}` }
  const amount = formatAmount(sum, record)
  const { debtor, debtorCode, dueOn } = record
  return {
    zh: `${id}：${amount}（债务人 ${debtor}，${debtorCode}，${dueOn} 到期）`,
    en: `${amount} of ${id} (debtor ${debtor}, ${debtorCode}, due ${dueOn})`,
  }
}

/** Describes units of a receipt: how much of which goods, who keeps them and where. */
function describeGoods(id: string, units: string, record: ShownReceipt): Bilingual {
  const much = formatQuantity(units, record.unit)
  const { goods, grade, keeper, keeperCode, place, receiptNumber: number } = record
  return {
    zh:
      `仓单 ${id}：${goods}（${grade}）${much.zh}（第 ${number} 号，保管人 ${keeper}，` +
      `${keeperCode}，库位 ${place}）`,
    en:
      `${much.en} of ${goods} (${grade}) under the receipt ${id} (no. ${number} of the keeper ` +
      `${keeper}, ${keeperCode}, place ${place})`,
  }
}

/** Formats units of goods: grams as kilograms, `1,234.5 kg`; pieces as they are. */
export function formatQuantity(units: string, unit: string): Bilingual {
  if (unit === 'PIECES') {
    const pieces = formatUnits(units)
    return { zh: `${pieces} 件`, en: `${pieces} ${units === '1' ? 'piece' : 'pieces'}` }
  }
  const digits = units.padStart(4, '0')
  const fraction = digits.slice(-3).replace(/0+$/, '')
  const kilograms = `${formatUnits(digits.slice(0, -3))}${fraction && `.${fraction}`}`
  return { zh: `${kilograms} 千克`, en: `${kilograms} kg` }
}

/** Describes an instrument as it was shown: of a receivable its parties, face and due date. */
export function describeInstrument(id: string, shown: Shown): Bilingual {
  const record = shown[id]
  if (record && 'receiptNumber' in record) return describeGoods(id, record.size, record)
  if (!record || !('dueOn' in record)) return { zh: id, en: id }
  const face = formatAmount(record.amount, record)
  const { debtor, debtorCode, supplier, supplierCode, dueOn } = record
  return {
    zh: `${id}（债务人 ${debtor}，${debtorCode}；供应商 ${supplier}，${supplierCode}；${face}，${dueOn} 到期）`,
    en:
      `${id} (debtor ${debtor}, ${debtorCode}; supplier ${supplier}, ${supplierCode}; ` +
      `${face}, due ${dueOn})`,
  }
}

/** Describes the invoices that an act uses, each with the amount taken of it. */
export function describeTrade(trade: readonly WireCitation[], shown: Shown): Bilingual {
  const parts = trade.map(({ invoice, amount }) => {
    const record = shown[invoice]
    if (!record || !('number' in record)) return `${invoice}: ${amount}`
    return `${record.number}: ${formatAmount(amount, record)}`
  })
  const list = parts.join(', ')
  return { zh: `发票 ${list}`, en: parts.length === 1 ? `invoice ${list}` : `invoices ${list}` }
}

/** Says an invoice by its number and amount, where it was shown; else by its id. */
export function describeInvoice(invoice: string, shown: Shown): string {
  const record = shown[invoice]
  if (!record || !('number' in record)) return invoice
  return `${record.number} (${formatAmount(record.amount, record)})`
}

/** Sums citations in the currency of the first invoice shown. */
export function sumTrade(trade: readonly WireCitation[], shown: Shown): string {
  const sum = trade.reduce((total, { amount }) => total + BigInt(amount), 0n)
  const record = trade.map(({ invoice }) => shown[invoice]).find(one => one !== undefined)
  return record && 'number' in record ? formatAmount(String(sum), record) : String(sum)
}
