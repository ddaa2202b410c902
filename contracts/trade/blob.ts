import { type Answer, answer } from '../kernel/answer.ts'
import { type Detailed, refuse } from '../kernel/decision.ts'
import { badInput, type RefusalTexts } from '../kernel/refusal-text.ts'

export const BLOB_BYTES_MAX = 100 * 2 ** 20

/** So many bytes from the beginning tell what a file is. */
export const BLOB_HEAD_BYTES = 512

/** The kinds of files that are kept, with the ending under which one is handed out. */
export const BLOB_TYPES = {
  'application/pdf': 'pdf',
  'application/ofd': 'ofd',
  'application/vnd.openxmlformats-officedocument': 'ooxml',
  'application/xml': 'xml',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/tiff': 'tif',
} as const
export type BlobType = keyof typeof BLOB_TYPES

/** Tells what a file is by its own first bytes, whatever its name or its sender says. */
export function screenBlob({ head, bytes }: BlobSeen): Answer<BlobType, BlobRefusal> {
  if (bytes === 0) return refuse('file_must_not_be_empty', 'file')
  if (bytes > BLOB_BYTES_MAX)
    return refuse('file_must_be_at_most_100_mib', 'file', { limit: BLOB_BYTES_MAX })
  const type = findType(head)
  if (type !== null) return answer(type)
  return refuse('file_must_be_of_a_kind_that_is_kept', 'file', { kinds: KINDS })
}

export interface BlobSeen {
  /** Its first bytes, at most `BLOB_HEAD_BYTES`. */
  readonly head: Uint8Array
  readonly bytes: number
}

export type BlobRefusal =
  | 'file_must_not_be_empty'
  | Detailed<'file_must_be_at_most_100_mib', { limit: number }>
  | Detailed<'file_must_be_of_a_kind_that_is_kept', { kinds: string }>

const KINDS = 'PDF, OFD, DOCX, XLSX, XML, PNG, JPEG, TIFF'

export const BLOB_TEXTS = {
  file_must_not_be_empty: badInput(
    '文件为空，请重新上传。',
    'The file is empty; upload one that has a content.',
  ),
  file_must_be_at_most_100_mib: badInput(
    d => `文件超过 100 MiB（${d.limit} 字节）。`,
    d => `The file is larger than 100 MiB (${d.limit} bytes).`,
  ),
  file_must_be_of_a_kind_that_is_kept: badInput(
    d => `按内容判断，文件不是可存放的类型：${d.kinds}。`,
    d => `By its content the file is none of the kinds that are kept: ${d.kinds}.`,
  ),
} satisfies RefusalTexts<BlobRefusal>

function findType(head: Uint8Array): BlobType | null {
  const text = String.fromCharCode(...head.subarray(0, BLOB_HEAD_BYTES))
  const begun = BEGINNINGS.find(([beginning]) => text.startsWith(beginning))
  if (begun) return begun[1]
  if (text.startsWith('PK\x03\x04')) return packedType(text)
  return /^(?:\xef\xbb\xbf)?<\?xml[ \t\r\n]/.test(text) ? 'application/xml' : null
}

const BEGINNINGS: readonly (readonly [beginning: string, type: BlobType])[] = [
  ['%PDF-', 'application/pdf'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['II*\0', 'image/tiff'],
  ['MM\0*', 'image/tiff'],
]

/** A packed document is told by the parts that are named first in it. */
function packedType(text: string): BlobType | null {
  if (/OFD\.xml|Doc_0\//.test(text)) return 'application/ofd'
  const isOffice = /\[Content_Types\]\.xml|_rels\/\.rels|docProps\/|word\/|xl\//.test(text)
  return isOffice ? 'application/vnd.openxmlformats-officedocument' : null
}
