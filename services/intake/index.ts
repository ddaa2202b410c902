export type { DocumentKind } from './document/kinds.ts'
export { exportReport } from './export-report.ts'
export { type ImportOptions, importDocuments, importRows } from './import-documents.ts'
export {
  CERTIFICATE_CLAUSE,
  type Market,
  type MarketInvoice,
  type Onward,
  readMarket,
  rowsFor,
} from './market/index.ts'
export { FILE_TEXTS, type FileRefusal, ROW_TEXTS } from './refusal.ts'
export { type ImportId, type ImportReport, importReport, type RefusedCell } from './report.ts'
