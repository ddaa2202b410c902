import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { Party } from '../party/party.type.ts'

export interface DebtProofRow {
  readonly instrument: bigint
  readonly party: bigint
  readonly debtor: bigint
  readonly currency: string
  readonly due_on: BusinessDate
  readonly owed: bigint
  readonly paid: bigint
  readonly acknowledged: bigint
  readonly outstanding: bigint
  readonly owed_back: bigint
  readonly told: bigint
}

/** Of `ledger.debts_proven() d`. */
export const DEBT_PROOF_COLUMNS = `d.instrument, d.party, d.debtor, d.currency, d.due_on, d.owed,
  d.paid, d.acknowledged, d.outstanding, d.owed_back, d.told`

const DebtProof = builder.objectRef<DebtProofRow>('DebtProof').implement({
  description:
    'What is owed to a party on a receivable, and what became of it, each figure from a source ' +
    'of its own. The party reads it, and the debtor.',
  readers: 'members',
  fields: t => ({
    id: t.id({
      description: 'An id of its own: of the receivable and of the party.',
      resolve: ({ instrument, party }) => `${idOf('rcv', instrument)}/${idOf('pty', party)}`,
    }),
    instrument: t.id({
      description: 'The id of the receivable.',
      resolve: ({ instrument }) => idOf('rcv', instrument),
    }),
    party: t.field({
      type: Party,
      description: 'To whom it is owed, or was paid.',
      resolve: ({ party }) => idOf('pty', party),
    }),
    debtor: t.field({
      type: Party,
      description: 'Who owes it.',
      resolve: ({ debtor }) => idOf('pty', debtor),
    }),
    currency: t.exposeString('currency', { description: 'Its currency (ISO 4217).' }),
    dueOn: t.expose('due_on', { type: 'Date', description: 'When it is due.' }),
    owed: t.expose('owed', {
      type: 'MinorUnits',
      description: 'What it held to be paid, from titles and lines.',
    }),
    paid: t.expose('paid', {
      type: 'MinorUnits',
      description: 'What of it lines paid that are proven and did not come back.',
    }),
    acknowledged: t.expose('acknowledged', {
      type: 'MinorUnits',
      description: 'What of it was paid by the word of the party alone, as the journal has it.',
    }),
    outstanding: t.expose('outstanding', {
      type: 'MinorUnits',
      description: 'What of it is held still, or came back and is owed.',
    }),
    owedBack: t.expose('owed_back', {
      type: 'MinorUnits',
      description: 'What came too late, beside all this: the debtor is owed it.',
    }),
    told: t.expose('told', {
      type: 'MinorUnits',
      description: 'What banks booked, as their statements have it, less what went back.',
    }),
    agrees: t.boolean({
      description: 'Whether owed is the sum of the rest, and banks told what was paid, to the fen.',
      resolve: ({ owed, paid, acknowledged, outstanding, owed_back: back, told }) =>
        owed === paid + acknowledged + outstanding && told === paid + back,
    }),
  }),
})

export const DebtProofConnection = defineConnection(DebtProof, 'DebtProof')
