import type { ReceivableId } from '../../../../contracts/kernel/id.ts'
import { idNumber } from '../../../../contracts/kernel/id.ts'
import type {
  DilutionHeld,
  ProposalEnded,
  ReceivableCancelled,
  ReceivableConfirmed,
  ReceivableFact,
  ReceivableProposed,
} from '../../../../contracts/receivable/facts.ts'
import type { ReceivableStatus } from '../../../../contracts/receivable/receivable.ts'
import type { Locked } from '../../engine/locked.ts'
import {
  appliesNothing,
  type FactOfEntry,
  type FactRule,
  type FactRules,
  makesNothing,
} from '../../engine/noun/noun.ts'
import type { View } from '../../engine/view/view.ts'
import { payPledge } from '../title/pledges.ts'
import { payPledgees, settlePaid } from './settle-paid.ts'
import { nextSerial, receivables } from './tables.ts'
import { insertOverdue, writeUnpaid } from './write-overdue.ts'

const ofReceivable = (fact: { readonly receivable: ReceivableId }) => [fact.receivable]

/** Acts on what is overdue are alone in their groups: nothing comes after them there. */
const onOverdue = { chains: ofReceivable, apply: appliesNothing, makes: makesNothing }

export const receivableFacts: FactRules<ReceivableFact> = {
  'receivable.proposed.v1': {
    chains: ofReceivable,
    apply: (view, fact) => {
      const { receivable: id, debtor, supplier, proposedBy, amount, currency, dueOn } = fact
      view.set(receivables, id, {
        id,
        status: 'proposed',
        debtor,
        supplier,
        proposedBy,
        amount,
        currency,
        dueOn,
        lapseOn: fact.opens.lapseOn,
        backing: fact.backing,
        redLettered: 0n,
        dilutionHeld: 0n,
      })
    },
    makes: ofReceivable,
    write: insertProposals,
  },
  'receivable.confirmed.v1': {
    chains: ofReceivable,
    apply: (view, { receivable }) => {
      setStatus(view, receivable, 'issued')
      view.set(nextSerial, 'next', (view.get(nextSerial, 'next') ?? 0) + 1)
    },
    makes: makesNothing,
    write: issueReceivables,
  },
  'receivable.proposal-rejected.v1': endsAs('rejected'),
  'receivable.proposal-lapsed.v1': endsAs('lapsed'),
  'receivable.proposal-cancelled.v1': endsAs('cancelled'),
  'receivable.cancelled.v1': endsAs('cancelled'),
  'receivable.dilution-held.v1': {
    chains: ofReceivable,
    apply: (view, { receivable: id, amount }) => {
      const receivable = view.get(receivables, id)
      const dilutionHeld = (receivable?.dilutionHeld ?? 0n) + amount
      if (receivable) view.set(receivables, id, { ...receivable, dilutionHeld })
    },
    makes: makesNothing,
    write: countDilutionHeld,
  },
  'receivable.overdue-noted.v1': { ...onOverdue, write: insertOverdue },
  'receivable.unpaid-noted.v1': { ...onOverdue, write: writeUnpaid },
  'receivable.payment-acknowledged.v1': {
    chains: fact => [fact.instrument],
    apply: (view, { pledge, amount }) => {
      if (pledge !== null) payPledge(view, pledge, amount)
    },
    makes: makesNothing,
    write: async (client, payments) => {
      const paid = payments.map(({ fact, entry }) => ({ ...fact, entry }))
      await settlePaid(client, paid)
      await payPledgees(client, paid)
    },
  },
}

function setStatus(view: View, id: ReceivableId, status: ReceivableStatus): void {
  const receivable = view.get(receivables, id)
  if (receivable) view.set(receivables, id, { ...receivable, status })
}

/** The rule of a fact that ends a proposal, or a receivable, with a status. */
function endsAs(status: ReceivableStatus): FactRule<ProposalEnded | ReceivableCancelled> {
  return {
    chains: ofReceivable,
    apply: (view, { receivable }) => setStatus(view, receivable, status),
    makes: makesNothing,
    write: async (client, ended) => {
      await client.query(
        `update ledger.receivable r set status = $3, ended_by = u.e
           from unnest($1::bigint[], $2::bigint[]) u (i, e) where r.id = u.i`,
        [ended.map(e => idNumber(e.fact.receivable)), ended.map(e => e.entry), status],
      )
    },
  }
}

async function insertProposals(
  client: Locked,
  proposals: readonly FactOfEntry<ReceivableProposed>[],
) {
  const of = proposals.map(p => p.fact)
  await client.query(
    `insert into ledger.receivable (id, debtor, supplier, proposer, currency, amount_minor, due_on,
                                    wait, status, proposed_by)
     select i, d, s, p, c, a, due, w, 'proposed', e
       from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[],
                   $6::bigint[], $7::date[], $8::bigint[], $9::bigint[])
            u (i, d, s, p, c, a, due, w, e)`,
    [
      of.map(f => idNumber(f.receivable)),
      of.map(f => idNumber(f.debtor)),
      of.map(f => idNumber(f.supplier)),
      of.map(f => idNumber(f.proposedBy)),
      of.map(f => f.currency),
      of.map(f => f.amount),
      of.map(f => f.dueOn),
      proposals.map(p => idNumber(p.wait!)),
      proposals.map(p => p.entry),
    ],
  )
}

async function issueReceivables(
  client: Locked,
  issued: readonly FactOfEntry<ReceivableConfirmed>[],
) {
  await client.query(
    `update ledger.receivable r set status = 'issued', package = u.p, issued_by = u.e
       from unnest($1::bigint[], $2::text[], $3::bigint[]) u (i, p, e) where r.id = u.i`,
    [
      issued.map(i => idNumber(i.fact.receivable)),
      issued.map(i => i.fact.packageNumber),
      issued.map(i => i.entry),
    ],
  )
  await client.query(
    `insert into ledger.confirmation (receivable, undertaking, waiver, entry)
     select * from unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[])`,
    [
      issued.map(i => idNumber(i.fact.receivable)),
      issued.map(i => i.fact.undertaking),
      issued.map(i => i.fact.waiver),
      issued.map(i => i.entry),
    ],
  )
}

async function countDilutionHeld(client: Locked, held: readonly FactOfEntry<DilutionHeld>[]) {
  await client.query(
    `update ledger.receivable r set dilution_held_minor = r.dilution_held_minor + u.minor
       from (select i, sum(minor) as minor from unnest($1::bigint[], $2::bigint[]) h (i, minor)
              group by i) u
      where r.id = u.i`,
    [held.map(h => idNumber(h.fact.receivable)), held.map(h => h.fact.amount)],
  )
}
