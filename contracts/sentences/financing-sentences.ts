import type { Shown } from '../command/shown.ts'
import { findWords } from '../trade/findings.ts'
import { describeSpans, formatAmount, formatParty, formatShownAmount } from './format-shown.ts'
import { RECOURSE } from './recourse.ts'
import type { Bilingual, Sentence, WireSpan } from './sentence.ts'

interface Requested {
  readonly id: string
  readonly spans: readonly WireSpan[]
  readonly lenders: readonly string[]
  readonly deadline: string
  readonly chooseBy: string
  readonly recourse: string
}

const requestQuotes: Sentence<Requested> = {
  describe: ({ id, spans, lenders, deadline, chooseBy, recourse }, shown) => {
    const what = describeSpans(spans, shown)
    const whom = lenders.map(lender => formatParty(lender, shown)).join(', ')
    const way = RECOURSE[recourse] ?? { zh: recourse, en: recourse }
    return {
      zh:
        `就以下区间向 ${whom} 询价（${id}，${way.zh}），允许其查阅背后的情况：${what.zh}；` +
        `${deadline} 前报价，${chooseBy} 前选定。`,
      en:
        `Ask ${whom} for quotes (${id}, ${way.en}), and let them see what lies behind: ` +
        `${what.en}; quotes until ${deadline}, to be chosen by ${chooseBy}.`,
    }
  },
}

export interface Quoted extends OnFinancing {
  readonly rate: string
  readonly dayCount: string
  readonly fee: string
  readonly valueDate: string
  readonly recourse: string
  readonly firmUntil: string
  readonly discount: string
  readonly net: string
  readonly apr: string
}

const quote: Sentence<Quoted & { readonly seen: string }> = {
  describe: (body, shown) => {
    const named = nameFinancing(body.financing, shown)
    const { zh, en } = describePrice(body, shown)
    return {
      zh: `为${named.zh}报价：${zh}；已查阅披露内容（摘要 ${body.seen}）。`,
      en: `Quote for ${named.en}: ${en}; having seen what is disclosed (${body.seen}).`,
    }
  },
}

/** Says the terms and the figures of a quote. */
export function describePrice(body: Quoted, shown: Shown): Bilingual {
  const { financing, rate, dayCount, valueDate, recourse, firmUntil, apr } = body
  const say = (minor: string) => formatShownAmount(minor, shown[financing])
  const [discount, fee, net] = [say(body.discount), say(body.fee), say(body.net)]
  const way = RECOURSE[recourse] ?? { zh: recourse, en: recourse }
  return {
    zh:
      `${valueDate} 付 ${net.zh}（贴现率 ${rate}，${dayCount}，贴现息 ${discount.zh}，费用 ` +
      `${fee.zh}，年化成本 ${apr}），${way.zh}，${firmUntil} 前有效`,
    en:
      `${net.en} on ${valueDate} (rate ${rate}, ${dayCount}, discount ${discount.en}, fee ` +
      `${fee.en}, yearly cost ${apr}), ${way.en}, firm until ${firmUntil}`,
  }
}

const chooseQuote: Sentence<OnFinancing & { quote: string }> = {
  describe: ({ financing, quote }, shown) => {
    const named = nameFinancing(financing, shown)
    const chosen = nameQuote(quote, shown)
    return {
      zh: `选定${chosen.zh}，为${named.zh}提出融资申请。`,
      en: `Choose ${chosen.en}, and apply for ${named.en}.`,
    }
  },
}

const decide: Sentence<OnFinancing & { decision: string; seen: string; words: string }> = {
  describe: ({ financing, decision, seen, words }, shown) => {
    const named = nameFinancing(financing, shown)
    const said = words.trim() === '' ? '' : `“${words}”`
    const approves = decision === 'approve'
    return {
      zh: `${approves ? '批准' : '拒绝'}${named.zh}${said}；已查阅披露内容（摘要 ${seen}）。`,
      en:
        `${approves ? 'Approve' : 'Refuse'} ${named.en}${said === '' ? '' : `: ${said}`}; having ` +
        `seen what is disclosed (${seen}).`,
    }
  },
}

