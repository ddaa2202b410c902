import { buffer } from 'node:stream/consumers'
import { find, findAll, readElementsWithin, withXml, type XmlElement } from '../messages/index.ts'
import { FileStopped } from '../platform/mapped-files/refusal.ts'
import { openZip } from '../platform/mapped-files/zip.ts'
import { type InvoiceRow, NOTHING_SAID } from './invoice-row.ts'
import { readDay } from './read-einvoice.ts'

export const OFD_ROOT = 'OFD.xml'

/** True if a ZIP archive is the tax platform's layout file, and no workbook. */
export async function isOfd(path: string, bytesMax: number): Promise<boolean> {
  return (await openOfd(path, bytesMax)).has(OFD_ROOT)
}

/** The invoice's own XML within the layout file; null where only its front page says something. */
export async function readAttachedXml(path: string, bytesMax: number): Promise<Buffer | null> {
  const zip = await openOfd(path, bytesMax)
  const name = zip.names().find(one => /(^|\/)original_invoice\.xml$/i.test(one))
  return name === undefined ? null : await buffer(zip.read(name))
}

/** What the front page of a layout file without an XML file in it states by name. */
export async function readFrontPage(path: string, bytesMax: number): Promise<InvoiceRow> {
  const zip = await openOfd(path, bytesMax)
  const bytes = await buffer(zip.read(OFD_ROOT))
  const root = withXml(bytes, document => readElementsWithin(document, []), bytesMax)
  const said = new Map(readNamed(root))
  const number = said.get('发票号码') ?? ''
  if (number === '') throw new FileStopped('file_must_be_an_electronic_invoice', OFD_ROOT)
  const amount = said.get('价税合计') ?? ''
  return {
    texts: {
      ...NOTHING_SAID,
      ...{ number, amount, currency: 'CNY' },
      seller: said.get('销售方纳税人识别号') ?? '',
      buyer: said.get('购买方纳税人识别号') ?? '',
      invoicedOn: readDay(said.get('开票日期') ?? ''),
    },
    says: { broken: [], takesBack: amount.startsWith('-'), redLetterOf: '', standing: null },
  }
}

function readNamed(root: XmlElement): readonly [string, string][] {
  const page = find(root, 'DocBody', 'DocInfo')
  const all = [...findAll(page, 'CustomData'), ...findAll(find(page, 'CustomDatas'), 'CustomData')]
  return all.map(one => [one.attributes['Name'] ?? '', one.text.trim()])
}

async function openOfd(path: string, bytesMax: number) {
  const limits = { unpackedBytes: bytesMax, unpackedRatio: 200, sharedTextBytes: bytesMax }
  return await openZip(path, limits)
}
