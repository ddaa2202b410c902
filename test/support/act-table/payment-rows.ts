import type { PAYMENT_CLAUSES } from '../../../contracts/payment/clauses.ts'
import { newActor } from '../actor.ts'
import { type ActRow, leftOut } from './act-row.ts'
import { ACCOUNT, DIGEST, FINANCING, OTHER_ACCOUNT, PARTY } from './examples.ts'

const { alg, publicKey } = newActor(PARTY, 'maker')

const NO_TITLES = {
  strangers: leftOut('it names an account, which only its holder knows'),
  steps: leftOut('it moves and binds nothing'),
  habit: leftOut('no bank runs beside the simulation; the ledger’s tests and the journey walk it'),
} as const

const MOVES = leftOut('its table of states walks what it posts')

/** The acts of accounts at banks, as each kind of test meets them. */
export const PAYMENT_ROWS: Record<keyof typeof PAYMENT_CLAUSES, ActRow> = {
  'payment.register-account': {
    ...NO_TITLES,
    body: {
      ...{ id: ACCOUNT, number: '6222', bank: 'SANDCNSH', name: 'A Firm', town: 'Shanghai' },
      ...{ country: 'CN', currency: 'CNY', statementKey: { alg, publicKey } },
    },
  },
  'payment.confirm-account': {
    ...NO_TITLES,
    body: { account: ACCOUNT, statementKey: publicKey },
  },
  'payment.close-account': { ...NO_TITLES, body: { account: ACCOUNT } },
  'payment.record-statement': {
    ...NO_TITLES,
    body: { account: ACCOUNT, statement: 'H4sI', signature: null },
  },
  'payment.confirm-statement': { ...NO_TITLES, body: { account: ACCOUNT, digest: DIGEST } },
  'payment.instruct-payout': {
    ...NO_TITLES,
    body: { financing: FINANCING, from: ACCOUNT, to: OTHER_ACCOUNT, amount: '1' },
  },
  'payment.prove-payout': {
    ...{ ...NO_TITLES, steps: MOVES },
    body: { financing: FINANCING, account: ACCOUNT, reference: 'B1' },
  },
  'payment.note-rejection': {
    ...NO_TITLES,
    body: { financing: FINANCING, report: 'H4sI', signature: 'a..b' },
  },
  'payment.note-silence': { ...NO_TITLES, body: { financing: FINANCING } },
  'payment.demand-buy-back': {
    ...NO_TITLES,
    body: { financing: FINANCING, ground: 'unpaid', to: ACCOUNT },
  },
  'payment.prove-buy-back': {
    ...{ ...NO_TITLES, steps: MOVES },
    body: { financing: FINANCING, account: ACCOUNT, reference: 'B1' },
  },
  'payment.lapse-buy-back': { ...NO_TITLES, body: { financing: FINANCING } },
  'payment.match-entries': {
    ...NO_TITLES,
    body: {
      ...{ account: ACCOUNT, entries: [{ reference: 'B1', amount: '7' }] },
      ...{ payments: [{ endToEndId: 'FIN1N1', amount: '5' }], writtenOff: '2', reason: 'a fee' },
    },
  },
  'payment.give-up-payout': { ...{ ...NO_TITLES, steps: MOVES }, body: { financing: FINANCING } },
}
