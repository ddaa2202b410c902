import { packFile } from '../../client/browser.ts'

/** Bytes of a file of a bank; the ledger takes no more of one statement. */
export const BANK_FILE_BYTES_MAX = 2 ** 20

/** A file of a bank as acts bring it, with the signature that came beside it. */
export interface SignedFile {
  readonly name: string
  readonly packed: string
  /** The bank's detached JWS; null: nobody signed. */
  readonly signature: string | null
}

/** Why files are not read: nothing but a signature, several files, or one that is too large. */
export type Unread = 'none' | 'several' | 'large'

/** Reads what was chosen: one file, and beside it the one whose name ends in `.jws`. */
export async function readSigned(files: readonly File[]): Promise<SignedFile | Unread> {
  const signatures = files.filter(isSignature)
  const [file, ...others] = files.filter(one => !isSignature(one))
  if (!file) return 'none'
  if (others.length > 0 || signatures.length > 1) return 'several'
  if (files.some(({ size }) => size > BANK_FILE_BYTES_MAX)) return 'large'
  const signature = (await signatures[0]?.text())?.trim() ?? null
  const packed = await packFile(new Uint8Array(await file.arrayBuffer()))
  return { name: file.name, packed, signature }
}

function isSignature({ name }: File): boolean {
  return name.endsWith('.jws')
}
