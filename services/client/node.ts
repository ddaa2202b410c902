export { createKey, type HeldKey, signingKey } from './held-key.ts'
export { openKeyFile } from './key-file.ts'
export { seededKey, seededKeyFile } from './seeded-key.ts'
