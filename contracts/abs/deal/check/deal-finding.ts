import type { Words } from '../deal-text.ts'

/** A finding: what is wrong with a deal, or doubtful, with its JSON path and a sentence. */
export interface DealFinding {
  readonly refusal: DealRefusal
  readonly path: string
  readonly sentence: Words
}

export type DealRefusal = keyof typeof FINDING_TEXTS

/**
 * `{0}`, `{1}` are details of the case; a passage in brackets is left out if its detail is empty.
 */
export const FINDING_TEXTS = {
  value_must_have_its_type: {
    zh: '此处应为{0}',
    en: 'this must be {0}',
  },
  field_must_be_present: { zh: '缺少字段“{0}”', en: 'the field "{0}" is missing' },
  field_must_be_known: {
    zh: '没有名为“{0}”的字段[，是否为“{1}”]',
    en: 'there is no field "{0}"[; did you mean "{1}"?]',
  },
  value_must_be_one_of: {
    zh: '“{0}”不可用，应为以下之一：{1}[；是否为“{2}”]',
    en: '"{0}" is none of: {1}[; did you mean "{2}"?]',
  },
  text_must_have_its_form: { zh: '“{0}”的写法应如 {1}', en: '"{0}" must be written like {1}' },
  value_must_lie_within_its_bounds: {
    zh: '{0} 不在 {1} 至 {2} 之间',
    en: '{0} does not lie between {1} and {2}',
  },
  text_must_be_within_its_length: {
    zh: '文字有 {0} 个字符，应为 {1} 至 {2} 个',
    en: 'the text has {0} characters; from {1} to {2} are allowed',
  },
  entries_must_be_within_their_number: {
    zh: '共有 {0} 项，应至少 {1} 项[，至多 {2} 项]',
    en: 'there are {0} entries; at least {1}[ and at most {2}] are needed',
  },
  name_must_be_known: {
    zh: '没有名为“{1}”的{0}[，是否为“{2}”]',
    en: 'there is no {0} called "{1}"[; did you mean "{2}"?]',
  },
  name_must_be_unique: {
    zh: '“{0}”已用于 {1}，付款对象须各有其名',
    en: '"{0}" is already the name of {1}; whoever is paid needs a name of its own',
  },
  expression_must_be_readable: {
    zh: '算式在第 {1} 个字符处（“{0}”）无法读懂',
    en: 'the expression cannot be read at character {1}, "{0}"',
  },
  quantity_must_be_known: {
    zh: '没有名为“{0}”的量[，是否为“{1}”]',
    en: 'there is no quantity "{0}"[; did you mean "{1}"?]',
  },
  function_must_be_known: {
    zh: '没有名为“{0}”的函数[，是否为“{1}”]',
    en: 'there is no function "{0}"[; did you mean "{1}"?]',
  },
  units_must_agree: {
    zh: '“{0}”不能用于（{1}）；金额须带单位，如 50000元',
    en: '"{0}" does not take ({1}); an amount carries its unit: 50000yuan',
  },
  expression_must_give_what_is_needed: {
    zh: '此处需要{0}，算式给出的是{1}',
    en: '{0} is needed here, and the expression gives {1}',
  },
  payments_below_must_stand_in_a_fee: {
    zh: 'payments.below 只能用于费用的 amount',
    en: 'payments.below may only stand in the amount of a fee',
  },
  definitions_must_not_turn_in_a_circle: {
    zh: '定义循环：{0}',
    en: 'these define each other in a circle: {0}',
  },
  definitions_must_stay_within_their_size: {
    zh: '该算式连同其引用的定义共有 {0} 项以上，无法逐期计算',
    en: 'with the definitions that it refers to, this expression has more than {0} terms',
  },
  tranches_must_add_up: {
    zh: '各档证券合计 {0}，发行规模为 {1}',
    en: 'the notes add up to {0}, the deal issues {1}',
  },
  rate_must_not_be_negative: { zh: '利率 {0} 为负', en: 'the rate {0} is negative' },
  rate_must_be_a_decimal_below_1: {
    zh: '“{0}” 即 {1}%；利率以小数填写，如意在 {0}% 请写 {2}',
    en: '"{0}" is {1} %: rates are decimals, and {0} % is written {2}',
  },
  share_must_be_written_in_per_cent: {
    zh: '“{0}” 与金额之比相比较，即 {1}%；请带百分号写明：{0}% 或 {1}%',
    en: '"{0}" is compared with a share, and is {1} %: write {0}% or {1}%, whichever is meant',
  },
  amount_must_not_be_negative: { zh: '金额 {0} 为负', en: 'the amount {0} is negative' },
  share_must_not_exceed_1: {
    zh: '表决份额 {0} 超过 1，无从达到',
    en: 'a share of {0} is more than all, and is never reached',
  },
  steps_must_start_by_the_closing: {
    zh: '首档利率自 {0} 起，晚于设立日 {1}',
    en: 'the first rate begins on {0}, after the closing date {1}',
  },
  interest_must_accrue_on_something: {
    zh: '无面额的证券须以 notional 约定计息本金，或 interest 为 none',
    en: 'a note without face bears interest on a notional only, or none',
  },
  unpaid_interest_must_have_its_rate: {
    zh: '未付利息计息方式须与其利率 interestOnUnpaid 一并写明',
    en: 'how unpaid interest bears is stated together with its rate, interestOnUnpaid',
  },
  schedule_must_not_exceed_the_note: {
    zh: '计划“{0}”合计 {1}，超过该档本金 {2}',
    en: 'the schedule "{0}" adds up to {1}, more than the note’s {2}',
  },
  rate_must_have_a_day_count: {
    zh: '利率须约定计息基准（dayCount）',
    en: 'a rate needs its day count',
  },
  floating_rate_must_have_a_floor: {
    zh: '浮动利率须约定下限，否则可能为负',
    en: 'a floating rate needs a floor, or it may become negative',
  },
  floor_must_not_exceed_the_cap: {
    zh: '下限 {0} 高于上限 {1}',
    en: 'the floor {0} lies above the cap {1}',
  },
  date_must_lie_from_1900_to_2200: {
    zh: '日期 {0} 不在 1900 年至 2200 年之间',
    en: 'the date {0} does not lie from 1900 to 2200',
  },
  month_end_must_begin_at_one: {
    zh: 'monthEnd 要求首个日期为月末，现为 {0} 和 {1}',
    en: 'monthEnd needs a first date at the end of a month, and these are {0} and {1}',
  },
  conditions_must_not_nest_deeper: {
    zh: '嵌套超过 {0} 层',
    en: 'this is nested more than {0} levels deep',
  },
  dates_must_follow_each_other: { zh: '{0} 应早于 {1}', en: '{0} must come before {1}' },
  rows_must_be_of_one_kind: {
    zh: '“{0}”与第一行的种类不同',
    en: '"{0}" is not of the kind of the first row',
  },
  flow_must_be_collected_once: {
    zh: '资产池的“{0}”须恰好归集一次，现为 {1} 次',
    en: 'the pool’s "{0}" must be collected exactly once, it is {1} times',
  },
  owed_must_fit_the_payee: {
    zh: '“{0}”是{1}，不能按“{2}”支付',
    en: '"{0}" is a {1} and cannot be owed "{2}"',
  },
  pro_rata_must_know_what_is_owed: {
    zh: '全部剩余资金不能按比例分配，须写明各自应得',
    en: 'everything left cannot be split pro rata: nothing says who is owed what',
  },
  account_must_have_a_target: {
    zh: '账户“{0}”没有目标余额',
    en: 'the account "{0}" has no target',
  },
  account_must_be_required_by_a_trigger: {
    zh: '没有任何触发事件要求账户“{0}”达到目标余额',
    en: 'the account "{0}" waits for a trigger to require it, and none does',
  },
  state_must_be_reachable: {
    zh: '没有任何触发事件会进入状态“{0}”',
    en: 'no trigger leads to the state "{0}"',
  },
  step_must_be_reachable: {
    zh: '账户“{0}”在前面的步骤已全部分配，此步骤不会有资金',
    en: 'the account "{0}" was emptied by a step above; nothing is left for this one',
  },
  account_must_be_emptied_or_retained: {
    zh: '账户“{0}”没有任何步骤分配其剩余资金，也未写明 retain',
    en: 'no step empties the account "{0}", and it does not say retain',
  },
  after_distribution_must_act_from_the_next: {
    zh: '分配后测试的事件只能自下一期起生效',
    en: 'a test after the distribution can act only from the next one',
  },
  note_should_not_be_redeemed_before_its_interest: {
    zh: '“{0}”在应付利息支付之前即可偿还本金',
    en: '"{0}" may be repaid here while its interest is unpaid',
  },
  senior_should_be_paid_first: {
    zh: '“{0}”先于更优先的“{1}”受偿',
    en: '"{0}" is paid here before its senior "{1}"',
  },
  claim_should_be_paid_somewhere: {
    zh: '没有任何步骤支付“{0}”',
    en: 'no step ever pays "{0}"',
  },
  sale_should_wait_for_a_period_that_is_due: {
    zh: '非付息期终止时，自上一付息日起的利息不会到期（可用 date.due 限定）',
    en: 'in a period that is not due, interest since the last one is lost (ask for date.due)',
  },
  row_should_not_fall_before_the_closing: {
    zh: '{0} 早于设立日 {1}，将计入首期',
    en: '{0} lies before the closing {1}: the row counts in the first period',
  },
  month_end_should_be_stated: {
    zh: '{0} 是月末，其后会有 {1}；请写明 monthEnd 为 true 或 false',
    en: '{0} ends its month, and a later date is {1}: say monthEnd true or false',
  },
  row_should_fall_by_the_final_maturity: {
    zh: '{0} 晚于法定到期日 {1}，正常情况下不会生效',
    en: '{0} lies after the final maturity {1}: the row hardly ever counts',
  },
} satisfies Record<string, Words>

/** Makes a finding with the details of the case in its sentence. */
export function finding(refusal: DealRefusal, path: string, ...details: string[]): DealFinding {
  const { zh, en } = FINDING_TEXTS[refusal]
  return { refusal, path, sentence: { zh: fill(zh, details), en: fill(en, details) } }
}

/** Fills in the details; `[…{1}…]` stays only when that detail is not empty. */
function fill(text: string, details: readonly string[]): string {
  return text
    .replace(/\[([^\]]*\{(\d)\}[^\]]*)\]/g, (_, inside: string, n: string) =>
      details[+n] ? inside : '',
    )
    .replace(/\{(\d)\}/g, (_, n: string) => details[+n] ?? '')
}
