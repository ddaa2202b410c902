import { openAsBlob } from 'node:fs'
import { SetupFault } from '../platform/setup-fault.ts'
import type { Options } from './options.ts'
import { RefusedFault } from './refused-fault.ts'
import { openOwn } from './signer.ts'

/** Brings in a file and prints the digest by which acts name it. */
export async function uploadFile(options: Options): Promise<readonly string[]> {
  const path = options.need('file')
  const file = await openAsBlob(path).catch(cause => {
    throw new SetupFault(`${path} cannot be read`, { cause })
  })
  const uploaded = await openOwn(options).files.upload(file)
  if (!uploaded.ok) throw new RefusedFault(uploaded)
  const { hash, bytes, type } = uploaded
  return [`kept ${bytes} bytes of ${type}, digest ${hash}`]
}
