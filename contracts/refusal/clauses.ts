import { CALENDAR_CLAUSES } from '../calendar/clauses.ts'
import { DEBTOR_CLAUSES } from '../debtor/clauses.ts'
import { FACILITY_CLAUSES } from '../facility/clauses.ts'
import { FINANCING_CLAUSES } from '../financing/clauses.ts'
import { PARTY_CLAUSES } from '../party/clauses.ts'
import { PAYMENT_CLAUSES } from '../payment/clauses.ts'
import { PRICING_CLAUSES } from '../pricing/clauses.ts'
import { RECEIPT_CLAUSES } from '../receipt/clauses.ts'
import { RECEIVABLE_CLAUSES } from '../receivable/clauses.ts'
import { REGISTRATION_CLAUSES } from '../registration/clauses.ts'
import { REGULATOR_CLAUSES } from '../regulator/clauses.ts'
import { SETTLEMENT_CLAUSES } from '../settlement/clauses.ts'
import { TITLE_CLAUSES } from '../title/clauses.ts'
import { TRADE_CLAUSES } from '../trade/clauses.ts'
import { WAREHOUSE_CLAUSES } from '../warehouse/clauses.ts'

/** Every act of the ledger by its name. */
export const ACT_CLAUSES = {
  ...RECEIVABLE_CLAUSES,
  ...TITLE_CLAUSES,
  ...TRADE_CLAUSES,
  ...PARTY_CLAUSES,
  ...DEBTOR_CLAUSES,
  ...CALENDAR_CLAUSES,
  ...REGULATOR_CLAUSES,
  ...FACILITY_CLAUSES,
  ...FINANCING_CLAUSES,
  ...PRICING_CLAUSES,
  ...PAYMENT_CLAUSES,
  ...SETTLEMENT_CLAUSES,
  ...WAREHOUSE_CLAUSES,
  ...RECEIPT_CLAUSES,
  ...REGISTRATION_CLAUSES,
}
