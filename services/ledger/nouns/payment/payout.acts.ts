import * as z from 'zod'
import type { FinancingEnded } from '../../../../contracts/financing/facts.ts'
import type { Financing, FinancingId } from '../../../../contracts/financing/financing.ts'
import { findChosen } from '../../../../contracts/financing/financing.ts'
import { GIVE_UP_PAYOUT_CLASS, giveUpPayout } from '../../../../contracts/payment/give-up-payout.ts'
import {
  INSTRUCT_PAYOUT_CLASS,
  type InstructPayout,
  type InstructPayoutState,
  instructPayout,
} from '../../../../contracts/payment/instruct-payout.ts'
import {
  NOTE_REJECTION_CLASS,
  type NoteRejection,
  type NoteRejectionState,
  noteRejection,
} from '../../../../contracts/payment/note-rejection.ts'
import { NOTE_SILENCE_CLASS, noteSilence } from '../../../../contracts/payment/note-silence.ts'
import { isInFlight, type Payout } from '../../../../contracts/payment/payout.ts'
import type {
  PayoutAbandoned,
  PayoutInstructed,
  PayoutPaid,
  PayoutRejected,
  PayoutResent,
  PayoutReturned,
  PayoutUnanswered,
} from '../../../../contracts/payment/payout-facts.ts'
import {
  PROVE_PAYOUT_CLASS,
  type ProvePayout,
  type ProvePayoutState,
  provePayout,
} from '../../../../contracts/payment/prove-payout.ts'
import type { Transferred } from '../../../../contracts/title/facts.ts'
import type { Act } from '../../engine/act/act.ts'
import { id, minorUnits, text } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import type { View } from '../../engine/view/view.ts'
import { readRegister, selectRegister } from '../financing/registers.ts'
import { financings, MEANT_FINANCINGS } from '../financing/tables.ts'
import { selectNamedReceivables } from '../receivable/instrument.ts'
import { loadProven, lockAccount } from './load-accounts.ts'
import { loadPayouts } from './load-payouts.ts'
import { readReport } from './read-file.ts'
import { PACKED_LENGTH_MAX, SIGNATURE_LENGTH_MAX } from './statement.acts.ts'

interface OnFinancing {
  readonly financing: FinancingId
}

interface Paid {
  readonly payouts: readonly Payout[]
}

const readMeant = ({ financing }: OnFinancing) => [
  read(MEANT_FINANCINGS, [{ financing, lender: null, quote: null }]),
]

function find(view: View, { financing: id }: OnFinancing): Financing | null {
  return view.get(financings, id) ?? null
}

function findReceivables(view: View, financing: Financing | null) {
  return selectNamedReceivables(view, financing?.parts ?? [])
}

type Instructing = Pick<InstructPayoutState, 'before' | 'from' | 'to'>

export const instructPayoutAct: Act<InstructPayout, PayoutInstructed, Instructing> = {
  name: 'payment.instruct-payout',
  class: INSTRUCT_PAYOUT_CLASS,
  body: z.strictObject({
    ...{ financing: id('fin'), from: id('acc'), to: id('acc'), amount: minorUnits },
  }),
  amount: ({ amount }) => amount,
  reads: body => [...readMeant(body), ...readRegister(body.financing)],
  exclusive: {
    load: async (client, { financing, from, to }) => ({
      before: (await loadPayouts(client, financing)).length,
      from: await lockAccount(client, from),
      to: await lockAccount(client, to),
    }),
  },
  decide: (body, view, context, state) => {
    const financing = find(view, body)
    const receivables = findReceivables(view, financing)
    const register = selectRegister(view, body.financing)
    return instructPayout({ financing, receivables, register, ...state }, body, context)
  },
}

type Proving = Pick<ProvePayoutState, 'payouts' | 'entry'>
type Proof = PayoutPaid | PayoutReturned | PayoutResent | Transferred

export const provePayoutAct: Act<ProvePayout, Proof, Proving> = {
  name: 'payment.prove-payout',
  class: PROVE_PAYOUT_CLASS,
  body: z.strictObject({ financing: id('fin'), account: id('acc'), reference: text }),
  amount: () => null,
  reads: readMeant,
  exclusive: {
    load: async (client, { financing, account, reference }) => ({
      payouts: await loadPayouts(client, financing),
      entry: (await loadProven(client, account, [reference])).get(reference) ?? null,
    }),
  },
  decide: (body, view, context, state) => {
    const financing = find(view, body)
    const receivables = findReceivables(view, financing)
    return provePayout({ financing, receivables, ...state }, body, context)
  },
}

type Rejecting = Pick<NoteRejectionState, 'payouts' | 'report' | 'signed'>

export const noteRejectionAct: Act<NoteRejection, PayoutRejected, Rejecting> = {
  name: 'payment.note-rejection',
  class: NOTE_REJECTION_CLASS,
  body: z.strictObject({
    financing: id('fin'),
    report: z.string().max(PACKED_LENGTH_MAX),
    signature: z.string().max(SIGNATURE_LENGTH_MAX),
  }),
  amount: () => null,
  reads: readMeant,
  exclusive: {
    load: async (client, { financing, report, signature }, party) => {
      const payouts = await loadPayouts(client, financing)
      const payer = payouts.find(one => isInFlight(one) && one.lender === party)
      const account = payer ? await lockAccount(client, payer.from.account) : null
      return { payouts, ...readReport(report, signature, account?.statementKey ?? null) }
    },
  },
  decide: (body, view, context, state) =>
    noteRejection({ financing: find(view, body), ...state }, body, context),
}

export const noteSilenceAct: Act<OnFinancing, PayoutUnanswered, Paid> = {
  name: 'payment.note-silence',
  class: NOTE_SILENCE_CLASS,
  body: z.strictObject({ financing: id('fin') }),
  amount: () => null,
  reads: readMeant,
  exclusive: {
    load: async (client, { financing }) => ({ payouts: await loadPayouts(client, financing) }),
  },
  decide: (body, _view, context, state) => noteSilence(state, body, context),
}

export const giveUpPayoutAct: Act<OnFinancing, PayoutAbandoned | FinancingEnded, Paid> = {
  name: 'payment.give-up-payout',
  class: GIVE_UP_PAYOUT_CLASS,
  body: z.strictObject({ financing: id('fin') }),
  amount: () => null,
  reads: readMeant,
  // Nobody but its own lender learns who would have to sign beside it.
  cosigners: (body, view) => {
    const financing = find(view, body)
    return financing && findChosen(financing) ? [financing.holder] : []
  },
  exclusive: {
    load: async (client, { financing }) => ({ payouts: await loadPayouts(client, financing) }),
  },
  decide: (body, view, context, state) =>
    giveUpPayout({ financing: find(view, body), ...state }, body, context),
}
