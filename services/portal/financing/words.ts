import type { Bilingual } from '../../../contracts/kernel/bilingual.ts'
import {
  FACILITY_SCOPE_WORDS,
  FINANCING_STATUS_WORDS,
  RECOURSE_WORDS,
} from '../../client/browser.ts'
import type { graphql } from '../graph/graphql.ts'
import type { Choice } from '../list/list-filters.ts'

export type FinancingStatus = ReturnType<typeof graphql.scalar<'FinancingStatus'>>
export type FacilityStatus = ReturnType<typeof graphql.scalar<'FacilityStatus'>>

const toChoices = (words: Readonly<Record<string, Bilingual>>): readonly Choice[] =>
  Object.entries(words).map(([value, { zh, en }]) => ({ value, zh, en }))

export const FINANCING_STATUS_CHOICES = toChoices(FINANCING_STATUS_WORDS)
export const RECOURSE_CHOICES = toChoices(RECOURSE_WORDS)
export const SCOPE_CHOICES = toChoices(FACILITY_SCOPE_WORDS)

export const FACILITY_STATUS_WORDS: Readonly<Record<FacilityStatus, Bilingual>> = {
  live: { zh: '生效', en: 'in force' },
  paused: { zh: '已暂停', en: 'paused' },
  ended: { zh: '已终止', en: 'ended' },
}

export const FACILITY_STATUS_CHOICES = toChoices(FACILITY_STATUS_WORDS)

/** What an act did, as the story of a financing or of a limit tells it. */
export const FINANCING_ACT_WORDS: Readonly<Record<string, Bilingual>> = {
  'financing.request-quotes': { zh: '询价', en: 'Asked for quotes' },
  'financing.look-at-request': { zh: '资金方查阅披露内容', en: 'The lender looked' },
  'financing.quote': { zh: '报价', en: 'Quoted' },
  'pricing.draw-quote': { zh: '依价目表取得报价', en: 'Drew a quote from a price list' },
  'financing.decline-to-quote': { zh: '不报价或撤回报价', en: 'Gave no quote, or took it back' },
  'financing.choose-quote': { zh: '选定报价并申请', en: 'Quote chosen: applied' },
  'financing.weigh-findings': { zh: '审阅发现', en: 'Findings weighed' },
  'financing.decide': { zh: '资金方审批', en: 'Decided by the lender' },
  'financing.withdraw-financing': { zh: '撤回', en: 'Withdrawn' },
  'financing.lapse-financing': { zh: '逾期失效', en: 'Lapsed' },
  'registration.search-register': { zh: '查询登记系统', en: 'Searched the register' },
  'registration.judge-hits': { zh: '认定在先登记', en: 'Decided about what was found' },
  'registration.register-financing': { zh: '初始登记', en: 'Registered' },
  'registration.extend-registration': { zh: '登记展期', en: 'Registration extended' },
  'registration.change-registration': { zh: '登记变更', en: 'Registration changed' },
  'registration.discharge-registration': { zh: '登记注销', en: 'Registration discharged' },
  'registration.expire-registration': { zh: '登记到期', en: 'Registration expired' },
  'payment.instruct-payout': { zh: '放款指令', en: 'Payout instructed' },
  'payment.note-rejection': { zh: '银行拒绝放款', en: 'The bank does not pay' },
  'payment.give-up-payout': { zh: '双方放弃放款', en: 'Payout given up' },
  'payment.note-silence': { zh: '银行逾期未答复', en: 'The bank said nothing in time' },
  'payment.prove-payout': { zh: '银行流水证实放款', en: 'Payout proven by the bank' },
  'payment.demand-buy-back': { zh: '要求回购', en: 'Buy-back demanded' },
  'payment.prove-buy-back': { zh: '银行流水证实回购', en: 'Buy-back proven by the bank' },
  'payment.lapse-buy-back': { zh: '回购逾期未付', en: 'Buy-back not paid by its day' },
  'facility.grant': { zh: '授信', en: 'Granted' },
  'facility.change': { zh: '变更', en: 'Changed' },
  'facility.cap': { zh: '设集中度上限', en: 'Capped at a share of the book' },
  'facility.pause': { zh: '暂停', en: 'Paused' },
  'facility.resume': { zh: '恢复', en: 'Resumed' },
  'facility.end': { zh: '终止', en: 'Ended' },
  'facility.guarantee': { zh: '母公司担保', en: 'Guaranteed by the parent' },
}
