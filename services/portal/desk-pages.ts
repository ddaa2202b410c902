import type { Page } from './app/page.ts'

/** The pages of the operator’s desk, some of which the regulator reads as well. */
export const DESK_PAGES: readonly Page[] = [
  {
    path: '/desk/applications',
    title: { zh: '入驻与密钥申请', en: 'Applications' },
    seenBy: ['operator'],
    menu: 'operation',
    load: () => import('./pages/desk-applications/page.tsx'),
  },
  {
    path: '/desk/applications/:id',
    title: { zh: '申请', en: 'Application' },
    seenBy: ['operator'],
    menu: null,
    load: () => import('./pages/desk-application/page.tsx'),
  },
  {
    path: '/desk/accounts',
    title: { zh: '待确认账户', en: 'Accounts to confirm' },
    seenBy: ['operator'],
    menu: 'operation',
    load: () => import('./pages/desk-accounts/page.tsx'),
  },
  {
    path: '/desk/waits',
    title: { zh: '等待事项', en: 'What is waited for' },
    seenBy: ['operator'],
    menu: 'operation',
    load: () => import('./pages/waits/page.tsx'),
  },
  {
    path: '/waits/:id',
    title: { zh: '等待事项', en: 'Wait' },
    seenBy: 'members',
    menu: null,
    load: () => import('./pages/wait/page.tsx'),
  },
  {
    path: '/findings',
    title: { zh: '监测发现', en: 'Findings' },
    seenBy: ['operator', 'regulator'],
    menu: 'operation',
    load: () => import('./pages/findings/page.tsx'),
  },
  {
    path: '/findings/:id',
    title: { zh: '监测发现', en: 'Finding' },
    seenBy: ['operator', 'regulator'],
    menu: null,
    load: () => import('./pages/finding/page.tsx'),
  },
  {
    path: '/desk/marks',
    title: { zh: '失信标记', en: 'Marks' },
    seenBy: ['operator', 'regulator', 'debtor'],
    menu: 'operation',
    load: () => import('./pages/marks/page.tsx'),
  },
  {
    path: '/desk/day',
    title: { zh: '营业日期与日历', en: 'Business date' },
    seenBy: ['operator'],
    menu: 'operation',
    load: () => import('./pages/business-day/page.tsx'),
  },
  {
    path: '/desk/health',
    title: { zh: '运行状态', en: 'Health' },
    seenBy: ['operator'],
    menu: 'operation',
    load: () => import('./pages/health/page.tsx'),
  },
]
