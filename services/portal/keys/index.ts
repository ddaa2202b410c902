export { importKey } from './import-key.ts'
export {
  createKey,
  enrolledAs,
  forgetKey,
  type KeptKey,
  type KeyOwner,
  listKeys,
  loadKey,
} from './key-store.ts'
export { KEY_STORE_TEXTS, KeyStoreFault, type KeyStoreReason } from './key-store-fault.ts'
