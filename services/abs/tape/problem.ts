import type { Words } from '../../../contracts/abs/deal/deal-text.ts'

/**
 * Why one row of a tape was not taken. Rows count as a spreadsheet shows them: the heading is 1.
 */
export interface TapeProblem {
  readonly row: number
  /** A column of the tape or an attribute; empty: the row as a whole. */
  readonly field: string
  readonly reason: TapeReason
  /** What stood there, cut short. */
  readonly found: string
  /** The known word nearest to it, where one is near. */
  readonly nearest?: string
}

export type TapeReason = keyof typeof TAPE_REASONS

export const TAPE_REASONS = {
  row_must_have_every_cell: {
    zh: '该行单元格数与表头不符',
    en: 'the row has other than the heading’s number of cells',
  },
  value_must_be_given: { zh: '不能为空', en: 'a value must be given' },
  text_must_be_within_its_limit: {
    zh: '文字过长或含控制字符',
    en: 'the text is too long or has control characters',
  },
  text_must_be_readable: { zh: '文字编码有误', en: 'the text is not in the declared encoding' },
  amount_must_be_a_decimal: { zh: '金额必须是普通小数', en: 'the amount must be a plain decimal' },
  amount_must_be_whole_minor_units: {
    zh: '金额不能有不足一分的尾数',
    en: 'the amount has a fraction of the minor unit',
  },
  amount_must_not_be_negative: { zh: '金额不能为负', en: 'the amount must not be below zero' },
  amount_must_be_below_its_limit: {
    zh: '金额过大',
    en: 'the amount must be below 2^53 minor units',
  },
  rate_must_be_a_decimal: { zh: '利率必须是普通小数', en: 'the rate must be a plain decimal' },
  rate_must_lie_within_one: {
    zh: '年利率必须在 −100% 与 100% 之间',
    en: 'the annual rate must lie between −100 % and 100 %',
  },
  date_must_exist: {
    zh: '日期不存在、格式不符或不在 1900 年至 2200 年之间',
    en: 'there is no such date from 1900 to 2200 in the declared format',
  },
  count_must_be_a_whole_number: {
    zh: '必须是规定范围内的整数',
    en: 'the count must be a whole number within its limits',
  },
  word_must_be_known: { zh: '不是允许的取值', en: 'the word is not one of those known here' },
  currency_must_be_the_tape_s: {
    zh: '币种与资产池不一致',
    en: 'the currency must be that of the tape',
  },
  asset_must_appear_once: { zh: '资产编号重复', en: 'the asset id appears more than once' },
  maturity_must_not_precede_origination: {
    zh: '到期日早于起始日',
    en: 'the maturity date is before the origination date',
  },
  periods_must_lie_within_the_term: {
    zh: '剩余期数超过总期数',
    en: 'more periods remain than the term has',
  },
  schedule_must_add_up_to_the_balance: {
    zh: '还款计划合计与余额不符',
    en: 'the schedule does not add up to the balance',
  },
  cap_must_not_be_below_floor: { zh: '利率上限低于下限', en: 'the cap is below the floor' },
} satisfies Record<string, Words>

/** As many problems as are listed one by one; all of them are counted. */
export const PROBLEMS_LISTED_MAX = 1000
