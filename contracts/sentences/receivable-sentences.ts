import { UNDERTAKING, WAIVER } from '../receivable/undertaking.ts'
import {
  describeInstrument,
  describeSpans,
  describeTrade,
  formatParty,
  formatShownAmount,
  sumTrade,
} from './format-shown.ts'
import type { Sentence, WireCitation, WireSpan } from './sentence.ts'

interface OfReceivable {
  readonly receivable: string
}

/** A sentence about one receivable, between the words of both languages. */
function onReceivable(zh: string, en: string): Sentence<OfReceivable> {
  return {
    describe: ({ receivable }, shown) => {
      const what = describeInstrument(receivable, shown)
      return { zh: `${zh} ${what.zh}。`, en: `${en} ${what.en}.` }
    },
  }
}

interface Propose {
  readonly debtor: string
  readonly supplier: string
  readonly dueOn: string
  readonly trade: readonly WireCitation[]
}

const propose: Sentence<Propose> = {
  describe: ({ debtor, supplier, dueOn, trade }, shown) => {
    const amount = sumTrade(trade, shown)
    const backed = describeTrade(trade, shown)
    const [owes, owed] = [formatParty(debtor, shown), formatParty(supplier, shown)]
    return {
      zh: `提议：${owes} 于 ${dueOn} 应付 ${owed} ${amount}；依据${backed.zh}。`,
      en: `Propose that ${owes} owes ${owed} ${amount} on ${dueOn}, on ${backed.en}.`,
    }
  },
}

interface Confirm extends OfReceivable {
  readonly amount: string
  readonly dueOn: string
}

const confirm: Sentence<Confirm> = {
  describe: ({ receivable, amount, dueOn }, shown) => {
    const record = shown[receivable]
    const money = formatShownAmount(amount, record)
    const what = describeInstrument(receivable, shown)
    return {
      zh: `确认应付 ${money.zh}，${dueOn} 到期：${what.zh}。${UNDERTAKING.zh}${WAIVER.zh}`,
      en: `Confirm to owe ${money.en} on ${dueOn}: ${what.en}. ` + `${UNDERTAKING.en} ${WAIVER.en}`,
    }
  },
}

interface PayWithAmount {
  readonly to: string
  readonly amount: string
  readonly trade: readonly WireCitation[]
}

const payWithAmount: Sentence<PayWithAmount> = {
  describe: ({ to, amount, trade }, shown) => {
    const record = trade.map(({ invoice }) => shown[invoice]).find(one => one !== undefined)
    const money = formatShownAmount(amount, record)
    const paid = describeTrade(trade, shown)
    const whom = formatParty(to, shown)
    return {
      zh: `以所持应收账款（先到期者先用）向 ${whom} 支付 ${money.zh}；用于${paid.zh}。`,
      en:
        `Pay ${whom} ${money.en} with receivables held, those due first taken first; ` +
        `in payment of ${paid.en}.`,
    }
  },
}

const acknowledgePayment: Sentence<{ spans: readonly WireSpan[]; paidOn: string }> = {
  describe: ({ spans, paidOn }, shown) => {
    const what = describeSpans(spans, shown)
    return {
      zh: `确认已于 ${paidOn} 在平台外收款，以下款项不再欠付：${what.zh}。`,
      en:
        `Acknowledge payment on ${paidOn} outside the platform; nothing is owed any more ` +
        `on ${what.en}.`,
    }
  },
}

export const receivableSentences = {
  'receivable.propose': propose,
  'receivable.confirm': confirm,
  'receivable.reject': onReceivable('拒绝确认', 'Refuse to confirm'),
  'receivable.cancel': onReceivable('撤销', 'Cancel'),
  'receivable.note-overdue': onReceivable('已逾期，予以记录', 'Note, as overdue,'),
  'receivable.note-unpaid': onReceivable('催收未果，予以记录', 'Note, as chased in vain,'),
  'receivable.lapse': onReceivable('因逾期未确认而终止', 'End, for want of an answer,'),
  'receivable.hold-diluted': onReceivable(
    '因红字发票冻结一级供应商所持部分：',
    'Hold, since red letters dilute it, what the first supplier holds of',
  ),
  'receivable.pay-with-amount': payWithAmount,
  'receivable.acknowledge-payment': acknowledgePayment,
}
