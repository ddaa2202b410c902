import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Wait } from '../task/wait.type.ts'
import { Receipt } from './receipt.type.ts'

type Status = 'running' | 'renewed' | 'ended'

const TermStatus = enumOf('TermStatus', 'What has become of a term of storage.', {
  running: 'It is the term of the receipt.',
  renewed: 'A longer one took its place.',
  ended: 'It is on record that it has ended, and nobody renewed it.',
} satisfies Record<Status, string>)

interface TermRow {
  readonly stored_until: BusinessDate
  readonly fee: string
  readonly status: Status
  readonly wait: bigint | null
}

const ReceiptTerm = builder.objectRef<TermRow>('ReceiptTerm').implement({
  description: 'Until when the goods of a receipt are stored, as it was issued or renewed.',
  readers: 'members',
  fields: t => ({
    storedUntil: t.expose('stored_until', {
      type: 'Date',
      description: 'The first business date after the term.',
    }),
    fee: t.exposeString('fee', { description: 'What storage costs, in words.' }),
    status: t.field({
      type: TermStatus,
      description: 'What has become of it.',
      resolve: ({ status }) => status,
    }),
    wait: t.field({
      type: Wait,
      nullable: true,
      description: 'The wait for its renewal. Null for who is no party of it.',
      resolve: ({ wait }) => (wait === null ? null : idOf('wait', wait)),
    }),
  }),
})

/** So many of the last terms of a receipt are shown. */
const TERMS_MAX = 50

const termsOf = rowsOf<TermRow>(
  `select r.id as owner, t.* from unnest($1::bigint[]) r (id) cross join lateral (
     select t.stored_until, t.fee, t.status, t.wait from ledger.receipt_term t
      where t.receipt = r.id order by t.entry desc limit ${TERMS_MAX}) t`,
)

builder.objectField(Receipt, 'terms', t =>
  t.field({
    type: [ReceiptTerm],
    description: `Its terms of storage, the newest first, ${TERMS_MAX} at most.`,
    resolve: async ({ id }, _args, context) => await termsOf(id, context),
  }),
)
