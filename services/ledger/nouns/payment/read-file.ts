import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { refuse } from '../../../../contracts/kernel/decision.ts'
import type { StatementKey } from '../../../../contracts/payment/account.ts'
import type { NoteRejectionState } from '../../../../contracts/payment/note-rejection.ts'
import {
  type RecordStatementState,
  STATEMENT_BYTES_MAX,
} from '../../../../contracts/payment/record-statement.ts'
import { readMessage, type StatusMessage, toReadStatement } from '../../../messages/index.ts'
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

/** Reads a bank's answer to instructions: what of them it rejects, and by which codes. */
export function readReport(
  packed: string,
  signature: string,
  key: StatementKey | null,
): Pick<NoteRejectionState, 'report' | 'signed'> {
  const bytes = unpack(packed)
  if (bytes === null) return { report: unreadable('GZIP'), signed: false }
  const signed = verify(bytes, signature, key) === true
  const message = readMessage(bytes)
  if (!message.ok) return { report: unreadable(namePlace(message)), signed }
  const { content, name } = message.value
  if (content.kind !== 'status') return { report: unreadable(name), signed }
  return { report: { ok: true, value: listRejected(content) }, signed }
}

function unreadable(found: string): NoteRejectionState['report'] {
  return refuse('report_must_be_readable', 'body.report', { found })
}

/** By the message's id where the bank rejects all of it, else by the payment's own. */
function listRejected({ originalMessageId, status, reasons, batches }: StatusMessage) {
  const payments = batches.flatMap(batch => batch.payments)
  const rejected = payments.filter(payment => payment.status === 'RJCT')
  const codes = (of: StatusMessage['reasons']) => of.flatMap(({ code }) => code ?? [])
  return new Map<string, readonly string[]>([
    ...(status === 'RJCT' ? [[originalMessageId, codes(reasons)] as const] : []),
    ...rejected.map(one => [one.originalEndToEndId ?? '', codes(one.reasons)] as const),
  ])
}

/** Where a file ceases to be a message: a line of its XML, where that can be told. */
function namePlace({ details }: { readonly details?: object | undefined }): string {
  return details && 'line' in details ? `XML:${details.line}` : 'XML'
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
  if (!message.ok) return refuse('statement_must_be_readable', AT, { found: namePlace(message) })
  const { content, name } = message.value
  if (content.kind !== 'statement' && content.kind !== 'notification')
    return refuse('statement_must_be_readable', AT, { found: name })
  const [statement, ...more] = content.statements
  if (!statement || more.length > 0) return refuse('statement_must_be_of_one_account', AT)
  const digest = createHash('sha256').update(bytes).digest('base64url')
  return { ok: true, value: { digest, read: toReadStatement(statement, content.kind) } }
}
