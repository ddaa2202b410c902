import { debtorActs } from '../../contracts/debtor/clauses.ts'
import * as party from '../../contracts/party/clauses.ts'

export { calendarActs } from '../../contracts/calendar/clauses.ts'
export { facilityActs } from '../../contracts/facility/clauses.ts'
export { financingActs } from '../../contracts/financing/clauses.ts'
export { paymentActs } from '../../contracts/payment/clauses.ts'
export { pricingActs } from '../../contracts/pricing/clauses.ts'
export { receiptActs } from '../../contracts/receipt/clauses.ts'
export { receivableActs } from '../../contracts/receivable/clauses.ts'
export { registrationActs } from '../../contracts/registration/clauses.ts'
export { regulatorActs } from '../../contracts/regulator/clauses.ts'
export { settlementActs } from '../../contracts/settlement/clauses.ts'
export { titleActs } from '../../contracts/title/clauses.ts'
export { tradeActs } from '../../contracts/trade/clauses.ts'
export { warehouseActs } from '../../contracts/warehouse/clauses.ts'

/** The acts on parties, and those of officers on debtors. */
export const partyActs = { ...party.partyActs, ...debtorActs }
