export { issueReceivables } from './receivable/issue-receivables.ts'
export { offerTransfer } from './title/offer-transfer.ts'
