import type { ValueType } from '../expression/value.ts'
import type { Words } from './deal-text.ts'

/** A quantity that expressions may use: `note.A.balance` is the `balance` of a `note`. */
export interface Quantity extends Words {
  readonly type: ValueType
}

/** Makes the two quantities of a flow: of this period, and `.cumulative` of all periods so far. */
function makeFlow(zh: string, en: string, measure: string): Record<string, Quantity> {
  return {
    [measure]: { type: 'money', zh: `本期${zh}`, en: `${en} in this period` },
    [`${measure}.cumulative`]: { type: 'money', zh: `累计${zh}`, en: `${en} so far` },
  }
}

const money = (zh: string, en: string): Quantity => ({ type: 'money', zh, en })
const date = (zh: string, en: string): Quantity => ({ type: 'date', zh, en })
const number = (zh: string, en: string): Quantity => ({ type: 'number', zh, en })
const condition = (zh: string, en: string): Quantity => ({ type: 'condition', zh, en })

/** The quantities of the deal as a whole: `pool.balance`, `date.payment`. */
export const DEAL_QUANTITIES = {
  pool: {
    balance: money('资产池期末未偿本金余额', 'performing balance at the end of the period'),
    'balance.opening': money(
      '资产池期初未偿本金余额',
      'performing balance at the start of the period',
    ),
    'balance.original': money('封包日资产池余额', 'performing balance on the cut-off date'),
    defaulted_balance: money('违约资产余额', 'defaulted balance neither recovered nor lost'),
    ...makeFlow('资产池现金回收款', 'cash collected from the pool', 'cash'),
    ...makeFlow('利息回收款', 'interest collected', 'interest'),
    ...makeFlow('罚息回收款', 'penalties collected', 'penalty'),
    ...makeFlow('费用回收款', 'fees collected', 'fees'),
    ...makeFlow('计划本金回收款', 'scheduled principal collected', 'principal'),
    ...makeFlow('提前偿还本金', 'principal prepaid', 'prepaid'),
    ...makeFlow('循环购买资产余额', 'balance purchased', 'purchased'),
    ...makeFlow('资本化金额', 'interest capitalised', 'capitalised'),
    ...makeFlow('新增违约金额', 'balance defaulted', 'defaulted'),
    ...makeFlow('应收账款减损（折让、抵销）', 'balance diluted', 'diluted'),
    ...makeFlow('原始权益人回购金额', 'balance bought back by the originator', 'repurchased'),
    ...makeFlow('违约回收款', 'cash recovered from defaulted assets', 'recovered'),
    ...makeFlow('损失金额', 'defaulted balance lost', 'lost'),
  },
  notes: {
    balance: money('全部证券未偿本金余额', 'principal outstanding of all notes'),
    'balance.original': money('全部证券发行规模', 'principal issued of all notes'),
    'balance.opening': money('全部证券期初本金余额', 'principal of all notes at the start'),
    'interest.accrued': money('全部证券本期应计利息', 'interest accrued of all notes'),
    'interest.unpaid': money('全部证券应付未付利息', 'interest due and unpaid of all notes'),
    'interest.paid': money('全部证券本期已付利息', 'interest paid in this period to all notes'),
    'principal.due': money('全部证券到期应付本金', 'principal due and unpaid of all notes'),
    'principal.paid': money('全部证券本期已付本金', 'principal paid in this period to all notes'),
  },
  fees: {
    unpaid: money('全部应付未付费用', 'fees due and unpaid in all'),
    paid: money('全部本期已付费用', 'fees paid in this period in all'),
  },
  date: {
    payment: date('本期兑付日（名义日）', 'payment date before it is rolled (T)'),
    previous_payment: date('上一兑付日', 'the payment date before, at first the closing date'),
    calculation: date('回收款计算日', 'calculation date (R)'),
    cut_off: date('封包日', 'cut-off date'),
    closing: date('设立日', 'closing date'),
    final: date('法定到期日', 'legal final maturity'),
    period: number('期数', 'number of the period, from 1'),
    due: condition('本期为付息兑付期', 'interest and fees fall due in this period'),
  },
  remittance: {
    due: money('本期应转付回收款', 'collections the servicer must remit in this period'),
    received: money('本期收到回收款', 'collections received in this period'),
    outstanding: money('应收未收回收款', 'collections the servicer still holds'),
  },
  payments: {
    below: money('后续顺位对证券的支付', 'payments to notes by the steps below the fee'),
  },
} as const satisfies Record<string, Record<string, Quantity>>

