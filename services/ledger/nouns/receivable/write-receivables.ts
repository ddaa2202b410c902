import type { PoolClient } from 'pg'
import { type Calendar, isProvisional } from '../../../../contracts/kernel/calendar.ts'
import { idNumber, type PartyId } from '../../../../contracts/kernel/id.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type {
  ReceivableFact,
  ReceivableProposed,
  TransferOffered,
} from '../../../../contracts/receivable/facts.ts'
import { newNumber } from '../../../platform/new-id.ts'
import { statusAfter } from '../../engine/view/apply-fact.ts'

/** A fact about receivables with the entry and command that made it. */
export interface FactOfEntry<Fact = ReceivableFact> {
  readonly fact: Fact
  readonly entry: EntryNumber
  readonly party: PartyId
  readonly command: string
}

/** Rows of receivables, offers, confirmations, waits and findings, in bulk. */
export async function writeReceivables(
  client: PoolClient,
  facts: readonly FactOfEntry[],
  calendar: Calendar,
): Promise<void> {
  await insertProposals(client, ofType(facts, 'receivable.proposed.v1'))
  await moveForward(client, facts)
  await insertOffers(client, ofType(facts, 'receivable.transfer-offered.v1'))
  await insertWaits(client, facts, calendar)
  await settlePaid(client, ofType(facts, 'receivable.payment-acknowledged.v1'))
  await insertFindings(client, ofType(facts, 'receivable.splitting-watched.v1'))
}

async function insertProposals(
  client: PoolClient,
  proposals: readonly FactOfEntry<ReceivableProposed>[],
): Promise<void> {
  if (proposals.length === 0) return
  const of = proposals.map(p => p.fact)
  await client.query(
    `insert into ledger.receivable (id, debtor, supplier, proposer, currency, amount_minor, due_on,
                                    lapse_on, status, proposed_by)
     select i, d, s, p, c, a, due, lapse, 'proposed', e
       from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[],
                   $6::bigint[], $7::date[], $8::date[], $9::bigint[])
            u (i, d, s, p, c, a, due, lapse, e)`,
    [
      of.map(f => idNumber(f.receivable)),
      of.map(f => idNumber(f.debtor)),
      of.map(f => idNumber(f.supplier)),
      of.map(f => idNumber(f.proposedBy)),
      of.map(f => f.currency),
      of.map(f => f.amount),
      of.map(f => f.dueOn),
      of.map(f => f.lapseOn),
      proposals.map(p => p.entry),
    ],
  )
}

/** Issued, or ended; in the order of entries, as one receivable may do both in a group. */
async function moveForward(client: PoolClient, facts: readonly FactOfEntry[]): Promise<void> {
  const issued = ofType(facts, 'receivable.confirmed.v1')
  if (issued.length > 0) {
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
  const ended = facts.flatMap(({ fact, entry }) => {
    const status = statusAfter(fact)
    if (!status || status === 'proposed' || status === 'issued' || !('receivable' in fact))
      return []
    return [{ id: idNumber(fact.receivable), status, entry }]
  })
  if (ended.length > 0)
    await client.query(
      `update ledger.receivable r set status = u.s, ended_by = u.e
         from unnest($1::bigint[], $2::text[], $3::bigint[]) u (i, s, e) where r.id = u.i`,
      [ended.map(e => e.id), ended.map(e => e.status), ended.map(e => e.entry)],
    )
}

async function insertOffers(
  client: PoolClient,
  offers: readonly FactOfEntry<TransferOffered>[],
): Promise<void> {
  if (offers.length === 0) return
  await client.query(
    `insert into ledger.offer (charge, from_party, to_party, lapse_on)
     select * from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::date[])`,
    [
      offers.map(o => o.entry),
      offers.map(o => idNumber(o.fact.from)),
      offers.map(o => idNumber(o.fact.to)),
      offers.map(o => o.fact.lapseOn),
    ],
  )
}

/** One wait for all that a command asks of one party until one date. */
async function insertWaits(
  client: PoolClient,
  facts: readonly FactOfEntry[],
  calendar: Calendar,
): Promise<void> {
  const waits = new Map<string, FactOfEntry<ReceivableProposed | TransferOffered>>()
  for (const one of facts) {
    const { fact, party, command } = one
    if (fact.type === 'receivable.proposed.v1' || fact.type === 'receivable.transfer-offered.v1')
      waits.set([party, command, fact.type, awaited(fact), fact.lapseOn].join(), { ...one, fact })
  }
  if (waits.size === 0) return
  const all = [...waits.values()]
  await client.query(
    `insert into ledger.wait (id, kind, party, command, awaited, remind_on, lapse_on, provisional)
     select * from unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::bigint[],
                          $6::date[], $7::date[], $8::boolean[])`,
    [
      all.map(newNumber),
      all.map(w => (w.fact.type === 'receivable.proposed.v1' ? 'confirmation' : 'answer')),
      all.map(w => idNumber(w.party)),
      all.map(w => w.command),
      all.map(w => idNumber(awaited(w.fact))),
      all.map(w => w.fact.remindOn),
      all.map(w => w.fact.lapseOn),
      all.map(w => isProvisional(calendar, w.fact.lapseOn)),
    ],
  )
}

/** A supplier's proposal waits for the debtor, and so does the debtor's own: it confirms by act. */
function awaited(fact: ReceivableProposed | TransferOffered): PartyId {
  return fact.type === 'receivable.proposed.v1' ? fact.debtor : fact.to
}

/** A receivable of which every span is nobody's is settled, by the entry that retired the last. */
async function settlePaid(
  client: PoolClient,
  payments: readonly FactOfEntry<
    Extract<ReceivableFact, { type: 'receivable.payment-acknowledged.v1' }>
  >[],
): Promise<void> {
  const last = new Map(payments.map(p => [idNumber(p.fact.receivable), p.entry]))
  if (last.size === 0) return
  await client.query(
    `update ledger.receivable r set status = 'settled', ended_by = u.e
       from unnest($1::bigint[], $2::bigint[]) u (i, e)
      where r.id = u.i and r.status = 'issued'
        and not exists (select from ledger.title t where t.instrument = u.i and t.holder <> 0)`,
    [[...last.keys()], [...last.values()]],
  )
}

async function insertFindings(
  client: PoolClient,
  watched: readonly FactOfEntry<
    Extract<ReceivableFact, { type: 'receivable.splitting-watched.v1' }>
  >[],
): Promise<void> {
  for (const { fact, party, entry } of watched)
    await client.query(
      `insert into trade.finding (kind, severity, party, subject, evidence)
       values ('splitting_watched', 'warning', $1, $2, $3)`,
      [
        idNumber(party),
        idNumber(fact.receivable),
        { entry: String(entry), titles: fact.titleCount },
      ],
    )
}

function ofType<Type extends ReceivableFact['type']>(
  facts: readonly FactOfEntry[],
  type: Type,
): FactOfEntry<Extract<ReceivableFact, { type: Type }>>[] {
  return facts.filter(one => one.fact.type === type) as ReturnType<typeof ofType<Type>>
}
