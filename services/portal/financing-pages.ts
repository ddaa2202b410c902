import type { Page } from './app/page.ts'

/** The pages of financing: what suppliers ask, what lenders answer, and their limits. */
export const FINANCING_PAGES: readonly Page[] = [
  {
    path: '/financings',
    title: { zh: '融资', en: 'Financing' },
    seenBy: ['supplier'],
    menu: 'finance',
    load: () => import('./pages/financings/page.tsx'),
  },
  {
    path: '/financings/new',
    title: { zh: '发起询价', en: 'Ask for quotes' },
    seenBy: ['supplier'],
    menu: null,
    load: () => import('./pages/ask-for-quotes/page.tsx'),
  },
  {
    path: '/financings/:id',
    title: { zh: '融资', en: 'Financing' },
    seenBy: 'members',
    menu: null,
    load: () => import('./pages/financing/page.tsx'),
  },
  {
    path: '/requests',
    title: { zh: '融资请求', en: 'Requests for financing' },
    seenBy: ['lender'],
    menu: 'finance',
    load: () => import('./pages/financing-requests/page.tsx'),
  },
  {
    path: '/facilities',
    title: { zh: '授信额度', en: 'Limits' },
    seenBy: ['lender'],
    menu: 'finance',
    load: () => import('./pages/facilities/page.tsx'),
  },
  {
    path: '/facilities/:id',
    title: { zh: '授信额度', en: 'Limit' },
    seenBy: 'members',
    menu: null,
    load: () => import('./pages/facility/page.tsx'),
  },
]
