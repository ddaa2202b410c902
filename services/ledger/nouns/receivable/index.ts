import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type { ReceivableId } from '../../../../contracts/kernel/id.ts'
import { NOBODY } from '../../../../contracts/kernel/id.ts'
import type { ReceivableFact } from '../../../../contracts/receivable/facts.ts'
import type { ReceivableStatus } from '../../../../contracts/receivable/receivable.ts'
import { formatNumber } from '../../engine/audit/compare.ts'
import { defineNoun } from '../../engine/noun/noun.ts'
import { type NounAudit, replaysNothing } from '../../engine/replay/noun-audit.ts'
import type { Replayed } from '../../engine/replay/replayed.ts'
import { acknowledgePaymentAct } from './acknowledge-payment.act.ts'
import { confirmAct } from './confirm.act.ts'
import { cancelAct, lapseAct, rejectAct } from './end-proposal.act.ts'
import { receivableFacts } from './facts.ts'
import { holdDilutedAct } from './hold-diluted.act.ts'
import { receivableInstrument } from './instrument.ts'
import { noteOverdueAct, noteUnpaidAct } from './note-overdue.acts.ts'
import { payWithAmountAct } from './pay-with-amount.act.ts'
import { proposeAct } from './propose.act.ts'
import { replayDilution } from './replay-dilution.ts'
import { replayOverdue } from './replay-overdue.ts'
import { replayPayments } from './replay-payments.ts'

const receivableActs = {
  'receivable.propose': proposeAct,
  'receivable.confirm': confirmAct,
  'receivable.reject': rejectAct,
  'receivable.cancel': cancelAct,
  'receivable.lapse': lapseAct,
  'receivable.hold-diluted': holdDilutedAct,
  'receivable.note-overdue': noteOverdueAct,
  'receivable.note-unpaid': noteUnpaidAct,
  'receivable.pay-with-amount': payWithAmountAct,
  'receivable.acknowledge-payment': acknowledgePaymentAct,
}

/** Receivables, from proposal to settlement. */
export const receivable = defineNoun<ReceivableFact>()({
  name: 'receivable',
  acts: receivableActs,
  facts: receivableFacts,
  instrument: receivableInstrument,
  // Invoices are trade's, which has no acts: what backs a receivable is shown by it.
  shows: { rcv: 'ledger.shown_receivables', inv: 'ledger.shown_invoices' },
  newIds: [],
  audit: auditReceivables,
})

function auditReceivables({ tilings, wentBack }: Replayed): NounAudit<typeof receivableActs> {
  const statuses = new Map<ReceivableId, ReceivableStatus>()
  const payments = replayPayments(tilings)
  const dilution = replayDilution()
  const overdue = replayOverdue()
  const becomes =
    (status: ReceivableStatus) =>
    ({ receivable }: { readonly receivable: ReceivableId }) => {
      statuses.set(receivable, status)
    }
  return {
    genesis: replaysNothing,
    entry: (entry, command) => {
      dilution.replay(entry)
      payments.follow(entry, command)
    },
    replays: {
      'receivable.propose': becomes('proposed'),
      'receivable.confirm': becomes('issued'),
      'receivable.reject': becomes('rejected'),
      'receivable.cancel': becomes('cancelled'),
      'receivable.lapse': becomes('lapsed'),
      'receivable.hold-diluted': replaysNothing,
      'receivable.note-overdue': overdue.noted,
      'receivable.note-unpaid': overdue.unpaid,
      'receivable.pay-with-amount': replaysNothing,
      'receivable.acknowledge-payment': payments.replay,
    },
    comparisons: () => [
      {
        kind: 'receivable_differs',
        select: `select id::text as subject,
                        concat_ws(' ', status, paid_on, nullif(dilution_held_minor, 0)) as says
                   from ledger.receivable`,
        expected: [...statuses].map(([id, status]) => {
          const titles = tilings.get(id)?.titles
          const back = wentBack.get(id)
          const paid =
            status === 'issued' &&
            titles?.every(title => title.holder === NOBODY) &&
            back?.owed !== true
          const paidOn = pickLater(payments.lastPaidOn(id), back?.paidOn ?? null)
          const says = [paid ? 'settled' : status, paidOn, dilution.heldOf(id)]
          return [formatNumber(id), says.filter(said => said !== null).join(' ')]
        }),
      },
      payments.comparison(),
      overdue.comparison(),
    ],
  }
}

function pickLater(one: BusinessDate | null, other: BusinessDate | null): BusinessDate | null {
  if (one === null || (other !== null && one < other)) return other
  return one
}
