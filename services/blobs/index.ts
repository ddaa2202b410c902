export { attachBlob } from './attach.ts'
export type { BlobStore } from './blob-store.ts'
export { folderStore } from './folder-store.ts'
export { type UploadQuotaRefusal, upload } from './uploads.ts'
