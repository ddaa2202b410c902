export { DOCUMENT_KINDS, type DocumentKind, fieldsOf } from './document/kinds.ts'
export { exportReport } from './export-report.ts'
export { type ImportOptions, importDocuments, importRows } from './import-documents.ts'
export {
  type Market,
  type MarketInvoice,
  type Onward,
  readMarket,
  rowsFor,
} from './market/index.ts'
export { LIST_ROWS_MAX } from './read/list-source.ts'
export { FILE_TEXTS, type FileRefusal, ROW_TEXTS, type RowRefusal } from './refusal.ts'
export { type ImportId, type ImportReport, importReport } from './report.ts'
