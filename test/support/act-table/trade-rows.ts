import type { TRADE_CLAUSES } from '../../../contracts/trade/clauses.ts'
import { tellApart } from '../../../contracts/trade/tell-apart.ts'
import { invoiceOf } from '../../contracts/fixtures.ts'
import { type ActRow, leftOut } from './act-row.ts'
import { INVOICE } from './examples.ts'
import { asStranger, strangersRoles } from './strangers.ts'

/** The acts on trade documents, as each kind of test meets them. */
export const TRADE_ROWS: Record<keyof typeof TRADE_CLAUSES, ActRow> = {
  'trade.tell-apart': {
    body: { invoice: INVOICE, alike: 'inv_0000000000002' },
    strangers: {
      'tell invoices apart': ({ there }) =>
        tellApart(
          {
            invoice: there ? invoiceOf({ alike: 'inv_2' }) : null,
            other: there ? invoiceOf({ id: 'inv_2' }) : null,
            roles: strangersRoles,
          },
          { invoice: 'inv_1', alike: 'inv_2' },
          asStranger,
        ),
    },
    steps: leftOut('it moves and binds nothing'),
    habit: leftOut(
      'invoices of the simulation do not come in by imports, which find what is alike',
    ),
  },
}
