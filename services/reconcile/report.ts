import type { StatementFinding } from '../../contracts/payment/follow-statements.ts'
import type { EntryLeft, Match, PaymentLeft } from '../../contracts/payment/match.ts'
import type { Reconciliation } from '../../contracts/payment/reconcile.ts'

export interface Report extends Reconciliation {
  readonly findings: readonly StatementFinding[]
  /** Statements of the account that nobody has proved. */
  readonly unsigned: number
}

type Language = 'zh' | 'en'
type Words<Of extends string> = Readonly<Record<Of, { readonly zh: string; readonly en: string }>>

/** True if nothing is left for anybody to look at. */
export function isEven({
  findings,
  unsigned,
  matches,
  entriesLeft,
  paymentsLeft,
}: Report): boolean {
  const isSure = matches.every(({ state }) => state === 'confirmed')
  return isSure && findings.length + unsigned + entriesLeft.length + paymentsLeft.length === 0
}

/** A line for each pairing with its reason, then what is left and why; amounts in minor units. */
export function writeReport(report: Report, language: Language): string {
  const { matches, returns, entriesLeft, paymentsLeft, findings, unsigned } = report
  const say = (words: { readonly zh: string; readonly en: string }) => words[language]
  const lines = [
    ...matches.flatMap(({ state, reason, pairings, entries, payments }) => {
      const shape = `${entries.length}:${payments.length}`
      const head = `${say(STATES[state])}  ${say(REASONS[reason])}  ${shape}`
      if (pairings.length === 0) return [`${head}  ${entries.join(', ')} ~ ${payments.join(', ')}`]
      return pairings.map(
        ({ entry, payment, amount }) => `${head}  ${entry} → ${payment}  ${amount}`,
      )
    }),
    ...returns.map(({ entry, of }) => `${say(RETURNED)}  ${entry} ↩ ${of}`),
    ...entriesLeft.map(({ entry, amount, why }) => `${say(ENTRIES[why])}  ${entry}  ${amount}`),
    ...paymentsLeft.map(
      ({ payment, amount, why }) => `${say(PAYMENTS[why])}  ${payment}  ${amount}`,
    ),
    ...findings.map(({ statement, finding, expected, found }) => {
      return `${say(FINDINGS[finding])}  ${statement}  ${expected} ≠ ${found}`
    }),
    ...(unsigned > 0 ? [`${say(UNSIGNED)}  ${unsigned}`] : []),
    isEven(report) ? say(EVEN) : say(OPEN),
  ]
  return `${lines.join('\n')}\n`
}

const STATES: Words<Match['state']> = {
  confirmed: { zh: '已确认', en: 'confirmed' },
  suggested: { zh: '建议', en: 'suggested' },
  ambiguous: { zh: '有歧义', en: 'ambiguous' },
}
const REASONS: Words<Match['reason']> = {
  end_to_end_id: { zh: '端到端标识', en: 'end-to-end id' },
  reference: { zh: '还款参考号', en: 'reference' },
  counterpart_and_amount: { zh: '对方账户与金额', en: 'account and amount' },
  counterpart_and_sum: { zh: '对方账户与合计', en: 'account and sum' },
}
const ENTRIES: Words<EntryLeft['why']> = {
  unexpected: { zh: '待办：未预期的款项', en: 'to look at: nobody expected it' },
  more_than_expected: { zh: '待办：多付', en: 'to look at: more than expected' },
  paid_again: { zh: '待办：重复付款', en: 'to look at: paid again' },
  ambiguous: { zh: '待办：有歧义的款项', en: 'to look at: could pay several' },
}
const PAYMENTS: Words<PaymentLeft['why']> = {
  not_paid: { zh: '未付', en: 'not paid' },
  paid_in_part: { zh: '部分已付，尚余', en: 'paid in part, still open' },
  ambiguous: { zh: '有歧义的应付', en: 'could be paid by several' },
}
const FINDINGS: Words<StatementFinding['finding']> = {
  other_account: { zh: '他人账户的对账单', en: 'statement of another account' },
  sum_not_stated: { zh: '对账单未列余额', en: 'no balance is stated' },
  number_missing: { zh: '对账单缺号', en: 'a statement is missing' },
  number_again: { zh: '对账单号码重复', en: 'a number was given twice' },
  closing_differs: { zh: '期末余额不符', en: 'the closing balance does not follow' },
  opening_differs: { zh: '期初余额与前期不符', en: 'the opening balance does not follow' },
}
const RETURNED = { zh: '退回，重新待付', en: 'came back, open again' }
const UNSIGNED = { zh: '未经银行签名的对账单', en: 'statements that no signature proves' }
const EVEN = { zh: '全部核对无误。', en: 'All of it is confirmed, nothing is left.' }
const OPEN = { zh: '尚有待核事项。', en: 'Something is left to look at.' }
