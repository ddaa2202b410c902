import { idNumber } from '../../../../contracts/kernel/id.ts'
import type {
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
  writesNothing,
} from '../../engine/noun/noun.ts'
import { offers } from './tables.ts'

const listInstruments = ({ spans }: { readonly spans: SpanSet }): readonly string[] => [
  ...new Set(spans.map(span => span.instrument)),
]
/** Titles and claims say all of the fact. */
const ON_TITLES_ALONE = {
  chains: listInstruments,
  apply: appliesNothing,
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
        lapseOn: opens.lapseOn,
      }),
    write: insertOffers,
  },
  'title.transferred.v1': ON_TITLES_ALONE,
  'title.offer-rejected.v1': ON_TITLES_ALONE,
  'title.offer-withdrawn.v1': ON_TITLES_ALONE,
  'title.offer-lapsed.v1': ON_TITLES_ALONE,
  'title.splitting-watched.v1': {
    chains: fact => [fact.instrument],
    apply: appliesNothing,
    write: insertFindings,
  },
  'title.pledged.v1': ON_TITLES_ALONE,
  'title.released.v1': ON_TITLES_ALONE,
  'title.hold-set.v1': ON_TITLES_ALONE,
  'title.hold-lifted.v1': ON_TITLES_ALONE,
  'title.standing-acceptance-given.v1': {
    chains: fact => [fact.party],
    apply: appliesNothing,
    write: insertStandingAcceptances,
  },
  'title.standing-acceptance-withdrawn.v1': {
    chains: fact => [fact.party],
    apply: appliesNothing,
    write: endStandingAcceptances,
  },
}

async function insertOffers(client: Locked, offered: readonly FactOfEntry<TransferOffered>[]) {
  await client.query(
    `insert into ledger.offer (charge, from_party, to_party, wait)
     select * from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[])`,
    [
      offered.map(o => o.entry),
      offered.map(o => idNumber(o.fact.from)),
      offered.map(o => idNumber(o.fact.to)),
      offered.map(o => idNumber(o.wait!)),
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
