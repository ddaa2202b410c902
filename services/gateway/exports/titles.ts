import type { Words } from './column.ts'

/** What a list is called in a file, by the type where it stands and its field. */
export const TITLES: Readonly<Record<string, Words>> = {
  'viewer.receivables': { zh: '应收账款', en: 'Receivables' },
  'viewer.titles': { zh: '持有的权属', en: 'Titles held' },
  'viewer.claims': { zh: '负担', en: 'Claims' },
  'viewer.invoices': { zh: '发票', en: 'Invoices' },
  'viewer.imports': { zh: '导入', en: 'Imports' },
  'viewer.entries': { zh: '日志分录', en: 'Journal entries' },
  'viewer.tasks': { zh: '待办', en: 'Tasks' },
  'viewer.waits': { zh: '等待', en: 'Waits' },
  'viewer.drafts': { zh: '草稿', en: 'Drafts' },
  'viewer.users': { zh: '用户', en: 'Users' },
  'viewer.keys': { zh: '密钥', en: 'Keys' },
  'viewer.standingInstructions': { zh: '常设指示', en: 'Standing instructions' },
  'viewer.exposure': { zh: '持有敞口', en: 'Exposure' },
  'viewer.debts': { zh: '应付', en: 'Debts' },
  'viewer.findings': { zh: '发现', en: 'Findings' },
  'query.parties': { zh: '企业名录', en: 'Parties' },
  'instrument.titles': { zh: '凭证的权属', en: 'Titles of an instrument' },
  'import.invoices': { zh: '导入的发票', en: 'Invoices of an import' },
  'import.refusedRows': { zh: '被拒的行', en: 'Refused rows of an import' },
}
