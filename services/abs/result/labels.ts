import type { BreakEvenRefusal } from '../../../contracts/abs/analytics/break-even.ts'
import type { Words } from '../../../contracts/abs/deal/deal.ts'
import type { Field } from '../../../contracts/abs/pool/field.ts'
import type { Language } from './report.ts'

/** The words of tables, sheets and charts. */
export const LABELS = {
  title: { zh: '现金流预测报告', en: 'Cash-flow projection' },
  summary: { zh: '概要', en: 'Summary' },
  pool: { zh: '资产池', en: 'Pool' },
  notes: { zh: '证券', en: 'Notes' },
  accounts: { zh: '账户', en: 'Accounts' },
  fees: { zh: '费用', en: 'Fees' },
  triggers: { zh: '触发事件', en: 'Triggers' },
  payments: { zh: '逐笔支付', en: 'Payments' },
  scenarios: { zh: '情景', en: 'Scenarios' },
  strata: { zh: '分层', en: 'Strata' },
  method: { zh: '口径与来源', en: 'Method and sources' },
  scenario: { zh: '情景', en: 'Scenario' },
  period: { zh: '期', en: 'No.' },
  from: { zh: '起', en: 'From' },
  to: { zh: '止', en: 'To' },
  paymentDate: { zh: '兑付日', en: 'Paid on' },
  state: { zh: '状态', en: 'State' },
  opening: { zh: '期初余额', en: 'Opening' },
  closing: { zh: '期末余额', en: 'Closing' },
  purchased: { zh: '循环购买', en: 'Purchased' },
  capitalised: { zh: '利息资本化', en: 'Capitalised' },
  scheduled: { zh: '计划本金', en: 'Scheduled' },
  prepaid: { zh: '早偿', en: 'Prepaid' },
  defaulted: { zh: '违约', en: 'Defaulted' },
  diluted: { zh: '稀释', en: 'Diluted' },
  repurchased: { zh: '回购', en: 'Repurchased' },
  interest: { zh: '利息', en: 'Interest' },
  penalty: { zh: '违约金', en: 'Penalties' },
  feesCollected: { zh: '手续费', en: 'Fees' },
  recovered: { zh: '回收', en: 'Recovered' },
  lost: { zh: '损失', en: 'Lost' },
  inDefault: { zh: '违约余额', en: 'In default' },
  note: { zh: '证券', en: 'Note' },
  issued: { zh: '发行规模', en: 'Issued' },
  rate: { zh: '利率', en: 'Rate' },
  accrued: { zh: '应计', en: 'Accrued' },
  interestPaid: { zh: '已付利息', en: 'Interest paid' },
  interestUnpaid: { zh: '未付利息', en: 'Interest unpaid' },
  principalPaid: { zh: '已付本金', en: 'Principal paid' },
  residualPaid: { zh: '剩余收益', en: 'Residual paid' },
  writtenOff: { zh: '核销', en: 'Written off' },
  interestPerUnit: { zh: '每百元付息（分）', en: 'Interest a unit (fen)' },
  principalPerUnit: { zh: '每百元还本（分）', en: 'Principal a unit (fen)' },
  residualPerUnit: { zh: '每百元收益（分）', en: 'Residual a unit (fen)' },
  account: { zh: '账户', en: 'Account' },
  cashIn: { zh: '流入', en: 'In' },
  cashOut: { zh: '流出', en: 'Out' },
  target: { zh: '目标', en: 'Target' },
  fee: { zh: '费用', en: 'Fee' },
  paid: { zh: '已付', en: 'Paid' },
  unpaid: { zh: '未付', en: 'Unpaid' },
  trigger: { zh: '触发事件', en: 'Trigger' },
  tested: { zh: '测试时点', en: 'Tested' },
  value: { zh: '数值', en: 'Value' },
  threshold: { zh: '阈值', en: 'Threshold' },
  headroom: { zh: '余量', en: 'Headroom' },
  headroomMin: { zh: '最小余量', en: 'Least headroom' },
  breached: { zh: '触及', en: 'Breached' },
  tripped: { zh: '已触发', en: 'Tripped' },
  trippedOn: { zh: '首次触发', en: 'First tripped' },
  cure: { zh: '补救', en: 'Cure' },
  step: { zh: '条款路径', en: 'Step' },
  sentence: { zh: '条款', en: 'Sentence' },
  verb: { zh: '动作', en: 'Verb' },
  payer: { zh: '付款方', en: 'From' },
  payee: { zh: '收款方', en: 'To' },
  kind: { zh: '类别', en: 'Kind' },
  amount: { zh: '金额', en: 'Amount' },
  owed: { zh: '应付', en: 'Owed' },
  averageLife: { zh: '加权期限/年', en: 'WAL, years' },
  yieldAtPar: { zh: '平价收益率', en: 'Yield at par' },
  duration: { zh: '修正久期', en: 'Duration' },
  convexity: { zh: '凸性', en: 'Convexity' },
  redeemedOn: { zh: '兑付完毕', en: 'Redeemed' },
  shortfall: { zh: '缺口', en: 'Shortfall' },
  poolBalance: { zh: '资产池余额', en: 'Pool balance' },
  assets: { zh: '资产笔数', en: 'Assets' },
  weightedRate: { zh: '加权平均利率', en: 'Weighted rate' },
  weightedMonths: { zh: '加权剩余月数', en: 'Weighted months' },
  cutOff: { zh: '封包日', en: 'Cut-off' },
  closingDate: { zh: '设立日', en: 'Closing' },
  finalDate: { zh: '法定到期日', en: 'Legal final' },
  collections: { zh: '回收款', en: 'Collections' },
  expenses: { zh: '税费', en: 'Fees' },
  group: { zh: '分组', en: 'Group' },
  count: { zh: '笔数', en: 'Count' },
  balance: { zh: '余额', en: 'Balance' },
  share: { zh: '占比', en: 'Share' },
  lossShare: { zh: '累计损失率', en: 'Losses' },
  defaultShare: { zh: '累计违约率', en: 'Defaults' },
  toSubordinate: { zh: '次级所得', en: 'To the last note' },
  poolChart: { zh: '资产池摊还', en: 'Pool amortisation' },
  noteChart: { zh: '证券余额（基准情景）', en: 'Note balances (base scenario)' },
  headroomChart: { zh: '触发事件余量（基准情景）', en: 'Trigger headroom (base scenario)' },
  tornadoChart: {
    zh: '压力情景：次级所得较基准的变动',
    en: 'Stresses: change of what the last note gets, against the base',
  },
  cashTable: { zh: '各期现金流（基准情景）', en: 'Cash flows by period (base scenario)' },
  strataTable: { zh: '资产池分层', en: 'Strata of the pool' },
  firstLoss: { zh: '对应的累计损失率', en: 'Pool losses survived there' },
  breakEven: { zh: '临界违约率', en: 'Break-even default rate' },
  alwaysPaid: { zh: '任何违约率下均足额兑付', en: 'paid in full at any default rate' },
  neverPaid: { zh: '无违约时亦不能足额兑付', en: 'short even without defaults' },
  noTriggers: {
    zh: '该交易没有可量化的触发事件',
    en: 'The deal has no trigger with a measurable headroom',
  },
  onlyBase: {
    zh: '仅有基准情景，没有压力情景',
    en: 'There is only the base scenario: no stresses',
  },
  never: { zh: '未兑付完毕', en: 'not redeemed' },
  neverTripped: { zh: '从未', en: 'never' },
  page: { zh: '第 {0} 页，共 {1} 页', en: 'Page {0} of {1}' },
  unitYuan: { zh: '单位：元', en: 'Amounts in yuan' },
  quality: { zh: '数据质量', en: 'Data quality' },
  qualityLine: {
    zh: '共 {0} 行：采用 {1}，剔除 {2}，空行 {3}',
    en: '{0} rows: {1} taken, {2} rejected, {3} blank',
  },
  conventions: { zh: '计算口径', en: 'Conventions' },
  hashes: { zh: '输入文件的 SHA-256', en: 'SHA-256 of the inputs' },
  projectionNote: {
    zh: '本报告为按所列假设计算的预测，并非承诺；每一笔金额均可在工作簿“逐笔支付”页追溯到条款。',
    en: 'A projection under the assumptions named, not a promise; every amount is traced to its clause in the sheet “Payments”.',
  },
  morePeriods: { zh: '其余 {0} 期见工作簿', en: '{0} more periods are in the workbook' },
} satisfies Record<string, Words>

