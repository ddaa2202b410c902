import type { Refusal, Refused } from '../../contracts/kernel/decision.ts'
import type { Digest } from '../../contracts/kernel/digest.ts'
import type { InvoiceId } from '../../contracts/kernel/id.ts'
import type { AttachmentKind } from '../../contracts/trade/attach.ts'
import type { Read } from './pages.ts'
import { isRefused, READ_REFUSED, readRefused, type WireRefused } from './refused.ts'
import type { OnSent } from './send-file.ts'
import type { Transport } from './transport.ts'

/** Files that belong to documents: contracts, delivery notes, copies of invoices. */
export interface Files {
  /** At most 100 MiB: PDF, OFD, DOCX, XLSX, XML, PNG, JPEG or TIFF by its content. */
  upload(file: globalThis.Blob, onSent?: OnSent): Promise<Uploaded | Refused<Refusal>>
  /** Attaches what was uploaded to an invoice, for ever; its other side can read it then. */
  attach(
    invoice: InvoiceId,
    hash: Digest,
    kind: AttachmentKind,
  ): Promise<{ readonly ok: true } | Refused<Refusal>>
  /** The bytes; null: there is no file of this hash that the user may see. */
  download(hash: Digest): Promise<globalThis.Blob | null>
}

export interface Uploaded {
  readonly ok: true
  /** As a clause is cited, and a file attached. */
  readonly hash: Digest
  readonly bytes: number
  readonly type: string
}

export function filesBy(transport: Transport, read: Read): Files {
  return {
    upload: async (file, onSent) => {
      const { opened } = await read<{ opened: { readonly link: string } | WireRefused }>(OPEN)
      if (isRefused(opened)) return readRefused(opened)
      const answer = await transport.put<Uploaded | WireRefused>(opened.link, file, onSent)
      return isRefused(answer) ? readRefused(answer) : answer
    },
    attach: async (invoice, hash, kind) => {
      const { attached } = await read<{ attached: object | WireRefused }>(ATTACH, {
        ...{ invoice, hash, kind },
      })
      return isRefused(attached) ? readRefused(attached) : { ok: true }
    },
    download: async hash => {
      const { blob } = await read<{ blob: { readonly link: string } | null }>(LINK, { hash })
      return blob && (await transport.fetch(blob.link))
    },
  }
}

const OPEN = `mutation { opened: openUpload { ... on UploadLink { link } ${READ_REFUSED} } }`
const LINK = 'query ($hash: String!) { blob(hash: $hash) { link } }'
const ATTACH = `mutation ($invoice: ID!, $hash: String!, $kind: AttachmentKind!) {
  attached: attach(invoice: $invoice, hash: $hash, kind: $kind) {
    ... on Attached { invoice { id } } ${READ_REFUSED} } }`
