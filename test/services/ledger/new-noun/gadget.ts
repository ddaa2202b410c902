import * as z from 'zod'
import type { Context } from '../../../../contracts/kernel/context.ts'
import { accept, type Decision, refuse } from '../../../../contracts/kernel/decision.ts'
import type { Fact, OpenedWait } from '../../../../contracts/kernel/fact.ts'
import { type Id, idNumber, idOf, type PartyId } from '../../../../contracts/kernel/id.ts'
import type { TitlePosting } from '../../../../contracts/kernel/posting.ts'
import type { Act } from '../../../../services/ledger/engine/act/act.ts'
import { id, minorUnits } from '../../../../services/ledger/engine/act/body.ts'
import { findsNothing, read, type Table } from '../../../../services/ledger/engine/act/read.ts'
import { formatNumber } from '../../../../services/ledger/engine/audit/compare.ts'
import {
  appliesNothing,
  defineNoun,
  type FactRules,
  type Noun,
} from '../../../../services/ledger/engine/noun.ts'
import { defineState } from '../../../../services/ledger/engine/view/state.ts'

/** A noun made for the tests: pieces in a store, which somebody else must inspect. */
export type GadgetId = Id<'wrc'>

interface Gadget {
  readonly maker: PartyId
  readonly inspector: PartyId
  readonly inspected: boolean
}

interface GadgetMade extends Fact {
  readonly type: 'gadget.made.v1'
  readonly gadget: GadgetId
  readonly maker: PartyId
  readonly inspector: PartyId
  readonly opens: OpenedWait
}

interface GadgetInspected extends Fact {
  readonly type: 'gadget.inspected.v1'
  readonly gadget: GadgetId
}

export type GadgetFact = GadgetMade | GadgetInspected

interface Make {
  readonly gadget: GadgetId
  readonly pieces: bigint
  readonly inspector: PartyId
}

/** The clause: what was not there before is made, and its inspector is waited for. */
function make(
  known: Gadget | null,
  { gadget, pieces, inspector }: Make,
  { party: maker, asOf }: Context,
): Decision<GadgetMade, TitlePosting, 'gadget_must_be_new'> {
  if (known !== null) return refuse('gadget_must_be_new', 'body.gadget')
  const opens = { kind: 'inspection', awaited: inspector, remindOn: asOf, lapseOn: asOf }
  const visibleTo = [inspector]
  return accept(
    [{ type: 'gadget.made.v1', visibleTo, gadget, maker, inspector, opens }],
    [{ post: 'issue', instrument: gadget, size: pieces, to: maker }],
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
    }>(
      `select id, maker, inspector, inspected_by from ledger.gadget
        where id = any($1::bigint[]) order by id for update`,
      [ids.map(idNumber)],
    )
    for (const row of rows)
      view.set(gadgets, idOf('wrc', row.id), {
        maker: idOf('pty', row.maker),
        inspector: idOf('pty', row.inspector),
        inspected: row.inspected_by !== null,
      })
  },
}

const makeAct: Act<Make, GadgetMade> = {
  name: 'gadget.make',
  class: 'routine',
  body: z.strictObject({ gadget: id('wrc'), pieces: minorUnits, inspector: id('pty') }),
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
    apply: (view, { gadget, maker, inspector }) =>
      view.set(gadgets, gadget, { maker, inspector, inspected: false }),
    write: async (client, made) => {
      await client.query(
        `insert into ledger.gadget (id, maker, inspector)
         select * from unnest($1::bigint[], $2::bigint[], $3::bigint[])`,
        [
          made.map(m => idNumber(m.fact.gadget)),
          made.map(m => idNumber(m.fact.maker)),
          made.map(m => idNumber(m.fact.inspector)),
        ],
      )
    },
  },
  'gadget.inspected.v1': {
    chains: fact => [fact.gadget],
    apply: appliesNothing,
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

/** The whole record, so that tests can leave parts of it out. */
export const GADGET: Noun<GadgetFact, typeof gadgetActs> = {
  name: 'gadget',
  acts: gadgetActs,
  facts: gadgetFacts,
  instrument: { prefix: 'wrc', kind: 'gadget', reads: () => [] },
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
    values ('gadget', 'wrc', 'PIECES', false);
  insert into ledger.wait_kind values ('inspection');
  create table ledger.gadget (
    id bigint primary key,
    maker bigint not null references ledger.party,
    inspector bigint not null references ledger.party,
    inspected_by bigint references ledger.entry);
  grant select, insert, update on ledger.gadget to tallystick_ledger`
