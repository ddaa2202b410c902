import { CURRENCY_DIGITS, type Currency } from '../kernel/money.ts'
import {
  describeSpans,
  describeTrade,
  formatAmount,
  formatLimit,
  formatParty,
} from './format-shown.ts'
import type { Bilingual, Sentence, WireCitation, WireSpan } from './sentence.ts'

interface OfSpans {
  readonly spans: readonly WireSpan[]
}

/** A sentence that names spans between words that stand before and after them. */
function onSpans<Body extends OfSpans>(
  zh: (spans: string, body: Body) => string,
  en: (spans: string, body: Body) => string,
): Sentence<Body> {
  return {
    describe: (body, shown) => {
      const spans = describeSpans(body.spans, shown)
      return { zh: zh(spans.zh, body), en: en(spans.en, body) }
    },
  }
}

const offerTransfer: Sentence<OfSpans & { to: string; trade: readonly WireCitation[] }> = {
  describe: ({ to, spans, trade }, shown) => {
    const what = describeSpans(spans, shown)
    const paid = describeTrade(trade, shown)
    const whom = formatParty(to, shown)
    return {
      zh: `向 ${whom} 转让：${what.zh}；用于支付${paid.zh}。`,
      en: `Offer to ${whom}: ${what.en}; in payment of ${paid.en}.`,
    }
  },
}

const FLAW_WORDS: Record<string, Bilingual> = {
  overdue: { zh: '已逾期', en: 'it is overdue' },
  red_lettered: { zh: '背后的发票已被红冲', en: 'an invoice behind it has a red letter' },
}

/** What is amiss and is taken all the same; nothing: no words. */
function describeKnowing(knowing: readonly string[]): Bilingual {
  const known = knowing.map(flaw => FLAW_WORDS[flaw] ?? { zh: flaw, en: flaw })
  if (known.length === 0) return { zh: '', en: '' }
  return {
    zh: `；明知${known.map(one => one.zh).join('、')}`,
    en: `; knowing that ${known.map(one => one.en).join(' and ')}`,
  }
}

/** By what the acceptance was decided on, if anything was shown. */
function describeSeen(seen: string | undefined): Bilingual {
  if (seen === undefined) return { zh: '', en: '' }
  return { zh: `；已查阅披露内容（摘要 ${seen}）`, en: `; having seen what is disclosed (${seen})` }
}

interface Knowing {
  readonly knowing?: readonly string[]
  readonly seen?: string
}

const answerOffer = onSpans<OfSpans & Knowing & { answer: string }>(
  (spans, { answer, knowing = [], seen }) => {
    const how = `${describeSeen(seen).zh}${describeKnowing(knowing).zh}`
    return `${answer === 'accept' ? '签收' : '拒收'}：${spans}${how}。`
  },
  (spans, { answer, knowing = [], seen }) => {
    const how = `${describeSeen(seen).en}${describeKnowing(knowing).en}`
    return `${answer === 'accept' ? 'Accept' : 'Refuse'}: ${spans}${how}.`
  },
)

interface OfDebt extends OfSpans {
  readonly secured: string
  readonly currency: Currency
  readonly reference: string
  readonly dueOn: string
}

/** Names a debt with its amount, its reference and its date. */
function describeDebt({ secured, currency, reference, dueOn }: OfDebt): Bilingual {
  const amount = formatAmount(secured, { currency, decimals: CURRENCY_DIGITS[currency] ?? 0 })
  return {
    zh: `所担保债务 ${amount}（合同号“${reference}”，${dueOn} 到期）`,
    en: `a debt of ${amount} (reference “${reference}”, due ${dueOn})`,
  }
}

const offerPledge: Sentence<OfDebt & { to: string }> = {
  describe: (body, shown) => {
    const [what, debt] = [describeSpans(body.spans, shown), describeDebt(body)]
    const whom = formatParty(body.to, shown)
    return {
      zh: `向 ${whom} 提出质押：${what.zh}；${debt.zh}。`,
      en: `Offer in pledge to ${whom}: ${what.en}; as security for ${debt.en}.`,
    }
  },
}

