import type { Page } from './app/page.ts'

/** The pages of goods in store: places, lots and the receipts over them. */
export const GOODS_PAGES: readonly Page[] = [
  {
    path: '/warehouse',
    title: { zh: '仓库与库位', en: 'Warehouses' },
    seenBy: ['keeper'],
    menu: 'goods',
    load: () => import('./pages/warehouse/page.tsx'),
  },
  {
    path: '/lots',
    title: { zh: '货物', en: 'Goods' },
    seenBy: ['keeper', 'supplier'],
    menu: 'goods',
    load: () => import('./pages/lots/page.tsx'),
  },
  {
    path: '/lots/:id',
    title: { zh: '货物', en: 'Lot of goods' },
    seenBy: 'members',
    menu: null,
    load: () => import('./pages/lot/page.tsx'),
  },
  {
    path: '/receipts',
    title: { zh: '仓单', en: 'Warehouse receipts' },
    seenBy: ['keeper', 'supplier'],
    menu: 'goods',
    load: () => import('./pages/receipts/page.tsx'),
  },
  {
    path: '/receipts/:id',
    title: { zh: '电子仓单', en: 'Warehouse receipt' },
    seenBy: 'members',
    menu: null,
    load: () => import('./pages/receipt/page.tsx'),
  },
]
