import type { Roll } from '../../../kernel/calendar.ts'
import type { RoundingMode } from '../../ratio.ts'
import type { CashFlow, Support, Trigger } from '../deal.ts'
import type { Words } from '../deal-text.ts'

/** The words of the terms that are chosen from a list. */
export const ROLL_WORDS: Readonly<Record<Roll, Words>> = {
  unadjusted: { zh: '不调整', en: 'not rolled' },
  following: { zh: '遇非工作日顺延', en: 'rolled to the following business day' },
  modified_following: {
    zh: '顺延，跨月则提前',
    en: 'rolled to the following business day within its month, else to the one before',
  },
  preceding: { zh: '遇非工作日提前', en: 'rolled to the business day before' },
  modified_preceding: {
    zh: '提前，跨月则顺延',
    en: 'rolled to the business day before within its month, else to the following one',
  },
}

export const TESTED_AT_WORDS: Readonly<Record<Trigger['tested'], Words>> = {
  before_collection: { zh: '归集前测试', en: 'tested before the collection' },
  after_collection: { zh: '归集后测试', en: 'tested after the collection' },
  after_distribution: { zh: '分配后测试', en: 'tested after the distribution' },
}

export const SUPPORT_WORDS: Readonly<Record<Support['kind'], Words>> = {
  shortfall: { zh: '差额支付', en: 'shortfall support' },
  guarantee: { zh: '保证担保', en: 'guarantee' },
  liquidity: { zh: '流动性支持', en: 'liquidity facility' },
  swap: { zh: '掉期', en: 'swap' },
}

export const FLOW_WORDS: Readonly<Record<CashFlow, Words>> = {
  interest: { zh: '利息', en: 'interest' },
  penalty: { zh: '罚息', en: 'penalties' },
  fees: { zh: '费用', en: 'fees' },
  principal: { zh: '计划本金', en: 'scheduled principal' },
  prepaid: { zh: '提前偿还', en: 'prepayments' },
  repurchased: { zh: '回购款', en: 'repurchases' },
  recovered: { zh: '违约回收', en: 'recoveries' },
}

export const ROUNDING_WORDS: Readonly<Record<RoundingMode, Words>> = {
  half_up: { zh: '四舍五入', en: 'half up' },
  half_even: { zh: '四舍六入五成双', en: 'half to even' },
  floor: { zh: '向下取整', en: 'down' },
}

export const REMAINDER_WORDS = {
  largest: {
    zh: '归余数最大者，相同则按名称',
    en: 'to the largest remainders, ties by name',
  },
  in_turn: { zh: '按顺序每人一分', en: 'one each to the first in order' },
  first: { zh: '全部归顺序第一者', en: 'all to the first in order' },
} as const satisfies Record<string, Words>

export const UNPAID_WORDS = {
  compound: { zh: '未付利息计复利', en: 'compound interest on unpaid interest at ' },
  simple: {
    zh: '未付利息计单利，先偿还计息的部分',
    en: 'simple interest on unpaid interest, which is paid after what bears it, at ',
  },
} as const satisfies Record<string, Words>

export const PAYMENT_WORDS = {
  whole_fen_a_unit: {
    zh: '按每份整分计付，不足一分的留存账户',
    en: 'notes accrue and pay whole fen a unit, what remains stays in the account',
  },
  in_total: { zh: '按总额整分计付', en: 'notes accrue and pay whole fen in total' },
} as const satisfies Record<string, Words>
