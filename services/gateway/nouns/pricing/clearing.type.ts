import type { Refusal, Refused as RefusedValue } from '../../../../contracts/kernel/decision.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import type { DrawQuote, ListedDetails } from '../../../../contracts/pricing/draw-quote.ts'
import { PRICE_LIST_COLUMNS, type PriceListRow } from '../../../ledger/index.ts'
import { newId } from '../../../platform/new-id.ts'
import { builder } from '../../graph/builder.ts'
import type { Context } from '../../graph/context.ts'
import { Refused, refusedOr } from '../../graph/refused.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Financing, type FinancingRow } from '../financing/financing.type.ts'
import { PriceList } from './price-list.type.ts'

const ListedQuote = builder.objectRef<ListedDetails>('ListedQuote').implement({
  description: 'The quote that a price list would give now.',
  readers: 'members',
  fields: t => ({
    rate: t.exposeString('rate', { description: 'The yearly discount rate as a decimal.' }),
    fee: t.field({
      type: 'MinorUnits',
      description: 'The fee beside the discount.',
      resolve: ({ fee }) => BigInt(fee.units),
    }),
    valueDate: t.expose('valueDate', { type: 'Date', description: 'When the lender would pay.' }),
    firmUntil: t.field({
      type: 'DateTime',
      description: 'Until when it would be firm, excluded.',
      resolve: ({ firmUntil }) => new Date(firmUntil),
    }),
    discount: t.field({
      type: 'MinorUnits',
      description: 'The discount.',
      resolve: ({ discount }) => BigInt(discount.units),
    }),
    net: t.field({
      type: 'MinorUnits',
      description: 'What the holder would get.',
      resolve: ({ net }) => BigInt(net.units),
    }),
    apr: t.exposeString('apr', { description: 'The yearly cost, fee included, as a decimal.' }),
  }),
})

const ClearingAnswer = builder.unionType('ClearingAnswer', {
  description: 'The quote that could be drawn now, or why none could.',
  types: [ListedQuote, Refused],
  resolveType: refusedOr('ListedQuote'),
})

interface ClearingSeen {
  readonly list: bigint
  readonly answer: ListedDetails | RefusedValue<Refusal>
}

const Clearing = builder.objectRef<ClearingSeen>('Clearing').implement({
  description: 'Whether a financing would clear now by one price list.',
  readers: 'members',
  fields: t => ({
    priceList: t.field({
      type: PriceList,
      description: 'The list.',
      resolve: ({ list }) => idOf('prl', list),
    }),
    answer: t.field({
      type: ClearingAnswer,
      description: 'What the act `pricing.draw-quote` would answer now.',
      resolve: ({ answer }) => answer,
    }),
  }),
})

/** So many lists are asked at once; each is a question to the ledger. */
const LISTS_MAX = 20

builder.objectField(Financing, 'clearings', t =>
  t.field({
    type: [Clearing],
    nullable: true,
    complexity: { field: LISTS_MAX, multiplier: 1 },
    description:
      'Would it clear now? Of each standing price list of the lenders asked, at most ' +
      `${LISTS_MAX}, what drawing a quote from it would give, as the act’s own contract says ` +
      'before anybody signs. Null for lenders.',
    resolve: async (financing, _args, context) => {
      const { party } = (await context.caller())!
      if (idOf('pty', financing.holder) !== party) return null
      const lists = await listsOf(financing.id, context)
      const seen: ClearingSeen[] = []
      for (const list of lists.slice(0, LISTS_MAX))
        seen.push({ list: list.id, answer: await ask(financing, list, context) })
      return seen
    },
  }),
)

const listsOf = rowsOf<PriceListRow>(
  `select a.financing as owner, ${PRICE_LIST_COLUMNS}
     from ledger.financing_asked a join ledger.price_list p on p.lender = a.lender
    where a.financing = any($1::bigint[]) and p.status = 'standing' order by p.id`,
)

/**
 * Asks the contract for a quote that states no figures: it refuses for the first duty that is not
 * met, the last of which is to state those of the list, and says them.
 */
async function ask(
  { id, holder, choose_by: chooseBy }: FinancingRow,
  list: PriceListRow,
  { ledger }: Context,
): Promise<ClearingSeen['answer']> {
  const party = idOf('pty', holder)
  const body = {
    ...{ id: newId('quo'), financing: idOf('fin', id), list: idOf('prl', list.id) },
    ...{ lender: idOf('pty', list.lender), dayCount: list.day_count, recourse: list.recourse },
    ...{ ...NO_FIGURES, valueDate: list.begins_on, firmUntil: chooseBy.toISOString() },
  } satisfies Record<keyof DrawQuote, string>
  const refused = await ledger.judge({ party, act: 'pricing.draw-quote', body }, party)
  if (refused?.refusal === 'quote_must_be_as_listed') return refused.details as ListedDetails
  return refused!
}

const NO_FIGURES = { rate: '0', fee: '0', discount: '0', net: '0', apr: '0' }
