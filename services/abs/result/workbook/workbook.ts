import { escaped, MAIN, type Sheet, STYLES, sheetXml, XML } from './sheet-xml.ts'
import { zipOf } from './zip.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/**
 * A workbook of Office Open XML (ECMA-376): texts stand in their cells, so that a sheet is written
 * in one pass, and nothing tells when it was.
 */
export async function workbookOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const fileOf = (i: number) => `worksheets/sheet${i + 1}.xml`
  const types = sheets.map((_, i) => override(`/xl/${fileOf(i)}`, 'worksheet'))
  const links = sheets.map((_, i) => relationship(i + 1, 'worksheet', fileOf(i)))
  const named = sheets.map(
    ({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  )
  return await zipOf([
    {
      name: '[Content_Types].xml',
      text:
        `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ` +
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        `${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}` +
        `${types.join('')}</Types>`,
    },
    {
      name: '_rels/.rels',
      text: relationships(relationship(1, 'officeDocument', 'xl/workbook.xml')),
    },
    {
      name: 'xl/workbook.xml',
      text:
        `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">` +
        `<sheets>${named.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: relationships(links.join('') + relationship(sheets.length + 1, 'styles', 'styles.xml')),
    },
    { name: 'xl/styles.xml', text: STYLES },
    ...sheets.map((sheet, i) => ({ name: `xl/${fileOf(i)}`, text: sheetXml(sheet) })),
  ])
}

function override(part: string, kind: string): string {
  return `<Override PartName="${part}" ContentType="${TYPE}.${kind}+xml"/>`
}

function relationship(id: number, kind: string, target: string): string {
  return `<Relationship Id="rId${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`
}

function relationships(all: string): string {
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all}</Relationships>`
}
