import { type MadeKind as Kind, MADE, type MadeId } from '../../../../contracts/command/made.ts'
import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'

const MadeKind = enumOf('MadeKind', 'What an act made.', {
  party: 'A party, enrolled.',
  user: 'A user of a party.',
  key: 'A key of a user.',
  receivable: 'A receivable, proposed.',
  title: 'A title that came to a holder, or was cut off another.',
  claim: 'A claim on a title: of an offer, or of an accepted pledge.',
  hold: 'A hold on a title.',
  mandate: 'A mandate of a key.',
  standing_acceptance: 'A standing acceptance of offers.',
  standing_instruction: 'A standing instruction.',
  debtor_mark: 'A mark of a debtor.',
  facility: 'A facility of a lender.',
  financing: 'A financing that a holder asks for.',
  quote: 'A quote of a lender.',
  price_list: 'A price list of a lender.',
  account: 'An account at a bank.',
  settlement: 'A settlement of what a debtor owes on a date.',
  commodity: 'A commodity, listed.',
  warehouse_site: 'A warehouse of a keeper.',
  storage_place: 'A storage place of a warehouse.',
  lot: 'Goods, announced to a keeper.',
  measurement: 'A measurement of goods.',
  receipt: 'A warehouse receipt.',
  register_search: 'A search of the national register.',
  registration: 'A registration of a financing.',
  delivery_order: 'A holder’s order to deliver goods.',
} satisfies Record<Kind, string>)

/** What an act made, as its answer lists it. */
export const Made = builder.objectRef<MadeId>('Made').implement({
  description: 'A thing that an act made.',
  readers: 'members',
  fields: t => ({
    kind: t.field({
      type: MadeKind,
      description: 'What it is.',
      resolve: id => MADE[id.slice(0, id.indexOf('_')) as keyof typeof MADE],
    }),
    id: t.id({ description: 'Its id, by which `node` finds it.', resolve: id => id }),
    node: t.node({
      description: 'The thing itself. Null where the reader may not see it, or it is gone again.',
      id: id => id,
    }),
  }),
})
