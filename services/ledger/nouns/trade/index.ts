import { type InvoiceId, idNumber } from '../../../../contracts/kernel/id.ts'
import type { InvoicesToldApart } from '../../../../contracts/trade/tell-apart.ts'
import { formatNumber } from '../../engine/audit/compare.ts'
import type { Locked } from '../../engine/locked.ts'
import { defineNoun, type FactOfEntry, makesNothing } from '../../engine/noun/noun.ts'
import { type NounAudit, replaysNothing } from '../../engine/replay/noun-audit.ts'
import { invoices } from './tables.ts'
import { tellApartAct } from './tell-apart.act.ts'

const tradeActs = { 'trade.tell-apart': tellApartAct }

/** Trade documents come in by imports; here is what is signed about them. */
export const trade = defineNoun<InvoicesToldApart>()({
  name: 'trade',
  acts: tradeActs,
  facts: {
    'trade.invoices-told-apart.v1': {
      chains: ({ party }) => [party],
      apply: (view, { invoice: id }) => {
        const state = view.get(invoices, id)
        if (state) view.set(invoices, id, { ...state, invoice: { ...state.invoice, alike: null } })
      },
      makes: makesNothing,
      write: writeToldApart,
    },
  },
  instrument: null,
  // Invoices are shown with the receivables that they back.
  shows: {},
  newIds: [],
  audit: auditTrade,
})

async function writeToldApart(
  client: Locked,
  told: readonly FactOfEntry<InvoicesToldApart>[],
): Promise<void> {
  await client.query(
    `update trade.invoice i set told_apart_by = u.entry
       from unnest($1::bigint[], $2::bigint[]) u (id, entry) where i.id = u.id`,
    [told.map(({ fact }) => idNumber(fact.invoice)), told.map(({ entry }) => entry)],
  )
}

function auditTrade(): NounAudit<typeof tradeActs> {
  const told = new Map<InvoiceId, string>()
  return {
    genesis: replaysNothing,
    entry: replaysNothing,
    replays: {
      'trade.tell-apart': ({ invoice, alike }, { id }) => {
        told.set(invoice, `${formatNumber(alike)} ${id}`)
      },
    },
    comparisons: () => [
      {
        kind: 'told_apart_differs',
        select: `select id::text as subject, concat_ws(' ', alike, told_apart_by) as says
                   from trade.invoice where told_apart_by is not null`,
        expected: [...told].map(([id, says]) => [formatNumber(id), says]),
      },
    ],
  }
}
