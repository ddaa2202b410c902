import { writeStatusMessage } from '../../services/messages/index.ts'

/** A bank's answer that it rejects the payment of this end-to-end id, as it writes it. */
export function writeRejected(endToEndId: string): Buffer {
  const reasons = [{ code: 'AC01', notes: [] }]
  const ids = { originalInstructionId: endToEndId, originalEndToEndId: endToEndId }
  const written = writeStatusMessage('pain.002.001.10', {
    ...{ messageId: 'R1', createdAt: '2026-03-05T10:00:00Z', originalMessageId: endToEndId },
    ...{ originalName: 'pain.001.001.09', status: 'PART', reasons: [] },
    batches: [
      {
        ...{ originalId: endToEndId, status: 'PART', reasons: [] },
        payments: [{ ...ids, status: 'RJCT', reasons, bankReference: null }],
      },
    ],
  })
  if (!written.ok) throw new Error(JSON.stringify(written))
  return written.value
}
