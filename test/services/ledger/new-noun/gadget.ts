import * as z from 'zod'
import { type Instant, isInstant } from '../../../../contracts/kernel/clock.ts'
import { type InstrumentId, idNumber, idOf, isId } from '../../../../contracts/kernel/id.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type { Act } from '../../../../services/ledger/engine/act/act.ts'
import { id, units } from '../../../../services/ledger/engine/act/body.ts'
import type { InstrumentRule } from '../../../../services/ledger/engine/act/instrument-rule.ts'
import { findsNothing, read, type Table } from '../../../../services/ledger/engine/act/read.ts'
import { formatNumber } from '../../../../services/ledger/engine/audit/compare.ts'
import {
  defineNoun,
  type FactRule,
  type FactRules,
  makesNothing,
  type Noun,
} from '../../../../services/ledger/engine/noun/noun.ts'
import { defineState } from '../../../../services/ledger/engine/view/state.ts'
import type { View } from '../../../../services/ledger/engine/view/view.ts'
import { instantOf } from '../../../../services/platform/ledger-clock.ts'
import { locking } from '../../../../services/platform/transaction.ts'

import {
  type Gadget,
  type GadgetFact,
  type GadgetGivenUp,
  type GadgetId,
  type GadgetInspected,
  type GadgetMade,
  giveUp,
  guardGadget,
  inspect,
  type Make,
  make,
} from './gadget-clauses.ts'

const gadgets = defineState<GadgetId, Gadget>('gadgets')

export const GADGETS: Table<GadgetId> = {
  name: 'gadgets',
  order: 350,
  lockSet: ids => ids,
  find: findsNothing,
  load: async (client, ids, view) => {
    const { rows } = await client.query<{
      id: bigint
      maker: bigint
      inspector: bigint
      inspected_by: bigint | null
      given_up_by: bigint | null
      lapse_at: Date
      grams: bigint
    }>(
      `select g.id, g.maker, g.inspector, g.inspected_by, g.given_up_by, g.grams, w.lapse_at
         from ledger.gadget g join ledger.wait w on w.id = g.wait
        where g.id = any($1::bigint[]) order by g.id
        ${locking(client, 'for update of g')}`,
      [ids.map(idNumber)],
    )
    for (const row of rows)
      view.set(gadgets, idOf('not', row.id), {
        maker: idOf('pty', row.maker),
        inspector: idOf('pty', row.inspector),
        inspected: row.inspected_by !== null,
        givenUp: row.given_up_by !== null,
        lapseAt: instantOf(row.lapse_at),
        grams: row.grams,
      })
  },
}

const instant = z.custom<Instant>(text => typeof text === 'string' && isInstant(text))

const makeAct: Act<Make, GadgetMade> = {
  name: 'gadget.make',
  class: 'routine',
  body: z.strictObject({
    ...{ gadget: id('not'), grams: units, inspector: id('pty') },
    ...{ remindAt: instant, lapseAt: instant },
  }),
  amount: () => 0n,
  reads: ({ gadget }) => [read(GADGETS, [gadget])],
  decide: (body, view, context) => make(view.get(gadgets, body.gadget) ?? null, body, context),
}

const ON_GADGET: Pick<Act<{ readonly gadget: GadgetId }>, 'body' | 'amount' | 'reads'> = {
  body: z.strictObject({ gadget: id('not') }),
  amount: () => 0n,
  reads: ({ gadget }) => [read(GADGETS, [gadget])],
}

const inspectAct: Act<{ readonly gadget: GadgetId }, GadgetInspected> = {
  name: 'gadget.inspect',
  class: 'routine',
  ...ON_GADGET,
  decide: (body, view, context) => inspect(view.get(gadgets, body.gadget) ?? null, body, context),
}

const giveUpAct: Act<{ readonly gadget: GadgetId }, GadgetGivenUp> = {
  name: 'gadget.give-up',
  class: 'operator',
  ...ON_GADGET,
  decide: (body, view, context) => giveUp(view.get(gadgets, body.gadget) ?? null, body, context),
}

