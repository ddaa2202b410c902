import type { Bilingual } from '../kernel/bilingual.ts'
import { type CheckNumber, FINDINGS, type FindingKind } from './findings.ts'

/** The field's checks of what lies behind an application, in its order. */
export const CHECKS: Readonly<Record<CheckNumber, Bilingual>> = {
  1: {
    zh: '发票唯一：同一销方同一号码只有一张，内容前后一致',
    en: 'an invoice is its seller and number, once, and says the same each time',
  },
  2: { zh: '近似：号码、金额、日期相近的发票', en: 'invoices that are nearly the same' },
  3: { zh: '红字：发票未被红冲', en: 'red letters that take back what is financed' },
  4: {
    zh: '三单匹配：订单、交货与发票相符，先交货后开票',
    en: 'order, delivery and invoice match, and the delivery comes first',
  },
  5: { zh: '循环贸易', en: 'trade that goes in a circle' },
  6: { zh: '关联交易：两端为同一控制，差价极低', en: 'related parties at both ends' },
  7: {
    zh: '集中与突增：业务量骤增，金额略低于关注线',
    en: 'jumps in volume, and amounts just under a watched one',
  },
  8: { zh: '流转异常：集中拆分、层级过深、回到原持有人', en: 'splitting, tiers and returns' },
  9: { zh: '付款方不是债务人', en: 'payment from anyone but the debtor' },
}

export const CHECK_NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const satisfies readonly CheckNumber[]

/** The kinds of finding that a check comes to. */
export function listKinds(check: number): readonly FindingKind[] {
  const kinds = Object.keys(FINDINGS) as FindingKind[]
  return kinds.filter(kind => FINDINGS[kind].check === check)
}
