import type { Shown } from '../command/shown.ts'
import { CURRENCY_DIGITS, type Currency } from '../kernel/money.ts'
import { describePrice, nameFinancing, type Quoted } from './financing-sentences.ts'
import { formatAmount, formatParty } from './format-shown.ts'
import { RECOURSE } from './recourse.ts'
import type { Bilingual, Sentence } from './sentence.ts'

interface WireRow {
  readonly debtor: string | null
  readonly daysMax: number
  readonly amountMax: string
  readonly tierMax: number
  readonly rate: string
  readonly fee: string
}

interface WirePrices {
  readonly id: string
  readonly replaces: string | null
  readonly currency: Currency
  readonly recourse: string
  readonly dayCount: string
  readonly valueDays: number
  readonly firmDays: number
  readonly drawMax: string
  readonly beginsOn: string
  readonly until: string
  readonly rows: readonly WireRow[]
}

const publishPrices: Sentence<WirePrices> = {
  describe: (body, shown) => {
    const { id, replaces, recourse, dayCount, valueDays, firmDays, beginsOn, until } = body
    const way = RECOURSE[recourse] ?? { zh: recourse, en: recourse }
    const most = sayAmount(body.drawMax, body.currency)
    const old = replaces === null ? null : namePriceList(replaces, shown)
    const rows = body.rows.map(row => describeRow(row, body.currency, shown))
    return {
      zh:
        `发布价目表 ${id}（${way.zh}，${dayCount}）${old ? `，取代${old.zh}` : ''}：` +
        `${rows.map(row => row.zh).join('；')}。按此无须另行询问即可报价，合计不超过 ${most}，` +
        `${valueDays} 个营业日后付款，报价至多保证 ${firmDays} 天，${beginsOn} 起、${until} 前有效。`,
      en:
        `Publish the price list ${id} (${way.en}, ${dayCount})` +
        `${old ? `, in place of ${old.en}` : ''}: ${rows.map(row => row.en).join('; ')}. Quotes ` +
        `are drawn from it without asking, for ${most} at most in all, paid ${valueDays} ` +
        `business days later, firm for ${firmDays} days at most, from ${beginsOn} until ${until}.`,
    }
  },
}

function describeRow(row: WireRow, currency: Currency, shown: Shown): Bilingual {
  const { debtor, daysMax, tierMax, rate } = row
  const [most, fee] = [sayAmount(row.amountMax, currency), sayAmount(row.fee, currency)]
  const [zh, en] = debtor === null ? ['任何债务人', 'any debtor'] : sayTwice(debtor, shown)
  return {
    zh: `${zh}，至多 ${daysMax} 天、${most}、第 ${tierMax} 层：${rate}，费用 ${fee}`,
    en: `${en}, up to ${daysMax} days, ${most} and tier ${tierMax}: ${rate}, fee ${fee}`,
  }
}

function sayTwice(debtor: string, shown: Shown): readonly [string, string] {
  const named = formatParty(debtor, shown)
  return [named, named]
}

function sayAmount(minor: string, currency: Currency): string {
  return formatAmount(minor, { currency, decimals: CURRENCY_DIGITS[currency] ?? 0 })
}

const endPrices: Sentence<{ readonly list: string }> = {
  describe: ({ list }, shown) => {
    const { zh, en } = namePriceList(list, shown)
    return { zh: `撤回${zh}。`, en: `Take back ${en}.` }
  },
}

const drawQuote: Sentence<Quoted & { readonly list: string }> = {
  describe: (body, shown) => {
    const [named, list] = [nameFinancing(body.financing, shown), namePriceList(body.list, shown)]
    const { zh, en } = describePrice(body, shown)
    return {
      zh: `依${list.zh}取得${named.zh}的报价：${zh}；披露内容由该资金方留存。`,
      en:
        `Draw a quote for ${named.en} from ${list.en}: ${en}; what lies behind is kept for its ` +
        'lender.',
    }
  },
}

/** Names a price list by its id, with whose it is where that was shown. */
function namePriceList(id: string, shown: Shown): Bilingual {
  const record = shown[id]
  if (!record || !('pricesOf' in record)) return { zh: `价目表 ${id}`, en: `the price list ${id}` }
  const { pricesOf, recourse, until } = record
  const way = RECOURSE[recourse] ?? { zh: recourse, en: recourse }
  return {
    zh: `${pricesOf} 的价目表 ${id}（${way.zh}，${until} 前有效）`,
    en: `the price list ${id} of ${pricesOf} (${way.en}, until ${until})`,
  }
}

export const pricingSentences = {
  'pricing.publish-prices': publishPrices,
  'pricing.draw-quote': drawQuote,
  'pricing.end-prices': endPrices,
}
