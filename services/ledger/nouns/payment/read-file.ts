import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { refuse } from '../../../../contracts/kernel/decision.ts'
import type { StatementKey } from '../../../../contracts/payment/account.ts'
import {
  type RecordStatementState,
  STATEMENT_BYTES_MAX,
} from '../../../../contracts/payment/record-statement.ts'
import { readMessage, toReadStatement } from '../../../messages/index.ts'
import { verifyDetached } from '../../../platform/jws/detached.ts'
import { decode } from '../../../platform/jws/jws.ts'

/** A file as a body brings it: read if it can be, and verified by the key of the account's bank. */
export type HandedIn = Pick<RecordStatementState, 'file' | 'signed'>

const AT = 'body.statement'

/** Reads what a body brings; the same body is read the same, so an audit reads it again. */
export function readFile(
  packed: string,
  signature: string | null,
  key: StatementKey | null,
): HandedIn {
  const bytes = unpack(packed)
  if (bytes === null)
    return {
      file: refuse('statement_must_be_within_its_limit', AT, { limit: STATEMENT_BYTES_MAX }),
      signed: null,
    }
  return { file: readStatement(bytes), signed: verify(bytes, signature, key) }
}

function unpack(packed: string): Buffer | null {
  try {
    return gunzipSync(decode(packed) ?? Buffer.of(), { maxOutputLength: STATEMENT_BYTES_MAX })
  } catch {
    return null
  }
}

function verify(bytes: Buffer, signature: string | null, key: StatementKey | null) {
  if (signature === null) return null
  if (key === null) return false
  const publicKey = decode(key.publicKey)!
  return verifyDetached(signature, bytes, { alg: key.alg, publicKey })
}

function readStatement(bytes: Buffer): RecordStatementState['file'] {
  const message = readMessage(bytes)
  if (!message.ok) return refuse('statement_must_be_readable', AT, { found: message.refusal })
  const { content, name } = message.value
  if (content.kind !== 'statement' && content.kind !== 'notification')
    return refuse('statement_must_be_readable', AT, { found: name })
  const [statement, ...more] = content.statements
  if (!statement || more.length > 0) return refuse('statement_must_be_of_one_account', AT)
  const digest = createHash('sha256').update(bytes).digest('base64url')
  return { ok: true, value: { digest, read: toReadStatement(statement, content.kind) } }
}
