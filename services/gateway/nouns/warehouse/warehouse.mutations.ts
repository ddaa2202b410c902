import { newId } from '../../../platform/new-id.ts'
import { defineActMutations } from '../act/define-act-mutations.ts'
import { GoodsUnit, PlaceKind } from './warehouse.type.ts'

defineActMutations(
  t => ({
    name: t.string({ required: true, description: 'What the goods are.' }),
    standard: t.string({
      required: true,
      description: 'The standard by which their quality is judged.',
    }),
    unit: t.field({ type: GoodsUnit, required: true, description: 'How they are measured.' }),
    tolerancePpm: t.field({
      type: 'Units',
      required: true,
      description:
        'Parts per million by which two measurements of the same goods may differ, and by which ' +
        'stock may shrink.',
    }),
  }),
  {
    act: 'warehouse.list-commodity',
    field: 'listCommodity',
    description: 'Two officers list a commodity for all keepers.',
    body: terms => ({ id: newId('com'), ...terms }),
  },
)

defineActMutations(
  t => ({
    name: t.string({ required: true, description: 'What the keeper calls it.' }),
    address: t.string({ required: true, description: 'Where it is.' }),
  }),
  {
    act: 'warehouse.open-site',
    field: 'openWarehouseSite',
    description: 'A keeper puts one of its warehouses on file.',
    body: site => ({ id: newId('whs'), ...site }),
  },
)

defineActMutations(
  t => ({
    site: t.id({ required: true, description: 'The id of the warehouse.' }),
    code: t.string({ required: true, description: 'What the place is called there.' }),
    kind: t.field({ type: PlaceKind, required: true, description: 'How it is used.' }),
    unit: t.field({ type: GoodsUnit, required: true, description: 'How goods are measured.' }),
    capacity: t.field({ type: 'Units', required: true, description: 'How much it holds.' }),
  }),
  {
    act: 'warehouse.open-place',
    field: 'openStoragePlace',
    description: 'A keeper puts a storage place of one of its warehouses on file.',
    body: place => ({ id: newId('plc'), ...place }),
  },
)
