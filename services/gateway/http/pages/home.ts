import type { RequestHandler } from 'express'
import {
  HEALTH_LINKS,
  type HomeLink,
  homePage,
  type LedgerShown,
} from '../../../platform/home-page.ts'

/** GET /: what this is, and where to go on. */
export function serveHome(ledger: LedgerShown, withHealth: boolean): RequestHandler {
  const page = homePage(ledger, withHealth ? [...LINKS, ...HEALTH_LINKS] : LINKS)
  return (_request, response) => void response.type('html').send(page)
}

const LINKS: readonly HomeLink[] = [
  { path: '/graphql', zh: '在浏览器中试用 GraphQL', en: 'GraphQL, to try in the browser' },
  { path: '/schema/graphql/schema.graphql', zh: '接口', en: 'the graph: what can be asked' },
  { path: '/schema/refusals.md', zh: '拒绝及其含义', en: 'refusals, and what they mean' },
  { path: '/schema/guides/README.md', zh: '指南', en: 'guides' },
]
