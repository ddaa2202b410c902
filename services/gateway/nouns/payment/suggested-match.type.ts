import type { Match } from '../../../../contracts/payment/match.ts'
import { reconcile } from '../../../../contracts/payment/reconcile.ts'
import type {
  ExpectedPayment,
  StatementEntry,
} from '../../../../contracts/payment/statement-entry.ts'
import { builder } from '../../graph/builder.ts'
import type { Context } from '../../graph/context.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { BankAccount } from './account.type.ts'
import { AWAITED_COLUMNS, type AwaitedRow, IS_AWAITED } from './awaited.type.ts'

/** So many entries and payments of an account are looked at, the earliest first. */
const LOOKED_AT_MAX = 500

const SuggestionState = enumOf('SuggestionState', 'How sure a suggested match is.', {
  confirmed: 'The signed entry names the payment: only its amount differs.',
  suggested: 'Somebody must look.',
  ambiguous: 'It can be read in several ways, so nothing is paired.',
} satisfies Record<Match['state'], string>)

const SuggestionReason = enumOf('SuggestionReason', 'Why entries and payments belong together.', {
  end_to_end_id: 'The entry has the payment’s own id.',
  reference: 'Both have one reference, of a due date.',
  counterpart_and_amount: 'The same other account, and the same amount.',
  counterpart_and_sum: 'The same other account, and together the same amount.',
} satisfies Record<Match['reason'], string>)

type Pairing = Match['pairings'][number]

const SuggestedPairing = builder.objectRef<Pairing>('SuggestedPairing').implement({
  description: 'Which part of which entry would be which part of which payment.',
  readers: 'members',
  fields: t => ({
    reference: t.exposeString('entry', { description: 'The bank’s reference of the entry.' }),
    endToEndId: t.exposeString('payment', { description: 'The end-to-end id of the payment.' }),
    amount: t.expose('amount', { type: 'MinorUnits', description: 'How much.' }),
  }),
})

const SuggestedMatch = builder.objectRef<Match>('SuggestedMatch').implement({
  description:
    'What open entries of an account could be, by the rules of reconciliation. Two people of its ' +
    'holder say so by `matchEntries`, or say otherwise.',
  readers: 'members',
  fields: t => ({
    state: t.field({
      type: SuggestionState,
      description: 'How sure it is.',
      resolve: ({ state }) => state,
    }),
    reason: t.field({
      type: SuggestionReason,
      description: 'Why.',
      resolve: ({ reason }) => reason,
    }),
    entries: t.stringList({
      description: 'References of the entries.',
      resolve: ({ entries }) => [...entries],
    }),
    payments: t.stringList({
      description: 'End-to-end ids of the payments.',
      resolve: ({ payments }) => [...payments],
    }),
    pairings: t.field({
      type: [SuggestedPairing],
      description: 'Part by part; none where it is ambiguous.',
      resolve: ({ pairings }) => [...pairings],
    }),
  }),
})

const readOpenEntries = rowsOf<StatementEntry>(
  `select o.owner, s.* from unnest($1::bigint[]) o (owner) cross join lateral (
     select e.reference as id, e.side, e.currency, ledger.open_of_entry(e) as amount,
            e.booked_on as "bookedOn", e.end_to_end_id as "endToEndId",
            e.remittance as reference, e.counterpart, e.returned, true as signed
       from ledger.statement_entry e
      where e.account = o.owner and e.proven_by is not null and ledger.open_of_entry(e) > 0
      order by e.booked_on, e.reference limit ${LOOKED_AT_MAX}) s`,
)

const readAwaited = rowsOf<AwaitedRow & { readonly reference: string | null }>(
  `select o.owner, s.* from unnest($1::bigint[]) o (owner) cross join lateral (
     select ${AWAITED_COLUMNS}, (
              select t.reference from ledger.settlement t
               where p.noun = 'stl' and t.id = p.subject) as reference
       from ledger.awaited_payment p where p.account = o.owner and ${IS_AWAITED}
      order by p.due_on, p.end_to_end_id limit ${LOOKED_AT_MAX}) s`,
)

builder.objectField(BankAccount, 'suggestedMatches', t =>
  t.field({
    type: [SuggestedMatch],
    complexity: { field: 10, multiplier: 10 },
    description:
      'What its open entries could be, of the 500 earliest. What nobody awaits is in no match.',
    resolve: async ({ id }, _args, context) => await suggest(id, context),
  }),
)

async function suggest(account: bigint, context: Context): Promise<Match[]> {
  const [entries, awaited] = await Promise.all([
    readOpenEntries(account, context),
    readAwaited(account, context),
  ])
  return [...reconcile(entries, awaited.map(toExpected)).matches]
}

function toExpected(row: AwaitedRow & { readonly reference: string | null }): ExpectedPayment {
  const { end_to_end_id: endToEndId, side, currency, other, reference } = row
  return {
    ...{ id: endToEndId, endToEndId, side, currency, reference, counterpart: other },
    ...{ outstanding: row.open, dueOn: row.due_on },
  }
}
