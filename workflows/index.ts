export { issueReceivables } from './receivable/issue-receivables.ts'
export { offerTransfer } from './receivable/offer-transfer.ts'
