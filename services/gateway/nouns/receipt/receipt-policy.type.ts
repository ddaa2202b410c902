import { idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Wait } from '../task/wait.type.ts'
import { Insurance, type InsuranceRow, Receipt } from './receipt.type.ts'

type Status = 'running' | 'replaced' | 'lapsed'

const PolicyStatus = enumOf('PolicyStatus', 'What has become of a policy.', {
  running: 'It is the policy of the receipt.',
  replaced: 'Another took its place.',
  lapsed: 'It is on record that it has ended, and no other took its place.',
} satisfies Record<Status, string>)

interface PolicyRow extends InsuranceRow {
  readonly perils: string | null
  readonly loss_payee: string | null
  readonly status: Status
  readonly wait: bigint | null
}

const ReceiptPolicy = builder.objectRef<PolicyRow>('ReceiptPolicy').implement({
  description: 'A policy of the goods of a receipt, as its keeper has seen it.',
  readers: 'members',
  fields: t => ({
    insurance: t.field({
      type: Insurance,
      description: 'Who insures them, for how much and until when.',
      resolve: row => row,
    }),
    perils: t.exposeString('perils', {
      nullable: true,
      description: 'Against what. Null of a policy that the receipt was issued with.',
    }),
    lossPayee: t.exposeString('loss_payee', {
      nullable: true,
      description: 'To whom a loss is paid. Null of a policy that the receipt was issued with.',
    }),
    status: t.field({
      type: PolicyStatus,
      description: 'What has become of it.',
      resolve: ({ status }) => status,
    }),
    wait: t.field({
      type: Wait,
      nullable: true,
      description: 'The wait for the next one. Null for who is no party of it.',
      resolve: ({ wait }) => (wait === null ? null : idOf('wait', wait)),
    }),
  }),
})

/** So many of the last policies of a receipt are shown. */
const POLICIES_MAX = 50

const policiesOf = rowsOf<PolicyRow>(
  `select r.id as owner, p.* from unnest($1::bigint[]) r (id) cross join lateral (
     select p.insurer, p.policy, p.insured_minor, p.insurance_currency, p.insured_until, p.perils,
            p.loss_payee, p.status, p.wait
       from ledger.receipt_policy p
      where p.receipt = r.id order by p.entry desc limit ${POLICIES_MAX}) p`,
)

builder.objectField(Receipt, 'policies', t =>
  t.field({
    type: [ReceiptPolicy],
    description: `What insured its goods, the newest first, ${POLICIES_MAX} at most.`,
    resolve: async ({ id }, _args, context) => await policiesOf(id, context),
  }),
)
