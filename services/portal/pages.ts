import type { Page } from './app/page.ts'

/** Every page of the portal: menu, routes and the table of roles and pages are made of it. */
export const PAGES: readonly Page[] = [
  {
    path: '/movements',
    title: { zh: '变动', en: 'Movements' },
    seenBy: 'members',
    menu: 'trade',
    load: () => import('./pages/movements/page.tsx'),
  },
  {
    path: '/parties',
    title: { zh: '机构名录', en: 'Parties' },
    seenBy: 'members',
    menu: 'trade',
    load: () => import('./pages/parties/page.tsx'),
  },
  {
    path: '/parties/:id',
    title: { zh: '机构', en: 'Party' },
    seenBy: 'members',
    menu: null,
    load: () => import('./pages/party/page.tsx'),
  },
  {
    path: '/account',
    title: { zh: '我的账户', en: 'My account' },
    seenBy: 'members',
    menu: 'own',
    load: () => import('./pages/account/page.tsx'),
  },
]