/** Why a note has no break-even default rate. */
export const BREAK_EVEN_NONE = {
  note_must_be_short_at_the_highest_rate: 'alwaysPaid',
  note_must_be_paid_without_defaults: 'neverPaid',
  pool_balance_must_be_above_zero: 'neverPaid',
} as const satisfies Record<BreakEvenRefusal, Label>

/** The fields by which reports stratify; attributes keep the name the tape gave them. */
const FIELD_WORDS: Readonly<Record<string, Words>> = {
  product: { zh: '还款方式', en: 'Product' },
  status: { zh: '状态', en: 'Status' },
  annualRate: { zh: '年利率', en: 'Annual rate' },
  remainingMonths: { zh: '剩余月数', en: 'Months left' },
  balance: { zh: '余额（分）', en: 'Balance (fen)' },
}

/** The words of `Asset`, as a reader says them. */
const VALUE_WORDS: Readonly<Record<string, Words>> = {
  level: { zh: '等额本息', en: 'level' },
  even_principal: { zh: '等额本金', en: 'even principal' },
  bullet: { zh: '到期还本', en: 'bullet' },
  schedule: { zh: '按计划还本', en: 'scheduled' },
  balloon: { zh: '气球贷', en: 'balloon' },
  interest_only: { zh: '先息后本', en: 'interest only first' },
  instalment: { zh: '分期', en: 'instalment' },
  lease: { zh: '租赁', en: 'lease' },
  receivable: { zh: '应收账款', en: 'receivable' },
  performing: { zh: '正常', en: 'performing' },
  overdue: { zh: '逾期', en: 'overdue' },
  defaulted: { zh: '违约', en: 'defaulted' },
}

export function valueText(field: Field, label: string, language: Language): string {
  const spoken = field === 'product' || field === 'status' ? VALUE_WORDS[label] : undefined
  return spoken?.[language] ?? label
}

export function fieldText(field: Field, language: Language): string {
  return FIELD_WORDS[field]?.[language] ?? field.replace(/^attributes\./, '')
}
export type Label = keyof typeof LABELS
