import { existsSync, readFileSync } from 'node:fs'
import { formatRefusal } from '../../contracts/kernel/refusal-text.ts'
import { MESSAGE_TEXTS, type ReadMessage, readMessage } from '../messages/index.ts'
import { type DetachedKey, verifyDetached } from '../platform/jws/detached.ts'
import { SetupFault } from '../platform/setup-fault.ts'

/** A message of a file; what cannot be read ends the command with the reason. */
export function readFile(file: string): ReadMessage & { readonly bytes: Buffer } {
  if (!existsSync(file)) throw new SetupFault(`there is no file ${file}`)
  const bytes = readFileSync(file)
  const answer = readMessage(bytes)
  if (answer.ok) return { ...answer.value, bytes }
  const { en } = formatRefusal(MESSAGE_TEXTS[answer.refusal], answer.details)
  throw new SetupFault(`${file}: ${en}`)
}

/** True if the signature that lies beside the file is of this key and over its bytes. */
export function isSigned(file: string, bytes: Uint8Array, key: DetachedKey | null): boolean {
  const beside = `${file}.jws`
  if (key === null || !existsSync(beside)) return false
  return verifyDetached(readFileSync(beside, 'utf8'), bytes, key)
}
