import { idNumber } from '../../../../contracts/kernel/id.ts'
import type { LookedThrough } from '../../../../contracts/regulator/look-through.ts'
import { formatNumber } from '../../engine/audit/compare.ts'
import type { Locked } from '../../engine/locked.ts'
import {
  appliesNothing,
  defineNoun,
  type FactOfEntry,
  makesNothing,
} from '../../engine/noun/noun.ts'
import { type NounAudit, replaysNothing } from '../../engine/replay/noun-audit.ts'
import { lookThroughAct } from './look-through.act.ts'

const regulatorActs = { 'regulator.look-through': lookThroughAct }

/** What regulators and courts do: they open instruments, and a row says which, by which entry. */
export const regulator = defineNoun<LookedThrough>()({
  name: 'regulator',
  acts: regulatorActs,
  facts: {
    'regulator.looked-through.v1': {
      chains: ({ instrument }) => [instrument],
      apply: appliesNothing,
      makes: makesNothing,
      write: insertLookThroughs,
    },
  },
  instrument: null,
  shows: {},
  newIds: [],
  audit: auditLookThroughs,
})

async function insertLookThroughs(
  client: Locked,
  looked: readonly FactOfEntry<LookedThrough>[],
): Promise<void> {
  await client.query(
    `insert into ledger.look_through (entry, party, instrument, purpose, told, business_date,
                                      written_at)
     select u.*, e.business_date, e.written_at
       from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::boolean[])
            u (entry, party, instrument, purpose, told)
       join ledger.entry e on e.id = u.entry`,
    [
      looked.map(({ entry }) => entry),
      looked.map(({ fact }) => idNumber(fact.party)),
      looked.map(({ fact }) => idNumber(fact.instrument)),
      looked.map(({ fact }) => fact.purpose),
      looked.map(({ fact }) => fact.told),
    ],
  )
}

function auditLookThroughs(): NounAudit<typeof regulatorActs> {
  const looked: (readonly [string, string])[] = []
  return {
    genesis: replaysNothing,
    entry: replaysNothing,
    replays: {
      'regulator.look-through': ({ instrument, purpose }, { id, party }) => {
        const says = [formatNumber(party), formatNumber(instrument), purpose].join(' ')
        looked.push([String(id), says])
      },
    },
    comparisons: () => [
      {
        kind: 'look_through_differs',
        select: `select entry::text as subject,
                        concat_ws(' ', party, instrument, purpose) as says
                   from ledger.look_through`,
        expected: looked,
      },
    ],
  }
}
