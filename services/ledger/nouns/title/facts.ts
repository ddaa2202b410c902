import { idNumber } from '../../../../contracts/kernel/id.ts'
import { NOT_DISCLOSED } from '../../../../contracts/title/disclosure.ts'
import type {
  OfferDisclosed,
  OfferLookedAt,
  Pledged,
  PledgeOffered,
  SplittingWatched,
  StandingAcceptanceGiven,
  StandingAcceptanceWithdrawn,
  TitleFact,
  TransferOffered,
} from '../../../../contracts/title/facts.ts'
import type { SpanSet } from '../../../../contracts/title/span-set.ts'
import type { Locked } from '../../engine/locked.ts'
import {
  appliesNothing,
  type FactOfEntry,
  type FactRules,
  makesNothing,
  writesNothing,
} from '../../engine/noun/noun.ts'
import { makePledge } from './pledges.ts'
import { offers } from './tables.ts'

const listInstruments = ({ spans }: { readonly spans: SpanSet }): readonly string[] => [
  ...new Set(spans.map(span => span.instrument)),
]
/** Titles and claims say all of the fact. */
const ON_TITLES_ALONE = {
  chains: listInstruments,
  apply: appliesNothing,
  makes: makesNothing,
  write: writesNothing,
}

export const titleFacts: FactRules<TitleFact> = {
  'title.transfer-offered.v1': {
    chains: listInstruments,
    apply: (view, { from, to, spans, allocations, opens }, entry) =>
      view.set(offers, entry, {
        charge: entry,
        from,
        to,
        spans,
        allocations,
        pledge: null,
        lapseOn: opens.lapseOn,
        ...NOT_DISCLOSED,
      }),
    makes: makesNothing,
    write: insertOffers,
  },
  'title.pledge-offered.v1': {
    chains: listInstruments,
    apply: (view, { from, to, spans, terms, opens }, entry) =>
      view.set(offers, entry, {
        charge: entry,
        ...{ from, to, spans, pledge: terms, allocations: [], lapseOn: opens.lapseOn },
        ...NOT_DISCLOSED,
      }),
    makes: makesNothing,
    write: insertOffers,
  },
  'title.transferred.v1': ON_TITLES_ALONE,
  'title.offer-rejected.v1': ON_TITLES_ALONE,
  'title.offer-withdrawn.v1': ON_TITLES_ALONE,
  'title.offer-lapsed.v1': ON_TITLES_ALONE,
  'title.disclosed.v1': {
    chains: listInstruments,
    apply: (view, { offer, until }) =>
      view.set(offers, offer, { ...view.get(offers, offer)!, disclosedUntil: until }),
    makes: makesNothing,
    write: insertDisclosures,
  },
  'title.looked-at.v1': {
    chains: listInstruments,
    // The act is alone in its group: nothing comes after it.
    apply: appliesNothing,
    makes: makesNothing,
    write: insertLooks,
  },
  'title.splitting-watched.v1': {
    chains: fact => [fact.instrument],
    apply: appliesNothing,
    makes: makesNothing,
    write: insertFindings,
  },
  'title.pledged.v1': {
    chains: listInstruments,
    apply: (view, { holder, pledgee, terms }, entry) =>
      makePledge(view, { charge: entry, holder, pledgee, ...terms }),
    makes: makesNothing,
    write: insertPledges,
  },
  'title.released.v1': ON_TITLES_ALONE,
  'title.hold-set.v1': ON_TITLES_ALONE,
  'title.hold-lifted.v1': ON_TITLES_ALONE,
  'title.standing-acceptance-given.v1': {
    chains: fact => [fact.party],
    apply: appliesNothing,
    makes: ({ id }) => [id],
    write: insertStandingAcceptances,
  },
  'title.standing-acceptance-withdrawn.v1': {
    chains: fact => [fact.party],
    apply: appliesNothing,
    makes: makesNothing,
    write: endStandingAcceptances,
  },
}

async function insertOffers(
  client: Locked,
  offered: readonly FactOfEntry<TransferOffered | PledgeOffered>[],
) {
  const terms = offered.map(({ fact }) => ('terms' in fact ? fact.terms : null))
  await client.query(
    `insert into ledger.offer (charge, from_party, to_party, wait, secured_minor, currency,
                               reference, debt_due_on)
     select * from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[],
                          $6::text[], $7::text[], $8::date[])`,
    [
      offered.map(o => o.entry),
      offered.map(o => idNumber(o.fact.from)),
      offered.map(o => idNumber(o.fact.to)),
      offered.map(o => idNumber(o.wait!)),
      terms.map(of => of?.secured ?? null),
      terms.map(of => of?.currency ?? null),
      terms.map(of => of?.reference ?? null),
      terms.map(of => of?.dueOn ?? null),
    ],
  )
}

async function insertDisclosures(
  client: Locked,
  disclosed: readonly FactOfEntry<OfferDisclosed>[],
) {
  await client.query(
    `insert into ledger.disclosure (entry, offer, until)
     select * from unnest($1::bigint[], $2::bigint[], $3::date[])`,
    [
      disclosed.map(d => d.entry),
      disclosed.map(d => d.fact.offer),
      disclosed.map(d => d.fact.until),
    ],
  )
}

async function insertLooks(client: Locked, looked: readonly FactOfEntry<OfferLookedAt>[]) {
  await client.query(
    `insert into ledger.look (entry, offer, content)
     select * from unnest($1::bigint[], $2::bigint[], $3::text[])`,
    [looked.map(l => l.entry), looked.map(l => l.fact.offer), looked.map(l => l.fact.content)],
  )
}

async function insertPledges(client: Locked, pledged: readonly FactOfEntry<Pledged>[]) {
  await client.query(
    `insert into ledger.pledge (charge, offer, secured_minor)
     select * from unnest($1::bigint[], $2::bigint[], $3::bigint[])`,
    [
      pledged.map(p => p.entry),
      pledged.map(p => p.fact.offer),
      pledged.map(p => p.fact.terms.secured),
    ],
  )
}

async function insertFindings(client: Locked, watched: readonly FactOfEntry<SplittingWatched>[]) {
  await client.query(
    `insert into trade.finding (kind, severity, party, subject, evidence)
     select 'splitting_watched', 'warning', p, s,
            jsonb_build_object('entry', e::text, 'titles', t)
       from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::integer[]) u (p, s, e, t)`,
    [
      watched.map(w => idNumber(w.party)),
      watched.map(w => idNumber(w.fact.instrument)),
      watched.map(w => w.entry),
      watched.map(w => w.fact.titleCount),
    ],
  )
}

async function insertStandingAcceptances(
  client: Locked,
  given: readonly FactOfEntry<StandingAcceptanceGiven>[],
) {
  for (const { fact, entry } of given)
    await client.query(
      `insert into ledger.standing_acceptance
         (id, party, from_party, limit_minor, until, granted_by)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        idNumber(fact.id),
        idNumber(fact.party),
        fact.from === null ? null : idNumber(fact.from),
        fact.limit,
        fact.until,
        entry,
      ],
    )
}

async function endStandingAcceptances(
  client: Locked,
  withdrawn: readonly FactOfEntry<StandingAcceptanceWithdrawn>[],
) {
  for (const { fact, entry } of withdrawn)
    await client.query('update ledger.standing_acceptance set ended_by = $2 where id = $1', [
      idNumber(fact.id),
      entry,
    ])
}
