import type { Bilingual } from '../kernel/bilingual.ts'

/** What a kind of finding says in words, under which rule, and what cannot be done meanwhile. */
export interface FindingWords {
  readonly fact: Bilingual
  /** Of the rules of the trade by their marker, such as `C8`; null: a rule of the platform. */
  readonly rule: string | null
  /** Null: nothing is kept from anybody. */
  readonly blocks: Bilingual | null
  readonly severity: FindingSeverity
  /** Which of the field's checks of an application finds it; null: it is about goods in store. */
  readonly check: CheckNumber | null
}

export type FindingSeverity = 'info' | 'warning' | 'alarm'
/** The checks of the field, in its order: see `CHECKS`. */
export type CheckNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

/** Every kind of finding; one that is noticed and has no words here does not compile. */
export const FINDINGS = {
  tiers_watched: {
    fact: {
      zh: '应收账款流转的层级多于贸易所需',
      en: 'a receivable passed through more holders than trade needs',
    },
    rule: 'C8',
    blocks: null,
    severity: 'warning',
    check: 8,
  },
  return_watched: {
    fact: {
      zh: '应收账款流转后又回到先前的持有人',
      en: 'a receivable came back to one who held it before',
    },
    rule: 'C8',
    blocks: null,
    severity: 'warning',
    check: 8,
  },
  splitting_watched: {
    fact: {
      zh: '应收账款被拆分为过多的权属',
      en: 'a receivable was split into very many titles',
    },
    rule: 'C8',
    blocks: null,
    severity: 'warning',
    check: 8,
  },
  burst_watched: {
    fact: {
      zh: '应收账款在数日内被拆成大量份额流转',
      en: 'a receivable was passed on in very many pieces within days',
    },
    rule: 'C8',
    blocks: null,
    severity: 'warning',
    check: 8,
  },
  circular_trade: {
    fact: {
      zh: '若干企业在一个月内以相近金额依次销售，最终回到起点',
      en: 'firms sold to each other in a circle, within a month and for about the same amount',
    },
    rule: 'C5',
    blocks: null,
    severity: 'alarm',
    check: 5,
  },
  related_trade: {
    fact: {
      zh: '买卖双方存在关联：同一人办理业务，或使用过同一账户',
      en: 'seller and buyer are related: by who acts for them, or by an account that both have had',
    },
    rule: 'C5',
    blocks: null,
    severity: 'warning',
    check: 6,
  },
  related_through_another: {
    fact: {
      zh: '关联企业经第三方以极低差价完成买卖',
      en: 'related firms traded through another at next to no margin',
    },
    rule: 'C5',
    blocks: null,
    severity: 'alarm',
    check: 6,
  },
  jump_in_trade: {
    fact: {
      zh: '销方数日内的开票量远超以往',
      en: 'a seller invoiced far more within days than it did before',
    },
    rule: 'C5',
    blocks: null,
    severity: 'warning',
    check: 7,
  },
  just_under_a_watched_amount: {
    fact: {
      zh: '同一买卖双方多次开具略低于关注金额的发票',
      en: 'several invoices of one pair stay just under an amount that is looked at',
    },
    rule: 'C5',
    blocks: null,
    severity: 'warning',
    check: 7,
  },
  invoice_says_another_thing: {
    fact: {
      zh: '同一发票再次导入时内容不同，两种说法均已留存',
      en: 'an invoice was sent again and says another thing; both versions are kept',
    },
    rule: null,
    blocks: {
      zh: '后到的说法未被记录；原记录照常可用',
      en: 'the later version is not recorded; the recorded one can be used as before',
    },
    severity: 'alarm',
    check: 1,
  },
  assertion_is_not_the_sellers_word: {
    fact: {
      zh: '购方陈述的发票与销方本身的发票不一致',
      en: 'what a buyer asserted of an invoice is not what its seller says',
    },
    rule: null,
    blocks: {
      zh: '购方的陈述不得用于任何应收账款',
      en: 'the buyer’s assertion backs no receivable',
    },
    severity: 'alarm',
    check: 1,
  },
  red_letter_on_used_invoice: {
    fact: {
      zh: '红字发票超出发票未占用的部分，其余已有应收账款占用',
      en: 'a red letter takes back more of an invoice than was unused',
    },
    rule: null,
    blocks: {
      zh: '该发票不得再用于新的应收账款；已开立的不受影响',
      en: 'the invoice backs nothing new; what was issued on it stands',
    },
    severity: 'alarm',
    check: 3,
  },
  tax_authority_says_otherwise: {
    fact: {
      zh: '税务机关对发票的说法与所记录的不一致，或查无此票',
      en: 'the tax authority says otherwise of an invoice, or does not know it',
    },
    rule: 'C19',
    blocks: null,
    severity: 'alarm',
    check: 1,
  },
  invoice_number_is_alike: {
    fact: {
      zh: '销方两张发票的号码相似，金额或日期相同',
      en: 'two invoices of one seller have numbers that are alike, and one amount or date',
    },
    rule: null,
    blocks: {
      zh: '后到的发票在债务人复核或两名运营人员签署二者不同之前不得使用',
      en: 'the later one backs nothing until the debtor or two officers sign that they differ',
    },
    severity: 'alarm',
    check: 2,
  },
  goods_are_short: {
    fact: {
      zh: '在库称重少于账面，超出允差',
      en: 'less goods are in store than are booked, beyond the tolerance',
    },
    rule: null,
    blocks: {
      zh: '该批货物的仓单已被冻结，不得转让、质押或提货',
      en: 'the receipts over them are held: they pass to nobody, and nothing is delivered',
    },
    severity: 'alarm',
    check: null,
  },
} as const satisfies Record<string, FindingWords>

export type FindingKind = keyof typeof FINDINGS

/** Those that two people of a lender weigh before it approves what they lie behind. */
export const WEIGHED_KINDS: readonly string[] = [
  'circular_trade',
  'related_through_another',
  'invoice_says_another_thing',
  'red_letter_on_used_invoice',
  'tax_authority_says_otherwise',
] satisfies readonly FindingKind[]

/** Finds the words of a kind as it stands in the store; it may be one of a later program. */
export function findWords(kind: string): FindingWords {
  if (Object.hasOwn(FINDINGS, kind)) return FINDINGS[kind as FindingKind]
  const unknown = { rule: null, blocks: null, severity: 'warning', check: 1 } as const
  return { fact: { zh: kind, en: kind }, ...unknown }
}
