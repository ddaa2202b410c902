import { read, utils, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { removeTimes } from '../../../../../services/abs/result/workbook/timeless-zip.ts'

const book = () => {
  const made = utils.book_new()
  utils.book_append_sheet(made, utils.aoa_to_sheet([['PK\u0003\u0004', 1]]), 'one')
  return Buffer.from(write(made, { type: 'array', bookType: 'xlsx', compression: true }))
}

test('the archive still opens, says the same, and names one time for every file', () => {
  const zip = removeTimes(book())
  expect(utils.sheet_to_json(read(zip).Sheets['one']!, { header: 1 })).toEqual([
    ['PK\u0003\u0004', 1],
  ])
  expect(zip.readUInt32LE(10)).toBe(0x00210000)
})

test('what is no archive is a bug of ours', () => {
  expect(() => removeTimes(Buffer.from('no archive at all, and long enough'))).toThrow('directory')
})
