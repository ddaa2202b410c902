import { describe, expect, it, test } from 'vitest'
import type { FileLimits } from '../../../../services/platform/mapped-files/mapped-file.ts'
import { readAll, textsOf } from './open-text.ts'

const form = { element: 'asset' }
const xml = (...rows: string[]) => `<?xml version="1.0"?><data>${rows.join('\n')}</data>`
const one = '<asset><id>1</id><name>a</name></asset>'

describe('rows of an XML file', () => {
  it('are its declared elements, cells the elements in them without others', async () => {
    const file = xml(
      '<x:asset xmlns:x="urn:y"><x:id>1</x:id><sum><paid>2.50</paid><due/></sum></x:asset>',
      '<note>of no row</note>',
      '<asset><name><![CDATA[a & b]]> &lt;c&gt;</name><id> 2 </id></asset>',
    )
    expect(await textsOf(file, { form })).toEqual([
      ['1', '2.50', '', ''],
      ['2', '', '', 'a & b <c>'],
    ])
  })

  it('may have a name more than once: each is a column', async () => {
    const file = xml('<asset><id>1</id><of>a</of><of>b</of></asset>', one)
    expect(await textsOf(file, { form, sources: { id: 'id', second: 'of.2' } })).toEqual([
      ['1', 'b'],
      ['1', ''],
    ])
  })

  it('are known by the declared element where the file does not say that it is XML', async () => {
    expect(await textsOf(`<data>${one}</data>`, { form })).toEqual([['1', 'a']])
    expect(await textsOf(`\uFEFF<data>${one}</data>`, { form })).toEqual([['1', 'a']])
    expect(await textsOf('<id>,b\n1,2\n', {})).toEqual([['1', '2']])
  })

  it('are numbered as the rows of a sheet, of which the first is the heading', async () => {
    const read = await readAll(xml(one, one), { form })
    expect('rows' in read && read.rows.map(row => row?.row)).toEqual([2, 3])
  })
})

describe('an XML file is refused', () => {
  it.each([
    ['without a declared element', xml(one), {}, 'mapping.element', 'data | asset | id | name'],
    ['without the declared element', xml('<a/>'), form, 'mapping.element', 'data | a'],
  ])('%s, and shows what is there', async (_, file, declared, path, found) => {
    expect(await readAll(file, { form: declared })).toMatchObject({
      refusal: 'element_must_be_declared',
      path,
      found,
    })
  })

  it.each([
    ['cut within a row', `${xml(one).slice(0, -20)}`, 'row.2'],
    ['with a document type', `<!DOCTYPE data [<!ENTITY e "e">]>${xml(one).slice(21)}`, 'row.2'],
    ['not well formed', xml(one, '<asset><id></asset>'), 'row.3'],
  ])('%s', async (_, file, path) => {
    expect(await readAll(file, { form })).toMatchObject({ refusal: 'file_must_be_whole', path })
  })

  test.each<[keyof FileLimits, string, number]>([
    ['rows', xml(one, one, one), 3],
    ['columns', xml('<asset><a/><b/><c/></asset>'), 3],
    ['columns', xml('<asset><a/><a/></asset>', '<asset><b/></asset>'), 3],
    ['rowBytes', xml('<asset><a>合</a><b>1</b></asset>'), 4],
  ])('beyond its %s', async (limit, file, most) => {
    expect(await readAll(file, { form, limits: { [limit]: most } })).not.toHaveProperty('ok')
    const refused = await readAll(file, { form, limits: { [limit]: most - 1 } })
    expect(refused).toMatchObject({ refusal: 'file_must_be_within_its_limit', path: limit })
  })

  test.each([
    ['in a row', xml(`<asset>${'<a/>'.repeat(50)}</asset>`)],
    ['in all rows', xml(...Array.from({ length: 50 }, (_, i) => `<asset><a${i}/></asset>`))],
  ])('at the first column too many, %s', async (_, file) => {
    const refused = await readAll(file, { form, limits: { columns: 3 } })
    expect(refused).toMatchObject({ path: 'columns', found: '4', expected: '≤ 3' })
  })
})
