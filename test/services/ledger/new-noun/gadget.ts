import * as z from 'zod'
import type { Context } from '../../../../contracts/kernel/context.ts'
import { accept, type Decision, refuse } from '../../../../contracts/kernel/decision.ts'
import type { Fact, OpenedWait } from '../../../../contracts/kernel/fact.ts'
import {
  type Id,
  type InstrumentId,
  idNumber,
  idOf,
  isId,
  type PartyId,
} from '../../../../contracts/kernel/id.ts'
import type { InstrumentGuard } from '../../../../contracts/kernel/instrument.ts'
import type { TitlePosting } from '../../../../contracts/kernel/posting.ts'
import type { Act } from '../../../../services/ledger/engine/act/act.ts'
import { id, units } from '../../../../services/ledger/engine/act/body.ts'
import { findsNothing, read, type Table } from '../../../../services/ledger/engine/act/read.ts'
import { formatNumber } from '../../../../services/ledger/engine/audit/compare.ts'
import {
  defineNoun,
  type FactRules,
  type InstrumentRule,
  type Noun,
} from '../../../../services/ledger/engine/noun.ts'
import { defineState } from '../../../../services/ledger/engine/view/state.ts'
import type { View } from '../../../../services/ledger/engine/view/view.ts'

/** A noun made for the tests: grams in a store, which somebody else must inspect. */
export type GadgetId = Id<'wrc'>

interface Gadget {
  readonly maker: PartyId
  readonly inspector: PartyId
  readonly inspected: boolean
  readonly grams: bigint
}

interface GadgetMade extends Fact {
  readonly type: 'gadget.made.v1'
  readonly gadget: GadgetId
  readonly maker: PartyId
  readonly inspector: PartyId
  readonly grams: bigint
  readonly opens: OpenedWait
}

interface GadgetInspected extends Fact {
  readonly type: 'gadget.inspected.v1'
  readonly gadget: GadgetId
}

export type GadgetFact = GadgetMade | GadgetInspected

interface Make {
  readonly gadget: GadgetId
  readonly grams: bigint
  readonly inspector: PartyId
}

/** The clause: what was not there before is made, and its inspector is waited for. */
function make(
  known: Gadget | null,
  { gadget, grams, inspector }: Make,
  { party: maker, asOf }: Context,
): Decision<GadgetMade, TitlePosting, 'gadget_must_be_new'> {
  if (known !== null) return refuse('gadget_must_be_new', 'body.gadget')
  const opens = { kind: 'inspection', awaited: inspector, remindOn: asOf, lapseOn: asOf }
  const visibleTo = [inspector]
  return accept(
    [{ type: 'gadget.made.v1', visibleTo, gadget, maker, inspector, grams, opens }],
    [{ post: 'issue', instrument: gadget, size: grams, to: maker }],
  )
}

function inspect(
  gadget: Gadget | null,
  { gadget: inspected }: { readonly gadget: GadgetId },
  { party }: Context,
): Decision<GadgetInspected, never, 'inspector_must_be_the_one_named'> {
  if (gadget?.inspector !== party) return refuse('inspector_must_be_the_one_named', 'body.gadget')
  const visibleTo = [gadget.maker]
  return accept([{ type: 'gadget.inspected.v1', visibleTo, gadget: inspected }], [])
}

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
      grams: bigint
    }>(
      `select id, maker, inspector, inspected_by, grams from ledger.gadget
        where id = any($1::bigint[]) order by id for update`,
      [ids.map(idNumber)],
    )
    for (const row of rows)
      view.set(gadgets, idOf('wrc', row.id), {
        maker: idOf('pty', row.maker),
        inspector: idOf('pty', row.inspector),
        inspected: row.inspected_by !== null,
        grams: row.grams,
      })
  },
}

const makeAct: Act<Make, GadgetMade> = {
  name: 'gadget.make',
  class: 'routine',
  body: z.strictObject({ gadget: id('wrc'), grams: units, inspector: id('pty') }),
  amount: () => 0n,
  reads: ({ gadget }) => [read(GADGETS, [gadget])],
  decide: (body, view, context) => make(view.get(gadgets, body.gadget) ?? null, body, context),
}

