import { expect, test } from 'vitest'
import {
  BLOB_BYTES_MAX,
  BLOB_TEXTS,
  type BlobRefusal,
  type BlobSeen,
  screenBlob,
} from '../../../contracts/trade/blob.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

const seen = (beginning: string, bytes = 1000): BlobSeen => ({
  head: Buffer.from(beginning, 'latin1'),
  bytes,
})
const kinds = 'PDF, OFD, DOCX, XLSX, XML, PNG, JPEG, TIFF'

refusalTable<BlobRefusal, BlobSeen>('keep a file', BLOB_TEXTS, seen('%PDF-1.7'), screenBlob, {
  file_must_not_be_empty: { breaks: file => ({ ...file, bytes: 0 }) },
  file_must_be_at_most_100_mib: {
    details: { limit: BLOB_BYTES_MAX },
    breaks: file => ({ ...file, bytes: BLOB_BYTES_MAX + 1 }),
    keeps: { 'exactly 100 MiB': file => ({ ...file, bytes: BLOB_BYTES_MAX }) },
  },
  file_must_be_of_a_kind_that_is_kept: {
    details: { kinds },
    breaks: ({ bytes }) => seen('MZ\x90\0', bytes),
  },
})

test.each([
  ['%PDF-1.4', 'application/pdf'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['II*\0', 'image/tiff'],
  ['MM\0*', 'image/tiff'],
  ['<?xml version="1.0"?>', 'application/xml'],
  ['\xef\xbb\xbf<?xml version="1.0"?>', 'application/xml'],
  [`PK\x03\x04${'\0'.repeat(26)}OFD.xml`, 'application/ofd'],
  [
    `PK\x03\x04${'\0'.repeat(26)}[Content_Types].xml`,
    'application/vnd.openxmlformats-officedocument',
  ],
])('%j begins a file that is kept', (beginning, type) => {
  expect(screenBlob(seen(beginning))).toEqual({ ok: true, value: type })
})

test.each([
  'PK\x03\x04 anything.exe',
  '<html>',
  '<svg xmlns="http://www.w3.org/2000/svg">',
  ' %PDF-',
  '%PDF',
  '#!/bin/sh',
  'GIF89a',
  '',
])('%j does not', beginning => {
  expect(screenBlob(seen(beginning))).toMatchObject({
    refusal: 'file_must_be_of_a_kind_that_is_kept',
  })
})