const acceptPledge: Sentence<OfDebt & Knowing> = {
  describe: (body, shown) => {
    const [what, debt] = [describeSpans(body.spans, shown), describeDebt(body)]
    const [seen, known] = [describeSeen(body.seen), describeKnowing(body.knowing ?? [])]
    return {
      zh: `接受质押：${what.zh}；${debt.zh}${seen.zh}${known.zh}。`,
      en: `Accept in pledge: ${what.en}; as security for ${debt.en}${seen.en}${known.en}.`,
    }
  },
}

const disclose: Sentence<OfSpans & { to: string; until: string }> = {
  describe: ({ to, spans, until }, shown) => {
    const what = describeSpans(spans, shown)
    const whom = formatParty(to, shown)
    return {
      zh: `${until} 前允许 ${whom} 查阅流转情况及其背后的信息（应收账款为发票与债务人付款情况）：${what.zh}。`,
      en:
        `Let ${whom} see, until ${until}, the chain and what lies behind it (of a receivable ` +
        `the invoices, and how its debtor pays): ${what.en}.`,
    }
  },
}

const HOLD_WORDS: Record<string, { readonly zh: string; readonly en: string }> = {
  court: { zh: '司法冻结', en: 'court hold' },
  dispute: { zh: '争议冻结', en: 'hold in dispute' },
  dilution: { zh: '红字稀释冻结', en: 'hold for dilution' },
  payment: { zh: '兑付在途冻结', en: 'hold for a payment in flight' },
}

const giveStandingAcceptance: Sentence<{ from: string | null; limit: string; until: string }> = {
  describe: ({ from, limit, until }, shown) => {
    const most = formatLimit(limit)
    const zh = from === null ? '任何一方' : formatParty(from, shown)
    const en = from === null ? 'anyone' : formatParty(from, shown)
    return {
      zh: `${until} 前自动签收 ${zh} 转让的、每笔不超过 ${most.zh} 的应收账款。`,
      en: `Accept at once offers of ${en} up to ${most.en} each, until ${until}.`,
    }
  },
}

const withdrawStandingAcceptance: Sentence<{ id: string }> = {
  describe: ({ id }, shown) => {
    const record = shown[id]
    if (!record || !('from' in record))
      return { zh: `撤回自动签收规则 ${id}。`, en: `Withdraw the standing acceptance ${id}.` }
    const most = formatLimit(record.limit)
    return {
      zh:
        `撤回自动签收规则 ${id}：转让方 ${record.from ?? '任何一方'}，每笔不超过 ${most.zh}，` +
        `${record.until} 前有效。`,
      en:
        `Withdraw the standing acceptance ${id}: offers of ${record.from ?? 'anyone'} ` +
        `up to ${most.en}, until ${record.until}.`,
    }
  },
}

export const titleSentences = {
  'title.offer-transfer': offerTransfer,
  'title.answer-offer': answerOffer,
  'title.withdraw-offer': onSpans(
    spans => `撤回转让：${spans}。`,
    spans => `Withdraw the offer of ${spans}.`,
  ),
  'title.lapse-offer': onSpans(
    spans => `因逾期未签收而终止转让：${spans}。`,
    spans => `End, for want of an answer, the offer of ${spans}.`,
  ),
  'title.offer-pledge': offerPledge,
  'title.accept-pledge': acceptPledge,
  'title.disclose': disclose,
  'title.look': onSpans(
    spans => `查阅所披露的情况：${spans}。`,
    spans => `Look at what is disclosed of: ${spans}.`,
  ),
  'title.release': onSpans(
    spans => `解除质押：${spans}。`,
    spans => `Release from the pledge: ${spans}.`,
  ),
  'title.set-hold': onSpans<OfSpans & { kind: string }>(
    (spans, { kind }) => `设置${HOLD_WORDS[kind]?.zh ?? kind}：${spans}。`,
    (spans, { kind }) => `Set a ${HOLD_WORDS[kind]?.en ?? kind} on ${spans}.`,
  ),
  'title.lift-hold': onSpans<OfSpans & { kind: string }>(
    (spans, { kind }) => `解除${HOLD_WORDS[kind]?.zh ?? kind}：${spans}。`,
    (spans, { kind }) => `Lift the ${HOLD_WORDS[kind]?.en ?? kind} on ${spans}.`,
  ),
  'title.give-standing-acceptance': giveStandingAcceptance,
  'title.withdraw-standing-acceptance': withdrawStandingAcceptance,
}
