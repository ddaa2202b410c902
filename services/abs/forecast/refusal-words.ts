import type { Words } from '../../../contracts/abs/deal/deal-text.ts'
import type { ColumnRefusal } from '../../../contracts/abs/projection/columns.ts'
import type { ProjectionRefusal } from '../../../contracts/abs/projection/run/project-pool.ts'

/** The texts of what a projection refuses. */
export const PROJECTION_TEXTS: Readonly<Record<ColumnRefusal | ProjectionRefusal, Words>> = {
  pool_must_have_an_asset: { zh: '资产池为空', en: 'the pool is empty' },
  pool_must_have_one_currency: {
    zh: '资产池只能有一种币种',
    en: 'the pool has more than one currency',
  },
  pool_must_stay_below_2_to_the_50_fen: {
    zh: '资产池余额超过上限（2^50 分）',
    en: 'the pool’s balance is beyond its limit of 2^50 fen',
  },
  balance_must_not_be_negative: { zh: '余额不能为负', en: 'the balance is below zero' },
  payments_left_must_be_from_1_to_1200: {
    zh: '剩余期数须在 1 到 1200 之间',
    en: 'the payments left must be from 1 to 1200',
  },
  payments_left_must_not_exceed_the_term: {
    zh: '剩余期数超过总期数',
    en: 'more payments are left than the term has',
  },
  maturity_must_not_precede_origination: {
    zh: '到期日早于起始日',
    en: 'the maturity date is before the origination date',
  },
  first_payment_must_not_precede_origination: {
    zh: '首个还款日早于起始日',
    en: 'the first payment is before the origination date',
  },
  rate_must_be_a_decimal: { zh: '利率必须是普通小数', en: 'the rate must be a plain decimal' },
  annual_rate_must_not_exceed_200_percent: {
    zh: '年利率超过 200%',
    en: 'the annual rate is above 200 %',
  },
  rate_must_name_its_day_count: { zh: '利率没有计息基准', en: 'the rate has no day count' },
  reset_months_must_be_at_least_1: {
    zh: '重定价周期至少一个月',
    en: 'rates reset after a month at the soonest',
  },
  share_must_be_a_decimal_from_0_to_1: {
    zh: '比例须为 0 到 1 的小数',
    en: 'the share must be a decimal from 0 to 1',
  },
  rate_must_be_a_decimal_below_1: {
    zh: '利率以小数填写：3% 写作 0.03，3.0 即 300%',
    en: 'rates are decimals: 3 % is written 0.03, and 3.0 is 300 %',
  },
  rate_must_be_a_plain_decimal: { zh: '须为普通小数', en: 'this must be a plain decimal' },
  psa_speed_must_be_a_decimal_from_0_to_16: {
    zh: 'PSA 速度须在 0 到 16 之间',
    en: 'the PSA speed must be from 0 to 16',
  },
  vector_must_reach_to_the_end_of_the_life: {
    zh: '向量短于资产池存续期',
    en: 'the vector is shorter than the pool’s life',
  },
  steps_must_have_dates_in_order: { zh: '日期须依次递增', en: 'the dates must rise' },
  steps_must_start_by_the_cut_off: {
    zh: '首个日期不得晚于封包日',
    en: 'the first date must not be after the cut-off',
  },
  lag_must_be_a_whole_number_from_0_to_1200: {
    zh: '滞后期数须为 0 到 1200 的整数',
    en: 'the lag must be a whole number from 0 to 1200',
  },
  recoveries_must_not_exceed_the_default: {
    zh: '回收率合计超过 100%',
    en: 'recoveries add up to more than the default',
  },
  roll_must_have_a_bucket: { zh: '迁徙模型至少要有一个逾期档', en: 'roll rates need a bucket' },
  cures_and_rolls_must_not_exceed_1: {
    zh: '治愈率与迁徙率之和超过 1',
    en: 'cures and rolls add up to more than 1',
  },
  penalty_must_not_be_negative: { zh: '违约金不能为负', en: 'the penalty is below zero' },
  timing_shares_must_add_up_to_1: {
    zh: '各期违约占比合计须为 1',
    en: 'the shares by period must add up to 1',
  },
  slippage_shares_must_add_up_to_1: {
    zh: '账期延误各档比例之和须为 1',
    en: 'the shares of slippage must add up to 1',
  },
  slippage_days_must_be_whole: { zh: '延误天数须为整数', en: 'days of slippage must be whole' },
  index_must_have_a_rate_curve: {
    zh: '缺少该利率基准的曲线',
    en: 'this index has no rate curve in the scenario',
  },
  rate_curve_must_reach_back_to_the_reset: {
    zh: '利率曲线起点晚于重定价日',
    en: 'the rate curve starts after the reset',
  },
  collection_dates_must_rise: {
    zh: '回收款计算日须依次递增',
    en: 'the calculation dates must rise',
  },
  collection_periods_must_be_from_1_to_1200: {
    zh: '期数须在 1 到 1200 之间',
    en: 'there must be from 1 to 1200 periods',
  },
  loan_in_b_252_must_have_a_calendar: {
    zh: 'B/252 计息须给出日历',
    en: 'a B/252 loan needs its calendar',
  },
  projection_must_round_to_fen: { zh: '预测须取整到分', en: 'a projection must round to fen' },
  contract_only_must_have_no_assumptions: {
    zh: '“仅合同”口径不能有假设',
    en: 'contract events alone take no assumptions',
  },
  principal_must_add_up_to_the_balance: {
    zh: '还款计划合计与余额不符',
    en: 'the schedule does not add up to the balance',
  },
  rent_must_cover_the_interest: {
    zh: '约定的还款额不足以支付利息',
    en: 'the stated payment does not cover the interest',
  },
  plan_must_be_from_0_to_1200_periods: {
    zh: '还款安排须为 0 到 1200 期',
    en: 'the payment plan must be from 0 to 1200 periods',
  },
}
