import type { Family } from '../parts/message-name.ts'

/** What a bank tells, by family: its kind, the element of each record, that of its note. */
export const KINDS = {
  'camt.052': ['report', 'Rpt', 'AddtlRptInf'],
  'camt.053': ['statement', 'Stmt', 'AddtlStmtInf'],
  'camt.054': ['notification', 'Ntfctn', 'AddtlNtfctnInf'],
} as const
export type StatementFamily = Extract<Family, keyof typeof KINDS>

export function isStatementFamily(family: Family): family is StatementFamily {
  return Object.hasOwn(KINDS, family)
}
