import { open, readFile } from 'node:fs/promises'
import { MessageStopped, readElementsWithin, withXml } from '../messages/index.ts'
import { beyondLimit, FileStopped } from '../platform/mapped-files/refusal.ts'
import type { InvoiceRow } from './invoice-row.ts'
import { isOfd, readAttachedXml, readFrontPage } from './ofd.ts'
import { readEinvoice } from './read-einvoice.ts'
import { readEinvoiceFields } from './read-einvoice-fields.ts'
import { findUblKind, readUbl, UBL_PARTS } from './read-ubl.ts'

export const INVOICE_FILE_BYTES_MAX = 10 * 1024 ** 2
export const INVOICES_MAX = 10_000

/**
 * Reads a file of electronic invoices, told by its first bytes: XML, an OFD archive, or JSON. Null:
 * it is a table, and others read it. Throws FileStopped where it cannot be read.
 */
export async function readInvoiceFile(path: string): Promise<readonly InvoiceRow[] | null> {
  const { start, size } = await look(path)
  const isZip = start.startsWith('PK')
  if (!/^[<[{]/.test(start) && !isZip) return null
  if (isZip && !(await isOfd(path, INVOICE_FILE_BYTES_MAX))) return null
  if (size > INVOICE_FILE_BYTES_MAX) throw beyondLimit('bytes', size, INVOICE_FILE_BYTES_MAX)
  if (isZip) return [await readOfd(path)]
  const bytes = await readFile(path)
  return start.startsWith('<') ? [readXmlInvoice(bytes)] : readJson(bytes)
}

/** The first character of a text behind its mark and blanks, and how long the file is. */
async function look(path: string): Promise<{ start: string; size: number }> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0)
    const start = buffer.toString('utf8', 0, bytesRead).replace(/^\uFEFF?\s*/, '')
    return { start, size: (await handle.stat()).size }
  } finally {
    await handle.close()
  }
}

/** One UBL document or one 数电票. */
export function readXmlInvoice(bytes: Uint8Array): InvoiceRow {
  try {
    return withXml(
      bytes,
      document => {
        const root = readElementsWithin(document, UBL_PARTS)
        if (findUblKind(root.namespace, root.name)) return readUbl(root)
        if (root.name === 'EInvoice') return readEinvoice(root)
        throw new FileStopped('file_must_be_an_electronic_invoice', '', root.name)
      },
      INVOICE_FILE_BYTES_MAX,
    )
  } catch (error) {
    if (error instanceof MessageStopped) throw stoppedFile(error)
    throw error
  }
}

async function readOfd(path: string): Promise<InvoiceRow> {
  const attached = await readAttachedXml(path, INVOICE_FILE_BYTES_MAX)
  if (attached !== null) return readXmlInvoice(attached)
  try {
    return await readFrontPage(path, INVOICE_FILE_BYTES_MAX)
  } catch (error) {
    if (error instanceof MessageStopped) throw stoppedFile(error)
    throw error
  }
}

function readJson(bytes: Buffer): readonly InvoiceRow[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''))
  } catch {
    throw new FileStopped('file_must_be_whole', 'json')
  }
  const objects = Array.isArray(parsed) ? parsed : [parsed]
  if (objects.length > INVOICES_MAX) throw beyondLimit('invoices', objects.length, INVOICES_MAX)
  return objects.map((object, index) => readEinvoiceFields(object, index + 1))
}

/** The reader of XML speaks of messages; here they are files. */
function stoppedFile({ refused }: MessageStopped): FileStopped {
  const details = ('details' in refused ? refused.details : null) as Details | null
  if (refused.refusal === 'message_must_be_within_its_limit')
    return beyondLimit(String(details?.limit), Number(details?.found), Number(details?.most))
  if (refused.refusal === 'message_must_declare_no_document_type')
    return new FileStopped('file_must_declare_no_document_type')
  return new FileStopped('file_must_be_whole', `line ${details?.line}`, details?.found)
}

interface Details {
  readonly limit?: string
  readonly most?: number
  readonly found?: number | string
  readonly line?: number
}