const inspectAct: Act<{ readonly gadget: GadgetId }, GadgetInspected> = {
  name: 'gadget.inspect',
  class: 'routine',
  body: z.strictObject({ gadget: id('wrc') }),
  amount: () => 0n,
  reads: ({ gadget }) => [read(GADGETS, [gadget])],
  decide: (body, view, context) => inspect(view.get(gadgets, body.gadget) ?? null, body, context),
}

const gadgetFacts: FactRules<GadgetFact> = {
  'gadget.made.v1': {
    chains: fact => [fact.gadget],
    apply: (view, { gadget, maker, inspector, grams }) =>
      view.set(gadgets, gadget, { maker, inspector, inspected: false, grams }),
    write: async (client, made) => {
      await client.query(
        `insert into ledger.gadget (id, maker, inspector, grams)
         select * from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[])`,
        [
          made.map(m => idNumber(m.fact.gadget)),
          made.map(m => idNumber(m.fact.maker)),
          made.map(m => idNumber(m.fact.inspector)),
          made.map(m => m.fact.grams),
        ],
      )
    },
  },
  'gadget.inspected.v1': {
    chains: fact => [fact.gadget],
    apply: (view, { gadget }) =>
      view.set(gadgets, gadget, { ...view.get(gadgets, gadget)!, inspected: true }),
    write: async (client, inspected) => {
      await client.query(
        `update ledger.gadget g set inspected_by = u.e
           from unnest($1::bigint[], $2::bigint[]) u (i, e) where g.id = u.i`,
        [inspected.map(i => idNumber(i.fact.gadget)), inspected.map(i => i.entry)],
      )
    },
  },
}

const gadgetActs = { 'gadget.make': makeAct, 'gadget.inspect': inspectAct }

/** Nothing is pledged before it is inspected, and only a court holds it. */
function guardGadget(gadget: Gadget | null): InstrumentGuard {
  const stand = (at: string) => (gadget === null ? refuse('gadget_must_be_known', at) : null)
  return {
    stand,
    offer: () => null,
    pledge: (_context, at) => (gadget?.inspected ? null : refuse('gadget_must_be_inspected', at)),
    offersEnd: () => null,
    setHold: () => refuse('gadget_must_be_held_by_a_court', 'body.kind'),
    reach: () => null,
  }
}

const findGadget = (view: View, id: InstrumentId) =>
  (isId('wrc', id) ? view.get(gadgets, id) : undefined) ?? null

/** The gadget as what titles tile. */
export const gadgetInstrument: InstrumentRule = {
  prefix: 'wrc',
  kind: 'gadget',
  unit: 'GRAMS',
  reads: ids => [
    read(
      GADGETS,
      ids.filter(id => isId('wrc', id)),
    ),
  ],
  face: (view, id) => ({ size: findGadget(view, id)?.grams ?? 0n, unit: { name: 'GRAMS' } }),
  guard: (view, id) => guardGadget(findGadget(view, id)),
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
    return {
      genesis: () => undefined,
      entry: () => undefined,
      replays: {
        'gadget.make': ({ gadget, inspector }, { party }) =>
          rows.set(formatNumber(gadget), `${formatNumber(party)} ${formatNumber(inspector)} 0`),
        'gadget.inspect': ({ gadget }, { id }) => {
          const was = rows.get(formatNumber(gadget)) ?? ''
          rows.set(formatNumber(gadget), was.replace(/0$/, String(id)))
        },
      },
      comparisons: () => [
        {
          kind: 'gadget_differs',
          select: `select id::text as subject,
                          concat_ws(' ', maker, inspector, coalesce(inspected_by, 0)) as says
                     from ledger.gadget`,
          expected: rows,
        },
      ],
    }
  },
}

export const gadget = defineNoun<GadgetFact>()(GADGET)

/** What its migration would say. */
export const GADGET_SQL = `
  insert into ledger.instrument_kind (kind, id_prefix, unit, paid_beyond_face)
    values ('gadget', 'wrc', 'GRAMS', false);
  insert into ledger.wait_kind values ('inspection');
  create table ledger.gadget (
    id bigint primary key,
    maker bigint not null references ledger.party,
    inspector bigint not null references ledger.party,
    inspected_by bigint references ledger.entry,
    grams bigint not null);
  grant select, insert, update on ledger.gadget to tallystick_ledger`
