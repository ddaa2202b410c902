import type { Page } from './app/page.ts'

/** Every page of the portal: menu, routes and the table of roles and pages are made of it. */
export const PAGES: readonly Page[] = [
  {
    path: '/apply',
    title: { zh: '申请加入', en: 'Apply to join' },
    seenBy: 'anyone',
    menu: null,
    load: () => import('./pages/apply/page.tsx'),
  },
  {
    path: '/applications',
    title: { zh: '已提交的申请', en: 'What was applied for' },
    seenBy: 'anyone',
    menu: null,
    load: () => import('./pages/applications/page.tsx'),
  },
  {
    path: '/card',
    title: { zh: '制作人员卡', en: 'Make a card' },
    seenBy: 'anyone',
    menu: null,
    load: () => import('./pages/card/page.tsx'),
  },
  {
    path: '/joined',
    title: { zh: '启用本人的密钥', en: 'Take your key into use' },
    seenBy: 'anyone',
    menu: null,
    load: () => import('./pages/joined/page.tsx'),
  },
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
