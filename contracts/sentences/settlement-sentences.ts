import type { Shown } from '../command/shown.ts'
import { describeInstrument, formatParty, formatShownAmount } from './format-shown.ts'
import { nameAccount } from './payment-sentences.ts'
import type { Bilingual, Sentence } from './sentence.ts'

interface WireLine {
  readonly instrument: string
  readonly lo: string
  readonly hi: string
  readonly payee: string
  readonly to: string
  readonly again: { readonly settlement: string; readonly line: number } | null
}

interface Instructed {
  readonly id: string
  readonly dueOn: string
  readonly from: string
  readonly spans: readonly WireLine[]
}

const instructSettlement: Sentence<Instructed> = {
  describe: ({ id, dueOn, from, spans }, shown) => {
    const payer = nameAccount(from, shown)
    const sum = spans.reduce((total, { lo, hi }) => total + BigInt(hi) - BigInt(lo), 0n)
    const paid = formatShownAmount(String(sum), shown[spans[0]?.instrument ?? ''])
    const lines = spans.map((line, index) => describeLine(index + 1, line, shown))
    return {
      zh:
        `兑付 ${dueOn} 到期的应收账款（${id}）：自${payer.zh}付出 ${paid.zh}，共 ${spans.length} 行。` +
        lines.map(({ zh }) => zh).join(''),
      en:
        `Pay what is due on ${dueOn} (${id}): ${paid.en} in all from ${payer.en}, in ` +
        `${spans.length} line${spans.length === 1 ? '' : 's'}. ` +
        lines.map(({ en }) => en).join(' '),
    }
  },
}

function describeLine(number: number, line: WireLine, shown: Shown): Bilingual {
  const { instrument, lo, hi, payee, to, again } = line
  const paid = formatShownAmount(String(BigInt(hi) - BigInt(lo)), shown[instrument])
  const whom = formatParty(payee, shown)
  const where = nameAccount(to, shown)
  const anew = again && {
    zh: `，重付已退回的 ${again.settlement} 第 ${again.line} 行`,
    en: `, which makes line ${again.line} of ${again.settlement} again`,
  }
  return {
    zh:
      `第 ${number} 行：${instrument}（${lo} 至 ${hi}）${paid.zh}，付 ${whom}，${where.zh}` +
      `${anew?.zh ?? ''}。`,
    en:
      `Line ${number}: ${paid.en} of ${instrument} (${lo} to ${hi}) to ${whom}, ${where.en}` +
      `${anew?.en ?? ''}.`,
  }
}

interface OfLine {
  readonly settlement: string
  readonly line: number
}

const proveLine: Sentence<OfLine & { account: string; reference: string; paidOn: string }> = {
  describe: ({ settlement, line, account, reference, paidOn }, shown) => {
    const told = nameAccount(account, shown)
    const named = nameSettlement(settlement, shown)
    return {
      zh: `以${told.zh} ${paidOn} 的流水 ${reference} 证明${named.zh}第 ${line} 行的付款或其退回。`,
      en:
        `Prove by the entry ${reference} of ${told.en}, booked on ${paidOn}, what was paid, or ` +
        `went back, on line ${line} of ${named.en}.`,
    }
  },
}

const rejectLines: Sentence<Pick<OfLine, 'settlement'>> = {
  describe: ({ settlement }, shown) => {
    const named = nameSettlement(settlement, shown)
    return {
      zh: `提交开户行签名的回执：${named.zh}中有付款被拒绝。`,
      en: `Hand in the bank’s signed report that it rejects payments of ${named.en}.`,
    }
  },
}

const giveUpLine: Sentence<OfLine> = {
  describe: ({ settlement, line }, shown) => {
    const named = nameSettlement(settlement, shown)
    return {
      zh: `放弃${named.zh}第 ${line} 行；双方确认没有款项已付。`,
      en: `Give up line ${line} of ${named.en}: both sides take it that nothing was paid.`,
    }
  },
}

const openMaturity: Sentence<{ debtor: string; dueOn: string }> = {
  describe: ({ debtor, dueOn }, shown) => {
    const whom = formatParty(debtor, shown)
    return {
      zh: `提示 ${whom}：${dueOn} 有应收账款到期应付。`,
      en: `Tell ${whom} that what it owes on ${dueOn} is to be paid.`,
    }
  },
}

const closeMaturity: Sentence<{ receivable: string }> = {
  describe: ({ receivable }, shown) => {
    const what = describeInstrument(receivable, shown)
    return {
      zh: `结束到期兑付待办：与 ${what.zh} 同日到期的应付款。`,
      en: `End the wait for payment of what is due with ${what.en}.`,
    }
  },
}

function nameSettlement(id: string, shown: Shown): Bilingual {
  const record = shown[id]
  if (!record || !('settles' in record)) return { zh: `兑付 ${id} `, en: `the settlement ${id}` }
  const sum = formatShownAmount(record.amount, record)
  const { paidBy, settles, reference } = record
  return {
    zh: `兑付 ${id}（${paidBy}，${settles} 到期，${sum.zh}，${reference}）`,
    en: `the settlement ${id} (${paidBy}, due ${settles}, ${sum.en}, ${reference})`,
  }
}

export const settlementSentences = {
  'settlement.instruct-settlement': instructSettlement,
  'settlement.prove-line': proveLine,
  'settlement.reject-lines': rejectLines,
  'settlement.give-up-line': giveUpLine,
  'settlement.open-maturity': openMaturity,
  'settlement.close-maturity': closeMaturity,
}
