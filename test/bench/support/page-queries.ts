import { type DocumentNode, print } from 'graphql'
import { ACCOUNTS } from '../../../services/portal/pages/accounts/documents.ts'
import { HELD, OWED } from '../../../services/portal/pages/due/documents.ts'
import { monthBounds } from '../../../services/portal/pages/due/months.ts'
import { FACILITIES } from '../../../services/portal/pages/facilities/documents.ts'
import { FINANCINGS_ASKED } from '../../../services/portal/pages/financing-requests/documents.ts'
import { FINANCINGS } from '../../../services/portal/pages/financings/documents.ts'
import { GROUP_LIMITS } from '../../../services/portal/pages/group-limits/documents.ts'
import { LINES_DUE } from '../../../services/portal/pages/lines-due/documents.ts'
import { LINES_RECEIVED } from '../../../services/portal/pages/lines-received/documents.ts'
import { LOTS } from '../../../services/portal/pages/lots/documents.ts'
import { MOVEMENTS } from '../../../services/portal/pages/movements/documents.ts'
import { RECEIPTS } from '../../../services/portal/pages/receipts/documents.ts'
import { RECEIVABLE } from '../../../services/portal/pages/receivable/documents.ts'
import { REGISTRATIONS } from '../../../services/portal/pages/registrations/documents.ts'
import { RIGHTS } from '../../../services/portal/pages/rights/documents.ts'
import { SETTLEMENTS } from '../../../services/portal/pages/settlements/documents.ts'
import { STATEMENT_ENTRIES } from '../../../services/portal/pages/statements/documents.ts'
import { SUPPLIER_DEBTS } from '../../../services/portal/pages/supplier-debts/documents.ts'
import { TITLES } from '../../../services/portal/pages/titles/documents.ts'
import { chooseToday } from '../../../services/portal/pages/today/documents.ts'
import { RECEIVABLES } from '../../../services/portal/receivable/receivable-list.documents.ts'
import { START } from '../../support/market.ts'
import type { HeavyQuery } from './heavy-queries.ts'
import type { QueryWorld, ReaderName } from './query-fixtures.ts'

/** A page of a list as the portal asks for it. */
const PAGE = { first: 50, after: null }

/** What the pages of the portal ask when they are opened, in the portal's own words. */
export function pageQueries({ titles }: QueryWorld): readonly HeavyQuery[] {
  const one = (
    name: string,
    as: ReaderName,
    document: DocumentNode,
    variables: HeavyQuery['variables'],
  ): HeavyQuery => ({ name: `page, ${name}`, as, text: print(document), variables })
  const list =
    (more: object = {}) =>
    () => ({ ...PAGE, ...more })
  const { d0, ...bounds } = monthBounds(START)
  const months = () => ({ d0, ...bounds, from: START, to: null })
  return [
    one('today', 'debtor', chooseToday(['debtor']), () => ({ after: null })),
    one('payables', 'debtor', RECEIVABLES, list({ as: 'debtor' })),
    one('payables to confirm', 'debtor', RECEIVABLES, () => ({
      ...{ as: 'debtor', first: 200, after: null, status: ['proposed'] },
    })),
    one('titles', 'holder', TITLES, list()),
    one('free titles', 'holder', TITLES, list({ state: 'free' })),
    one('rights', 'pledgee', RIGHTS, list({ as: 'claimant' })),
    one('movements', 'holder', MOVEMENTS, list()),
    one('what comes when', 'holder', HELD, months),
    one('what is owed when', 'debtor', OWED, months),
    one('owed by supplier', 'debtor', SUPPLIER_DEBTS, list()),
    one('financings', 'holder', FINANCINGS, list()),
    one('requests for financing', 'pledgee', FINANCINGS_ASKED, list()),
    one('limits', 'pledgee', FACILITIES, list()),
    one('limits on a group', 'debtor', GROUP_LIMITS, list()),
    one('registrations', 'pledgee', REGISTRATIONS, list()),
    one('accounts', 'pledgee', ACCOUNTS, list()),
    one('bookings', 'pledgee', STATEMENT_ENTRIES, list()),
    one('bookings that match nothing', 'pledgee', STATEMENT_ENTRIES, list({ use: 'nothing' })),
    one('lines to pay', 'debtor', LINES_DUE, list()),
    one('settlements', 'debtor', SETTLEMENTS, list()),
    one('lines received', 'holder', LINES_RECEIVED, list()),
    one('goods', 'holder', LOTS, list({ as: 'depositor' })),
    one('receipts', 'holder', RECEIPTS, list({ as: 'depositor' })),
    one('receivable', 'debtor', RECEIVABLE, n => ({ id: titles.receivable((n % 50) * 20) })),
  ]
}
