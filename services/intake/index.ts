export type { DocumentKind } from './document/kinds.ts'
export { exportReport } from './export-report.ts'
export {
  type ImportOptions,
  type ImportProgress,
  importDocuments,
  importRows,
} from './import-documents.ts'
export type { Mapping } from './read/mapping.ts'
export { FILE_TEXTS, type FileRefusal, ROW_TEXTS, type RowRefusal } from './refusal.ts'
export { type ImportId, type ImportReport, importReport, type RefusedCell } from './report.ts'
