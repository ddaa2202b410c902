import type { ShownRecord } from '../command/shown.ts'
import { CURRENCY_DIGITS, type Currency } from '../kernel/money.ts'
import { formatAmount, formatShownAmount } from './format-shown.ts'
import { nameAccount } from './payment-sentences.ts'
import type { Bilingual, Sentence } from './sentence.ts'

interface Matched {
  readonly account: string
  readonly entries: readonly { readonly reference: string; readonly amount: string }[]
  readonly payments: readonly { readonly endToEndId: string; readonly amount: string }[]
  readonly writtenOff: string
  readonly reason: string
}

const matchEntries: Sentence<Matched> = {
  describe: ({ account, entries, payments, writtenOff, reason }, shown) => {
    const named = nameAccount(account, shown)
    const say = (amount: string) => formatPaid(amount, shown[account])
    const told = list(entries.map(one => ({ name: one.reference, paid: say(one.amount) })))
    const paid = list(payments.map(one => ({ name: one.endToEndId, paid: say(one.amount) })))
    const off = say(writtenOff)
    return {
      zh:
        `勾对${named.zh}的流水 ${told.zh} 与款项 ${paid.zh}，` +
        `核销差额 ${off.zh}；理由：${reason}`,
      en:
        `Match entries of ${named.en}, ${told.en}, with payments, ${paid.en}; the difference of ` +
        `${off.en} is written off: ${reason}`,
    }
  },
}

/** In the currency of the account, where it was shown. */
function formatPaid(amount: string, record: ShownRecord | undefined): Bilingual {
  if (!record || !('paidIn' in record)) return formatShownAmount(amount, undefined)
  const currency = record.paidIn
  const said = formatAmount(amount, { currency, decimals: CURRENCY_DIGITS[currency as Currency] })
  return { zh: said, en: said }
}

function list(all: readonly { readonly name: string; readonly paid: Bilingual }[]): Bilingual {
  return {
    zh: all.map(({ name, paid }) => `${name}（${paid.zh}）`).join('、') || '无',
    en: all.map(({ name, paid }) => `${name} (${paid.en})`).join(', ') || 'none',
  }
}

export const matchSentences = { 'payment.match-entries': matchEntries }
