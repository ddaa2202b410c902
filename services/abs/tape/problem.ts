import type { Words } from '../../../contracts/abs/deal/deal-text.ts'
import type { CellProblem } from '../../platform/mapped-files/cells.ts'
import { CELL_TEXTS } from '../../platform/mapped-files/refusal.ts'

/** Why one row of a tape was not taken. */
export type TapeProblem = CellProblem<TapeDuty>

export type TapeDuty = keyof typeof TAPE_TEXTS

export const TAPE_TEXTS = {
  ...CELL_TEXTS,
  rate_must_lie_within_one: {
    zh: '年利率必须在 −100% 与 100% 之间',
    en: 'the annual rate must lie between −100 % and 100 %',
  },
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
  balance_must_not_exceed_the_original: {
    zh: '余额高于初始金额（分）',
    en: 'the balance is above the original one, in minor units',
  },
  first_payment_must_not_precede_origination: {
    zh: '首个还款日早于起始日',
    en: 'the first payment is before the origination date',
  },
  month_end_must_be_stated: {
    zh: '首个还款日为短月月末，另有日期为更晚的月末：须以 monthEnd 写明是否月末还款',
    en: 'payments begin at a short month’s end, another date is a later month end: say monthEnd',
  },
  month_end_must_begin_at_one: {
    zh: '月末还款的首个还款日须为月末',
    en: 'with monthEnd the first payment falls on the last day of a month',
  },
  maturity_must_agree_with_the_term: {
    zh: '到期日与末期还款日相差一期以上',
    en: 'the maturity is a payment interval or more from the last payment of the term',
  },
  maturity_must_agree_with_the_schedule: {
    zh: '还款计划末日与到期日相差一期以上',
    en: 'the last stated principal is a payment interval or more from the maturity',
  },
  asset_must_begin_by_the_cut_off: {
    zh: '起始日晚于基准日',
    en: 'the asset began after the cut-off',
  },
  term_must_be_whole_payment_intervals: {
    zh: '期限月数不是还款间隔的整数倍',
    en: 'the months are not whole payment intervals',
  },
  fee_must_be_less_than_the_balance: {
    zh: '余额所含费用（分）不低于余额',
    en: 'the fees within the balance are not less than it, in minor units',
  },
  dates_must_rise: { zh: '日期须依次递增', en: 'the dates must rise' },
  cap_must_not_be_below_floor: { zh: '利率上限低于下限', en: 'the cap is below the floor' },
} satisfies Record<string, Words>

/** As many problems as are listed one by one; all of them are counted. */
export const PROBLEMS_LISTED_MAX = 1000
