import { pipeline } from 'node:stream/promises'
import type { RequestHandler } from 'express'
import { refuse } from '../../../../contracts/kernel/decision.ts'
import type { PartyId } from '../../../../contracts/kernel/id.ts'
import { BLOB_BYTES_MAX, BLOB_TYPES, type BlobType } from '../../../../contracts/trade/blob.ts'
import { upload } from '../../../blobs/index.ts'
import type { SharedServices } from '../services.ts'
import { answerRefused } from './answer-refused.ts'
import { readLink } from './blob-links.ts'
import { note } from './record-request.ts'

/**
 * POST to a link of `openUpload`: the body is the file, streamed to its place and screened by its
 * content. Answers with the hash by which it is attached.
 */
export function takesBlobs({ intake, blobs, secret, storage }: SharedServices): RequestHandler {
  const busy = new Set<PartyId>()
  return async (request, response) => {
    const link = readLink(secret, String(request.params['link']))
    if (link?.may !== 'put') return answerRefused(response, refuse('link_must_be_in_force'))
    note(response, { caller: link })
    if (Number(request.headers['content-length'] ?? 0) > BLOB_BYTES_MAX)
      return answerRefused(
        response,
        refuse('file_must_be_at_most_100_mib', 'file', { limit: BLOB_BYTES_MAX }),
      )
    if (busy.has(link.party))
      return answerRefused(response, refuse('file_must_be_the_only_one_on_its_way'))
    busy.add(link.party)
    try {
      const bytes = request.iterator({ destroyOnReturn: false })
      const kept = await upload({ pool: intake, store: blobs, limits: storage }, link, bytes)
      if (kept.ok) response.json({ ok: true, ...kept.value })
      else answerRefused(response, kept)
    } finally {
      // What is left of a refused file is read and thrown away: its sender hears the answer.
      request.resume()
      busy.delete(link.party)
    }
  }
}

/** GET of a link to a blob: the bytes, to be saved and never to be shown as a page of ours. */
export function givesBlobs({ intake, blobs, secret }: SharedServices): RequestHandler {
  return async (request, response) => {
    const link = readLink(secret, String(request.params['link']))
    if (link?.may !== 'get') return answerRefused(response, refuse('link_must_be_in_force'))
    const { rows } = await intake.query<{ type: BlobType; bytes: bigint }>(
      'select type, bytes from trade.blob where hash = $1',
      [link.hash],
    )
    const [blob] = rows
    const file = blob ? await blobs.open(link.hash) : null
    if (!blob || !file) return answerRefused(response, refuse('file_must_be_there', 'hash'))
    response.type(blob.type).set({
      'content-length': String(blob.bytes),
      'content-disposition': `attachment; filename="${link.hash}.${BLOB_TYPES[blob.type]}"`,
      'cache-control': 'private, no-store',
    })
    await pipeline(file, response)
  }
}
