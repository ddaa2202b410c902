import type { Bilingual } from '../kernel/bilingual.ts'
import type { Duty, PartyRole, SizeClass } from './party.ts'

/** A role as people call it, and what a party may do by it today, beside reading its own books. */
export interface RoleWords extends Bilingual {
  readonly may: Bilingual
}

export const ROLE_WORDS: Readonly<Record<PartyRole, RoleWords>> = {
  operator: role('运营方', 'operator', {
    zh: '运营账本，其人员登记主体并推进营业日期',
    en: 'runs the ledger; its officers enrol parties and roll the business date',
  }),
  debtor: role('债务人', 'debtor', {
    zh: '可被列为应收账款的债务人并予确认',
    en: 'owes receivables and confirms them',
  }),
  supplier: role('供应商', 'supplier', {
    zh: '可作为一级供应商取得应收账款',
    en: 'is owed receivables as their first supplier',
  }),
  lender: role('资金方', 'lender', {
    zh: '就应收账款提供融资并接受质押',
    en: 'finances receivables and takes them in pledge',
  }),
  keeper: role('保管人', 'keeper', { zh: '在仓库保管货物', en: 'keeps goods in a warehouse' }),
  supervisor: role('监管人', 'supervisor', {
    zh: '受资金方委托监管质押货物',
    en: 'supervises pledged goods for a lender',
  }),
  inspector: role('检验机构', 'inspector', { zh: '检验货物', en: 'inspects goods' }),
  carrier: role('承运人', 'carrier', { zh: '承运货物', en: 'carries goods' }),
  auctioneer: role('拍卖机构', 'auctioneer', {
    zh: '拍卖质押物',
    en: 'sells at auction what was pledged',
  }),
  guarantor: role('担保人', 'guarantor', {
    zh: '为他人债务提供担保',
    en: 'answers for the debts of others',
  }),
  registrar: role('登记机构', 'registrar', {
    zh: '办理平台以外的登记',
    en: 'keeps a register outside the platform',
  }),
  distributor: role('经销商', 'distributor', {
    zh: '向核心企业采购并分销',
    en: 'buys of a core firm and sells on',
  }),
  'industry-association': role('行业协会', 'industry association', {
    zh: '代表同业企业',
    en: 'speaks for the firms of a trade',
  }),
  originator: role('原始权益人', 'originator', {
    zh: '向专项计划转让基础资产',
    en: 'sells assets to the vehicle of a securitisation',
  }),
  'plan-manager': role('计划管理人', 'plan manager', {
    zh: '管理资产证券化的专项计划',
    en: 'manages the vehicle of a securitisation',
  }),
  trustee: role('受托人', 'trustee', {
    zh: '为投资人持有资产证券化的资产',
    en: 'holds the assets of a securitisation for its investors',
  }),
  servicer: role('资产服务机构', 'servicer', {
    zh: '回收资产证券化的资产',
    en: 'collects the assets of a securitisation',
  }),
  custodian: role('托管人', 'custodian', {
    zh: '托管资产证券化的资金',
    en: 'keeps the money of a securitisation',
  }),
  rater: role('评级机构', 'rater', { zh: '对证券评级', en: 'rates notes' }),
  lawyer: role('律师事务所', 'lawyer', { zh: '出具法律意见', en: 'gives legal opinions' }),
  accountant: role('会计师事务所', 'accountant', { zh: '审计账目', en: 'audits accounts' }),
  investor: role('投资人', 'investor', { zh: '认购证券', en: 'buys notes' }),
  regulator: role('监管机构', 'regulator', {
    zh: '可穿透查看他人的凭证，并查阅流转监测的发现',
    en: 'may look through instruments not its own, and reads findings on chains of holders',
  }),
  court: role('法院', 'court', {
    zh: '可穿透查看任何凭证并予以冻结',
    en: 'may look through instruments, and may block any of them',
  }),
}

function role(zh: string, en: string, may: Bilingual): RoleWords {
  return { zh, en, may }
}

export const DUTY_WORDS: Readonly<Record<Duty, Bilingual & { readonly may: Bilingual }>> = {
  maker: role('经办', 'maker', {
    zh: '经办并先签',
    en: 'prepares an act and signs first; a checker must sign as well',
  }),
  checker: role('复核', 'checker', {
    zh: '复核经办所签并后签',
    en: 'examines what a maker has signed, and signs second',
  }),
  signer: role('签署', 'signer', {
    zh: '可作经办，并可在企业签署限额内独自签署',
    en: 'signs as a maker does, and alone within the limits of the policy of its party',
  }),
  reader: role('查阅', 'reader', { zh: '仅查阅，不签署', en: 'reads and signs nothing' }),
}

export const SIZE_WORDS: Readonly<Record<SizeClass, Bilingual>> = {
  large: { zh: '大型企业', en: 'large firm' },
  medium: { zh: '中型企业', en: 'medium firm' },
  small: { zh: '小型企业', en: 'small firm' },
  micro: { zh: '微型企业', en: 'micro firm' },
  public: { zh: '公共机构', en: 'public body' },
}