const ends = (
  member: 'inspected' | 'givenUp',
  column: string,
): FactRule<GadgetInspected | GadgetGivenUp> => ({
  chains: fact => [fact.gadget],
  apply: (view, { gadget }) =>
    view.set(gadgets, gadget, { ...view.get(gadgets, gadget)!, [member]: true }),
  makes: makesNothing,
  write: async (client, ended) => {
    await client.query(
      `update ledger.gadget g set ${column} = u.e
         from unnest($1::bigint[], $2::bigint[]) u (i, e) where g.id = u.i`,
      [ended.map(one => idNumber(one.fact.gadget)), ended.map(one => one.entry)],
    )
  },
})

const gadgetFacts: FactRules<GadgetFact> = {
  'gadget.made.v1': {
    chains: fact => [fact.gadget],
    apply: (view, { gadget, opens: { lapseAt }, ...made }) =>
      view.set(gadgets, gadget, { ...made, inspected: false, givenUp: false, lapseAt }),
    makes: makesNothing,
    write: async (client, made) => {
      await client.query(
        `insert into ledger.gadget (id, maker, inspector, grams, wait, made_by)
         select * from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[],
                              $6::bigint[])`,
        [
          made.map(m => idNumber(m.fact.gadget)),
          made.map(m => idNumber(m.fact.maker)),
          made.map(m => idNumber(m.fact.inspector)),
          made.map(m => m.fact.grams),
          made.map(m => idNumber(m.wait!)),
          made.map(m => m.entry),
        ],
      )
    },
  },
  'gadget.inspected.v1': ends('inspected', 'inspected_by'),
  'gadget.given-up.v1': ends('givenUp', 'given_up_by'),
}

const gadgetActs = {
  'gadget.make': makeAct,
  'gadget.inspect': inspectAct,
  'gadget.give-up': giveUpAct,
}

const findGadget = (view: View, id: InstrumentId) =>
  (isId('not', id) ? view.get(gadgets, id) : undefined) ?? null

/** The gadget as what titles tile. */
export const gadgetInstrument: InstrumentRule = {
  prefix: 'not',
  kind: 'gadget',
  isMoney: false,
  reads: ids => [
    read(
      GADGETS,
      ids.filter(id => isId('not', id)),
    ),
  ],
  face: (view, id) => ({ size: findGadget(view, id)?.grams ?? 0n, unit: { name: 'GRAMS' } }),
  guard: (view, id) => guardGadget(findGadget(view, id)),
  // Nothing of it is passed on, pledged or released without its inspector.
  discloses: async (_client, spans) => spans.map(() => () => ({ behind: {}, parts: 0 })),
  cosigners: (view, id) => {
    const inspector = findGadget(view, id)?.inspector
    const both = inspector === undefined ? [] : [inspector]
    return { transfer: both, pledge: both, release: both, lift: both }
  },
}

/** The whole record, so that tests can leave parts of it out. */
export const GADGET: Noun<GadgetFact, typeof gadgetActs> = {
  name: 'gadget',
  acts: gadgetActs,
  facts: gadgetFacts,
  instrument: gadgetInstrument,
  shows: {},
  newIds: ['gadget_pkey'],
  audit: () => {
    const rows = new Map<string, string>()
    const end = ({ gadget }: { gadget: GadgetId }, { id }: { id: EntryNumber }) => {
      const was = rows.get(formatNumber(gadget)) ?? ''
      rows.set(formatNumber(gadget), was.replace(/0$/, String(id)))
    }
    return {
      genesis: () => undefined,
      entry: () => undefined,
      replays: {
        'gadget.make': ({ gadget, inspector }, { party }) =>
          rows.set(formatNumber(gadget), `${formatNumber(party)} ${formatNumber(inspector)} 0`),
        'gadget.inspect': end,
        'gadget.give-up': end,
      },
      comparisons: () => [
        {
          kind: 'gadget_differs',
          select: `select id::text as subject,
                          concat_ws(' ', maker, inspector,
                                    coalesce(inspected_by, given_up_by, 0)) as says
                     from ledger.gadget`,
          expected: rows,
        },
      ],
    }
  },
}

export const gadget = defineNoun<GadgetFact>()(GADGET)
