import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BlobStore, folderStore } from '../../services/blobs/index.ts'

/** Where the files of a test's process lie. */
export function testBlobs(): BlobStore {
  return folderStore(join(tmpdir(), `tallystick-blobs-${process.pid}`))
}
