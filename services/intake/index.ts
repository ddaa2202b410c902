export type { DocumentKind } from './document/kinds.ts'
export { exportReport } from './export-report.ts'
export { type ImportOptions, importDocuments, importRows } from './import-documents.ts'
export {
  type Market,
  type MarketInvoice,
  type Onward,
  readMarket,
  rowsFor,
} from './market/index.ts'
export type { FileRefusal } from './refusal.ts'
export { type ImportReport, importReport } from './report.ts'
