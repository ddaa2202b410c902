import { describe, expect, test } from 'vitest'
import { readAll, textsOf } from './open-text.ts'

const utf16le = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')
const utf16be = (text: string) => utf16le(text).swap16()
/** 发票 and one more: a second byte may look like a backslash, never like a comma. */
const GB18030 = Buffer.from([0x61, 0x0a, 0xb7, 0xa2, 0xc6, 0xb1, 0x81, 0x5c, 0x0a])
/** Characters whose bytes hold those of a line feed, in one order or the other. */
const FEEDS = 'a\n合同\n\u0a0a\u0a00\u0d0a'

describe('a file is read', () => {
  test.each<[string, Uint8Array, object, string[][]]>([
    ['in UTF-8', Buffer.from('a\n合同\n'), {}, [['合同']]],
    ['in UTF-8 with its mark', Buffer.from('\uFEFFa\n合同\n'), {}, [['合同']]],
    ['in GB18030', GB18030, { encoding: 'gb18030' }, [['发票乗']]],
    ['in UTF-16, little end first', utf16le(FEEDS), {}, [['合同'], ['\u0a0a\u0a00\u0d0a']]],
    ['in UTF-16, big end first', utf16be(FEEDS), {}, [['合同'], ['\u0a0a\u0a00\u0d0a']]],
    ['in UTF-16 whatever is declared', utf16le('a\n1\n'), { encoding: 'gb18030' }, [['1']]],
    [
      'parted by semicolons, in single quotes',
      Buffer.from("a;b\n'1;2';3\n"),
      { delimiter: ';', quote: "'" },
      [['1;2', '3']],
    ],
    ['parted by tabs', Buffer.from('a\tb\n1\t2\n'), { delimiter: '\t' }, [['1', '2']]],
    [
      'without quotes',
      Buffer.from('a|b\n"1|2"\n'),
      { delimiter: '|', quote: 'none' },
      [['"1', '2"']],
    ],
  ])('%s', async (_, bytes, form, rows) => {
    expect(await textsOf(bytes, { form })).toEqual(rows)
  })

  test('in chunks that end anywhere', async () => {
    const text = `a\n${'合同乗\u0a0a'}\n`.repeat(60_000)
    for (const bytes of [Buffer.from(text), utf16le(text), utf16be(text)])
      expect((await textsOf(bytes)).length).toBe(119_999)
  })
})

describe('bytes outside their encoding are refused with their line', () => {
  const utf16 = (...units: number[]) => Buffer.concat([utf16le('a\n1\n'), Buffer.from(units)])
  test.each<[string, Uint8Array, object, string]>([
    ['GB18030 that is not declared', GB18030, {}, 'encoding_must_be_declared_as_gb18030'],
    ['neither', Buffer.from([0x61, 0x0a, 0xff, 0x0a]), {}, 'text_must_be_in_its_encoding'],
    [
      'half a character of GB18030',
      GB18030.subarray(0, 3),
      { encoding: 'gb18030' },
      'text_must_be_in_its_encoding',
    ],
  ])('%s', async (_, bytes, form, refusal) => {
    expect(await readAll(bytes, { form })).toMatchObject({ refusal, path: 'line.2' })
  })

  test.each([
    ['half a pair', utf16(0x00, 0xd8, 0x0a, 0x00)],
    ['half a character', utf16(0x31)],
  ])('UTF-16: %s', async (_, bytes) => {
    const refusal = 'text_must_be_in_its_encoding'
    expect(await readAll(bytes)).toMatchObject({ refusal, path: 'line.3' })
  })
})

test('a file that ends within its last row is refused, without a last line end not', async () => {
  expect(await textsOf('a,b\n1,2')).toEqual([['1', '2']])
  expect(await readAll('a,b\n1,2\n3')).toMatchObject({
    refusal: 'file_must_be_whole',
    path: 'row.3',
  })
  expect(await textsOf('a,b\n1,2\n')).toEqual([['1', '2']])
})
