import type { SETTLEMENT_CLAUSES } from '../../../contracts/settlement/clauses.ts'
import { type ActRow, leftOut } from './act-row.ts'
import { ACCOUNT, DATE, PARTY, RECEIVABLE, SETTLEMENT } from './examples.ts'

const NO_STRANGERS = {
  strangers: leftOut('it names an account, or a settlement, which only its parties know'),
  steps: leftOut('its table of states walks what it posts'),
} as const

const HABIT = leftOut('no bank runs beside the simulation; tests of the ledger walk it')

const BY_KEY = leftOut('the system key alone signs it')
const BY_WATCH = leftOut('its watch, and the workflow of its wait, are tried by themselves')

/** The acts on settlements of debtors, as each kind of test meets them. */
export const SETTLEMENT_ROWS: Record<keyof typeof SETTLEMENT_CLAUSES, ActRow> = {
  'settlement.instruct-settlement': {
    ...{ ...NO_STRANGERS, habit: HABIT },
    body: {
      ...{ id: SETTLEMENT, dueOn: DATE, from: ACCOUNT },
      spans: [{ instrument: RECEIVABLE, lo: '0', hi: '1', payee: PARTY, to: ACCOUNT, again: null }],
    },
  },
  'settlement.prove-line': {
    ...{ ...NO_STRANGERS, habit: HABIT },
    body: { settlement: SETTLEMENT, line: 1, account: ACCOUNT, reference: 'B1', paidOn: DATE },
  },
  'settlement.reject-lines': {
    ...{ ...NO_STRANGERS, habit: HABIT },
    body: { settlement: SETTLEMENT, report: 'H4sI', signature: 'a..b' },
  },
  'settlement.give-up-line': {
    ...{ ...NO_STRANGERS, habit: HABIT },
    body: { settlement: SETTLEMENT, line: 1 },
  },
  'settlement.open-maturity': {
    ...{ ...NO_STRANGERS, strangers: BY_KEY, habit: BY_WATCH },
    body: { debtor: PARTY, dueOn: DATE },
  },
  'settlement.close-maturity': {
    ...{ ...NO_STRANGERS, strangers: BY_KEY, habit: BY_WATCH },
    body: { receivable: RECEIVABLE },
  },
}
