import { LOT_STATUS_WORDS } from '../../goods/words.ts'
import type { Filter } from '../../list/list-filters.ts'
import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    keeper: '保管的货物',
    depositor: '存入的货物',
    empty: '还没有货物。存货人申报入库后，货物列在这里。',
    short: '短少',
    announce: '申报入库',
    keeperField: '保管人',
    commodityField: '货品',
    quantity: '数量',
    packing: '包装',
    marks: '标记',
    document: '权属单据',
    issuer: '单据出具人',
    number: '单据号码',
    authority: '以何名义存入（自有，或受谁委托）',
    claims: '所知他人的权利（没有也须写明）',
    next: '预审并签署',
    checking: '正在由账本预审…',
  },
  en: {
    keeper: 'Goods in our keeping',
    depositor: 'Goods that we deposited',
    empty: 'There are no goods yet. What a depositor announces stands here.',
    short: 'short',
    announce: 'Announce goods',
    keeperField: 'Keeper',
    commodityField: 'Commodity',
    quantity: 'Quantity',
    packing: 'Packing',
    marks: 'Marks',
    document: 'Document of ownership',
    issuer: 'Made out by',
    number: 'Number of the document',
    authority: 'By what right they are deposited (as owner, or on behalf of whom)',
    claims: 'Claims of others that are known (none is said too)',
    next: 'Examine and sign',
    checking: 'The ledger is examining it…',
  },
})

export const LABELS = {
  commodity: { zh: '货品', en: 'Commodity' },
  status: { zh: '状态', en: 'Status' },
  keeper: { zh: '保管人', en: 'Keeper' },
  depositor: { zh: '存货人', en: 'Depositor' },
  place: { zh: '库位', en: 'Place' },
  declared: { zh: '申报', en: 'Declared' },
  accepted: { zh: '验收', en: 'Accepted' },
  issued: { zh: '已开仓单', en: 'Under receipts' },
  delivered: { zh: '已出库', en: 'Delivered' },
  id: { zh: '编号', en: 'Id' },
}

export const FILTERS: readonly Filter[] = [
  {
    ...{ name: 'status', kind: 'many', label: LABELS.status },
    choices: Object.entries(LOT_STATUS_WORDS).map(([value, words]) => ({ value, ...words })),
  },
]
