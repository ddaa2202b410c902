import type { Words } from '../deal/deal-text.ts'

/** Why a period could not be distributed, with the period and the path in deal or facts. */
export interface RunRefusal {
  readonly ok: false
  readonly refusal: RunRefusalCode
  readonly path: string
  readonly period: number
  readonly sentence: Words
}

export type RunRefusalCode = keyof typeof RUN_REFUSAL_TEXTS

export type DistributionRefusal = Extract<
  RunRefusalCode,
  | 'divisor_must_not_be_zero'
  | 'price_must_be_above_zero'
  | 'payout_fee_must_have_a_solution'
  | 'cash_must_cover_the_correction'
  | 'correction_must_be_whole_fen_a_unit'
  | 'correction_must_not_exceed_what_is_there'
>

export const RUN_REFUSAL_TEXTS = {
  divisor_must_not_be_zero: { zh: '除数为零', en: 'the expression divides by zero' },
  price_must_be_above_zero: { zh: '购买价格须大于零', en: 'assets cannot be bought for nothing' },
  payout_fee_must_have_a_solution: {
    zh: '该费用不低于其后的支付，无解',
    en: 'the fee is no fraction of the payments below it and has no solution',
  },
  cash_must_cover_the_correction: {
    zh: '账户资金不足以冲正',
    en: 'the account has not the cash that the correction takes back',
  },
  correction_must_be_whole_fen_a_unit: {
    zh: '对证券的更正须为每份整分',
    en: 'a note is corrected by whole fen a unit',
  },
  correction_must_not_exceed_what_is_there: {
    zh: '更正额超过该垫付款或本金缺口的余额',
    en: 'the correction takes back more than the advance or the deficiency there is',
  },
  correction_must_be_of_something_known: {
    zh: '更正对象既不是账户、证券、费用，也不是支持机构或本金缺口',
    en: 'what is corrected is no account, note, fee, support or ledger',
  },
  correction_must_be_of_an_earlier_period: {
    zh: '只能更正此前的期间',
    en: 'what is corrected is an earlier period, from 1 on',
  },
  actual_must_name_what_the_deal_has: {
    zh: '交易文件没有这一账户或支持机构',
    en: 'the deal has no such account or support',
  },
  actual_must_not_be_negative: {
    zh: '实际收到的金额不能为负',
    en: 'what was really received is not below zero',
  },
  actual_must_be_one_a_period: {
    zh: '同一期间的实际情况须写在一处',
    en: 'what really happened in a period stands in one place',
  },
  pool_must_not_be_empty: { zh: '资产池为空', en: 'the pool is empty' },
  periods_must_follow_each_other: {
    zh: '资产池期间须自上一期之后连续',
    en: 'pool periods must follow the state they start from, one by one',
  },
  period_must_be_the_deals: {
    zh: '资产池期间与交易文件的回收款计算日不一致',
    en: 'the pool’s period must run from one calculation date of the deal to the next',
  },
  pool_must_hold_what_was_bought: {
    zh: '上期循环购买的资产未进入资产池',
    en: 'what the deal bought in the period before is not in the pool',
  },
  replacement_must_run_off: {
    zh: '替代资产模板须有余额，且在预测期内或自身内结清',
    en: 'a replacement template has a balance, and runs off or lasts as long as the forecast',
  },
  deal_must_be_open: { zh: '专项计划已终止', en: 'the deal has closed' },
  state_must_be_of_this_deal: {
    zh: '状态文件不是本交易的',
    en: 'the state document is not of this deal',
  },
  calendar_must_be_given: {
    zh: '须提供该日历的数据',
    en: 'the data of this calendar must be given',
  },
  index_must_have_a_fixing: {
    zh: '该利率基准在计息起始日尚无定盘',
    en: 'this index has no fixing on or before the day the interest period begins',
  },
  event_must_be_known: {
    zh: '交易文件没有这一事件',
    en: 'the deal knows no such event',
  },
  event_must_be_declared_by_its_party: {
    zh: '该事件不能由此方宣布',
    en: 'this party may not declare the event',
  },
  event_must_name_its_command: {
    zh: '须写明所签署指令的 SHA-256',
    en: 'the SHA-256 of the signed command must be named: sha256: and 64 hexadecimal digits',
  },
  event_must_have_dates_that_exist: { zh: '没有这一天', en: 'there is no such date' },
  event_must_end_after_it_begins: {
    zh: '事件终止日须晚于生效日',
    en: 'the event must end after the date on which it takes effect',
  },
  event_must_have_whole_votes: {
    zh: '表决份数须为非负整数',
    en: 'votes are whole units, none below zero',
  },
  event_must_have_its_votes: {
    zh: '持有人会议表决份额不足',
    en: 'too few units voted for the event',
  },
} satisfies Record<string, Words>

export function refuseRun(refusal: RunRefusalCode, period: number, path: string): RunRefusal {
  return { ok: false, refusal, period, path, sentence: RUN_REFUSAL_TEXTS[refusal] }
}
