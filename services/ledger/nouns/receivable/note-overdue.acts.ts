import * as z from 'zod'
import { idNumber, idOf, type ReceivableId } from '../../../../contracts/kernel/id.ts'
import type { OverdueNoted, UnpaidNoted } from '../../../../contracts/receivable/facts.ts'
import {
  NOTE_OVERDUE_CLASS,
  NOTE_UNPAID_CLASS,
  type NoteOverdueState,
  noteOverdue,
  noteUnpaid,
  type OfOverdue,
} from '../../../../contracts/receivable/note-overdue.ts'
import type { Overdue } from '../../../../contracts/receivable/overdue.ts'
import type { Transaction } from '../../../platform/transaction.ts'
import type { Act } from '../../engine/act/act.ts'
import { id } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import type { View } from '../../engine/view/view.ts'
import { TITLES } from '../title/tables.ts'
import { selectReceivables } from './instrument.ts'
import { RECEIVABLES } from './tables.ts'

type Found = Pick<NoteOverdueState, 'overdue' | 'anew'>

const shared = {
  body: z.strictObject({ receivable: id('rcv') }),
  amount: () => null,
  reads: ({ receivable: instrument }: OfOverdue) => [
    read(RECEIVABLES, [instrument]),
    read(TITLES, [{ instrument, lo: 0n, hi: FACE_END }]),
  ],
  exclusive: {
    load: async (client: Transaction, { receivable }: OfOverdue): Promise<Found> => {
      const { rows } = await client.query<OverdueRow>(
        `select w.lapse_on, o.unpaid_by is not null as unpaid
           from ledger.overdue o join ledger.wait w on w.id = o.wait where o.receivable = $1`,
        [idNumber(receivable)],
      )
      const [row] = rows
      // Debtors are chased by dates.
      const overdue = row ? { chasedUntil: row.lapse_on!, unpaid: row.unpaid } : null
      return { overdue, anew: await loadAnew(client, receivable) }
    },
  },
}

async function loadAnew(client: Transaction, receivable: ReceivableId): Promise<Found['anew']> {
  const { rows } = await client.query<{ payee: bigint; amount: bigint }>(
    `select payee, amount_minor as amount from ledger.line_owed_anew
      where instrument = $1 order by lo`,
    [idNumber(receivable)],
  )
  return rows.map(({ payee, amount }) => ({ payee: idOf('pty', payee), amount }))
}

interface OverdueRow {
  readonly lapse_on: Overdue['chasedUntil'] | null
  readonly unpaid: boolean
}

/** Larger than any face. */
const FACE_END = 2n ** 62n

function findIssued(view: View, { receivable }: OfOverdue) {
  return selectReceivables(view, [receivable]).get(receivable) ?? null
}

export const noteOverdueAct: Act<OfOverdue, OverdueNoted, Found> = {
  ...{ ...shared, name: 'receivable.note-overdue', class: NOTE_OVERDUE_CLASS },
  decide: (body, view, context, state) =>
    noteOverdue({ issued: findIssued(view, body), ...state }, body, context),
}

export const noteUnpaidAct: Act<OfOverdue, UnpaidNoted, Found> = {
  ...{ ...shared, name: 'receivable.note-unpaid', class: NOTE_UNPAID_CLASS },
  decide: (body, view, context, state) =>
    noteUnpaid({ issued: findIssued(view, body), ...state }, body, context),
}