const weighFindings: Sentence<OnFinancing & { findings: readonly string[]; reason: string }> = {
  describe: ({ financing, findings, reason }, shown) => {
    const named = nameFinancing(financing, shown)
    const each = findings.map(finding => nameFinding(finding, shown))
    return {
      zh: `审阅${named.zh}的发现：${each.map(({ zh }) => zh).join('；')}。理由：“${reason}”`,
      en:
        `Weigh what was found behind ${named.en}: ${each.map(({ en }) => en).join('; ')}. ` +
        `Reason: “${reason}”`,
    }
  },
}

const declineToQuote: Sentence<OnFinancing & { reason: string }> = {
  describe: ({ financing, reason }, shown) => {
    const named = nameFinancing(financing, shown)
    return {
      zh: `不为${named.zh}报价，或撤回报价：“${reason}”`,
      en: `Give no quote for ${named.en}, or take it back: “${reason}”`,
    }
  },
}

interface OnFinancing {
  readonly financing: string
}

/** A sentence that names a financing between words that stand before it. */
function onFinancing(zh: string, en: string): Sentence<OnFinancing> {
  return {
    describe: ({ financing }, shown) => {
      const named = nameFinancing(financing, shown)
      return { zh: `${zh}${named.zh}。`, en: `${en} ${named.en}.` }
    },
  }
}

/** Names a financing by its id, with what it is of where that was shown. */
export function nameFinancing(id: string, shown: Shown): Bilingual {
  const record = shown[id]
  if (!record || !('firstDueOn' in record)) return { zh: `融资 ${id}`, en: `the financing ${id}` }
  const face = formatAmount(record.amount, record)
  const { holder, debtors, firstDueOn } = record
  return {
    zh: `融资 ${id}（${holder}，债务人 ${debtors.join('、')}，${face}，最早 ${firstDueOn} 到期）`,
    en:
      `the financing ${id} (${holder}, owed by ${debtors.join(' and ')}, ${face}, first due ` +
      `${firstDueOn})`,
  }
}

function nameFinding(id: string, shown: Shown): Bilingual {
  const record = shown[id]
  if (!record || !('findingKind' in record)) return { zh: `发现 ${id}`, en: `the finding ${id}` }
  const { fact } = findWords(record.findingKind)
  const { foundOn } = record
  return { zh: `${foundOn} ${fact.zh}（${id}）`, en: `${fact.en} (${id}, found on ${foundOn})` }
}

function nameQuote(id: string, shown: Shown): Bilingual {
  const record = shown[id]
  if (!record || !('quotedBy' in record)) return { zh: `报价 ${id}`, en: `the quote ${id}` }
  const { quotedBy, apr, valueDate, recourse } = record
  const [net, discount, fee] = [record.amount, record.discount, record.fee].map(minor =>
    formatAmount(minor, record),
  )
  const way = RECOURSE[recourse] ?? { zh: recourse, en: recourse }
  return {
    zh:
      `${quotedBy} 的报价 ${id}（${valueDate} 付 ${net}，贴现息 ${discount}，费用 ${fee}，` +
      `年化成本 ${apr}，${way.zh}）`,
    en:
      `the quote ${id} of ${quotedBy} (${net} on ${valueDate}, discount ${discount}, fee ${fee}, ` +
      `yearly cost ${apr}, ${way.en})`,
  }
}

export const financingSentences = {
  'financing.request-quotes': requestQuotes,
  'financing.look-at-request': onFinancing('查阅所披露的情况：', 'Look at what is disclosed of'),
  'financing.quote': quote,
  'financing.decline-to-quote': declineToQuote,
  'financing.choose-quote': chooseQuote,
  'financing.weigh-findings': weighFindings,
  'financing.decide': decide,
  'financing.withdraw-financing': onFinancing('撤回', 'Take back'),
  'financing.lapse-financing': onFinancing('因逾期而终止', 'End, for want of an answer,'),
}