/**
 * The quantities of named things: `fee.trustee.unpaid`; the key '' is the thing itself, `term.oc`.
 */
export const NAMED_QUANTITIES = {
  note: {
    balance: money('未偿本金余额', 'principal outstanding'),
    'balance.opening': money(
      '期初未偿本金余额',
      'principal outstanding at the start of the period',
    ),
    'balance.original': money('发行规模', 'principal issued'),
    factor: number('本金余额比例', 'principal outstanding divided by principal issued'),
    rate: number('本期年利率', 'annual rate of this period'),
    'interest.accrued': money('本期应计利息', 'interest accrued in this period'),
    'interest.unpaid': money('应付未付利息', 'interest due and unpaid, with earlier periods'),
    ...makeFlow('已付利息', 'interest paid', 'interest.paid'),
    'principal.due': money('到期应付本金', 'principal due and unpaid'),
    ...makeFlow('已付本金', 'principal paid', 'principal.paid'),
    ...makeFlow('剩余收益分配', 'residual paid', 'residual.paid'),
    ...makeFlow('资本化利息', 'interest added to principal', 'capitalised'),
    ...makeFlow('核销本金', 'principal written off', 'written_off'),
  },
  fee: {
    ...makeFlow('应计费用', 'accrued', 'accrued'),
    unpaid: money('应付未付费用', 'due and unpaid, with earlier periods'),
    ...makeFlow('已付费用', 'paid', 'paid'),
  },
  account: {
    balance: money('余额', 'balance now'),
    'balance.opening': money('期初余额', 'balance at the start of the period'),
    in: money('本期转入', 'cash in so far in this period'),
    out: money('本期转出', 'cash out so far in this period'),
    ...makeFlow('账户收益', 'interest earned', 'earned'),
    target: money('目标余额', 'balance it should hold'),
    shortage: money('与目标余额的差额', 'what it lacks of its target'),
  },
  support: {
    ...makeFlow('支付金额', 'drawn', 'drawn'),
    ...makeFlow('受偿金额', 'paid back', 'repaid'),
    owed: money('应偿还余额', 'outstanding, with its interest'),
    available: money('可用额度', 'what it may still be called on for'),
    unmet: money('本期未获支付金额', 'called on in this period and not paid'),
    net: money(
      '掉期净额（对方应付为正）',
      'net amount of the swap, positive when its counterparty pays',
    ),
  },
  ledger: { balance: money('余额', 'deficiency not yet made good') },
  moved: {
    '': money('本期计数转付金额', 'moved in this period by the steps that count it'),
    cumulative: money('累计计数转付金额', 'moved so far by the steps that count it'),
  },
  schedule: {
    '': money('本期计划值', 'sum of its rows of this period'),
    cumulative: money('累计计划值', 'sum of its rows so far'),
    latest: money('最近计划值', 'its last row so far'),
  },
  index: { '': number('利率基准', 'its fixing for this period') },
  term: { '': number('定义', 'the definition of that name') },
  trigger: { '': condition('事件已触发', 'has tripped and is not cured') },
  event: { '': condition('事件已宣布并生效', 'was declared and is in force') },
  state: { '': condition('处于该状态', 'is the state of the deal') },
} as const satisfies Record<string, Record<string, Quantity>>

export type NamedNoun = keyof typeof NAMED_QUANTITIES
