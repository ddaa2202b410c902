import { CURRENCY_DIGITS, type Currency } from '../kernel/money.ts'
import { describeInstrument, formatAmount, formatQuantity } from './format-shown.ts'
import { describeInsurance, type WireInsurance } from './receipt-sentences.ts'
import type { Sentence } from './sentence.ts'

interface WireRenewTerm {
  readonly receipt: string
  readonly storedUntil: string
  readonly fee: string
}

const renewTerm: Sentence<WireRenewTerm> = {
  describe: ({ receipt, storedUntil, fee }, shown) => {
    const what = describeInstrument(receipt, shown)
    return {
      zh: `将${what.zh}的仓储期延长至 ${storedUntil} 前，仓储费 ${fee}。`,
      en: `Store ${what.en} longer, until ${storedUntil}, fee: ${fee}.`,
    }
  },
}

const endTerm: Sentence<{ readonly receipt: string }> = {
  describe: ({ receipt }, shown) => {
    const what = describeInstrument(receipt, shown)
    return {
      zh: `记录${what.zh}的仓储期已届满。`,
      en: `Note that the term of ${what.en} has ended.`,
    }
  },
}

interface WireTariff {
  readonly receipt: string
  readonly account: string
  readonly tariff: {
    readonly currency: Currency
    readonly perUnits: string
    readonly storage: string
    readonly handling: string
    readonly least: string
  }
}

const agreeTariff: Sentence<WireTariff> = {
  describe: ({ receipt, account, tariff }, shown) => {
    const what = describeInstrument(receipt, shown)
    const record = shown[receipt]
    const unit = record && 'receiptNumber' in record ? record.unit : 'GRAMS'
    const per = formatQuantity(tariff.perUnits, unit)
    const { currency } = tariff
    const decimals = CURRENCY_DIGITS[currency] ?? 0
    const say = (minor: string) => formatAmount(minor, { currency, decimals })
    const [storage, handling, least] = [tariff.storage, tariff.handling, tariff.least].map(say)
    return {
      zh:
        `约定${what.zh}的仓储费率：每 ${per.zh}每天 ${storage}，操作费每 ${per.zh} ${handling}，` +
        `合计至少 ${least}，付至账户 ${account}。`,
      en:
        `Agree what ${what.en} costs: ${storage} for each ${per.en} and day, ${handling} for ` +
        `handling each ${per.en}, ${least} in all at least, paid to the account ${account}.`,
    }
  },
}

interface WireProveDues {
  readonly receipt: string
  readonly account: string
  readonly reference: string
}

const proveDues: Sentence<WireProveDues> = {
  describe: ({ receipt, account, reference }, shown) => {
    const what = describeInstrument(receipt, shown)
    return {
      zh: `以账户 ${account} 的流水 ${reference} 证实${what.zh}的仓储费已付。`,
      en: `Prove by ${reference} of the account ${account} that dues of ${what.en} are paid.`,
    }
  },
}

interface WireInsure {
  readonly receipt: string
  readonly insurance: WireInsurance
  readonly perils: string
  readonly lossPayee: string
}

const insure: Sentence<WireInsure> = {
  describe: ({ receipt, insurance, perils, lossPayee }, shown) => {
    const what = describeInstrument(receipt, shown)
    const how = describeInsurance(insurance)
    return {
      zh: `登录${what.zh}的保单：${how.zh}，承保 ${perils}，赔款付给 ${lossPayee}。`,
      en: `Tell that ${what.en} is ${how.en}, against ${perils}, a loss paid to ${lossPayee}.`,
    }
  },
}

const lapseInsurance: Sentence<{ readonly receipt: string }> = {
  describe: ({ receipt }, shown) => {
    const what = describeInstrument(receipt, shown)
    return {
      zh: `记录${what.zh}的保险已失效。`,
      en: `Note that ${what.en} is not insured any more.`,
    }
  },
}

export const storageSentences = {
  'receipt.insure': insure,
  'receipt.lapse-insurance': lapseInsurance,
  'receipt.renew-term': renewTerm,
  'receipt.end-term': endTerm,
  'receipt.agree-tariff': agreeTariff,
  'receipt.prove-dues': proveDues,
}
