import { join } from 'node:path'
import type { Config } from '../platform/config.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import type { BlobStore } from './blob-store.ts'
import { bucketStore } from './bucket-store.ts'
import { folderStore } from './folder-store.ts'

/** The store that is configured: a folder, or a bucket by its address. */
export function openBlobStore(config: Config): BlobStore {
  const folder = findBlobFolder(config)
  if (folder !== null) return folderStore(folder)
  const { BLOBS, BLOBS_REGION: region, BLOBS_ACCESS_KEY, BLOBS_SECRET_KEY } = config
  if (!BLOBS_ACCESS_KEY || !BLOBS_SECRET_KEY)
    throw new SetupFault('BLOBS is a bucket: set BLOBS_ACCESS_KEY and BLOBS_SECRET_KEY as well')
  const keys = { accessKey: BLOBS_ACCESS_KEY, secretKey: BLOBS_SECRET_KEY }
  return bucketStore({ url: BLOBS!.replace(/\/$/, ''), region, ...keys })
}

/** Finds the folder of the files; null: they lie in a bucket. */
export function findBlobFolder({ BLOBS, TALLYSTICK_STATE }: Config): string | null {
  if (BLOBS && /^https?:/.test(BLOBS)) return null
  return BLOBS ?? join(TALLYSTICK_STATE, 'blobs')
}
