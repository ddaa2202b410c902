/** What one party may keep with us. Who has that much adds nothing before some of it is gone. */
export interface StorageLimits {
  /** Bytes of files that it has uploaded. */
  readonly documentBytes: number
  /** Bytes of drafts that wait for signatures. */
  readonly draftBytes: number
  /** Rows of documents that it has handed in, refused ones with them: files are not kept. */
  readonly importRows: number
}

const MIB = 2 ** 20

export const STORAGE_LIMITS: StorageLimits = {
  documentBytes: 20_480 * MIB,
  draftBytes: 64 * MIB,
  importRows: 20_000_000,
}

/** Where they are set. */
export interface StorageSettings {
  readonly PARTY_DOCUMENT_MIB: number
  readonly PARTY_DRAFT_MIB: number
  readonly PARTY_IMPORT_ROWS: number
}

export function readStorageLimits(settings: StorageSettings): StorageLimits {
  const { PARTY_DOCUMENT_MIB, PARTY_DRAFT_MIB, PARTY_IMPORT_ROWS: importRows } = settings
  return {
    documentBytes: PARTY_DOCUMENT_MIB * MIB,
    draftBytes: PARTY_DRAFT_MIB * MIB,
    importRows,
  }
}
