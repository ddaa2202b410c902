import type { BuyBackGround } from '../payment/buy-back.ts'
import { BUY_BACK_GROUND_WORDS } from '../payment/payment-words.ts'
import { nameFinancing } from './financing-sentences.ts'
import { nameAccount } from './payment-sentences.ts'
import type { Sentence } from './sentence.ts'

interface OnFinancing {
  readonly financing: string
}

const demandBuyBack: Sentence<OnFinancing & { ground: BuyBackGround; to: string }> = {
  describe: ({ financing, ground, to }, shown) => {
    const named = nameFinancing(financing, shown)
    const account = nameAccount(to, shown)
    const why = BUY_BACK_GROUND_WORDS[ground]
    return {
      zh: `要求回购${named.zh}：${why.zh}；按报价的利率与计息方式计价，付至${account.zh}。`,
      en:
        `Demand that ${named.en} be bought back: ${why.en}; at the rate and the day count of the ` +
        `quote, paid to ${account.en}.`,
    }
  },
}

interface Proven extends OnFinancing {
  readonly account: string
  readonly reference: string
}

const proveBuyBack: Sentence<Proven> = {
  describe: ({ financing, account, reference }, shown) => {
    const named = nameFinancing(financing, shown)
    const told = nameAccount(account, shown)
    return {
      zh: `以${told.zh}的流水 ${reference} 证明${named.zh}的回购款或其退回。`,
      en:
        `Prove by the entry ${reference} of ${told.en} what was paid to buy back ${named.en}, or ` +
        'went back.',
    }
  },
}

const lapseBuyBack: Sentence<OnFinancing> = {
  describe: ({ financing }, shown) => {
    const named = nameFinancing(financing, shown)
    return {
      zh: `记录：${named.zh}的回购款到期未付。`,
      en: `Note that the buy-back of ${named.en} was not paid by its day.`,
    }
  },
}

export const buyBackSentences = {
  'payment.demand-buy-back': demandBuyBack,
  'payment.prove-buy-back': proveBuyBack,
  'payment.lapse-buy-back': lapseBuyBack,
}
