import { crc32, deflateRawSync } from 'node:zlib'

type Parts = Readonly<Record<string, string | Uint8Array>>

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A ZIP archive of these parts; `bend` may change what is said of each. */
export function zipOf(parts: Parts, bend: (entry: Buffer) => void = () => undefined): Buffer {
  const files: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const data = Buffer.from(content)
    const packed = deflateRawSync(data)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(crc32(data), 16)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(data.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    bend(entry)
    files.push(local, Buffer.from(name), packed)
    entries.push(entry, Buffer.from(name))
    offset += local.length + name.length + packed.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length / 2, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, directory, end])
}

/** The parts of a workbook of one sheet, with these rows as XML. */
export function partsOf(rows: string, others: Parts = {}): Parts {
  return {
    'xl/workbook.xml':
      `<workbook ${MAIN} xmlns:r="${R}">` +
      '<sheets><sheet name="One" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships>' +
      `<Relationship Id="r1" Type="${R}/worksheet" Target="worksheets/sheet1.xml"/>` +
      `<Relationship Id="r2" Type="${R}/styles" Target="/xl/styles.xml"/>` +
      `<Relationship Id="r3" Type="${R}/sharedStrings" Target="sharedStrings.xml"/>` +
      '</Relationships>',
    'xl/styles.xml': styles,
    'xl/sharedStrings.xml':
      `<sst ${MAIN}><si><t>a</t></si>` +
      '<si><r><t>合</t></r><r><t>同</t></r><rPh sb="0"><t>he</t></rPh></si></sst>',
    'xl/worksheets/sheet1.xml': `<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`,
    ...others,
  }
}

/** Styles: 0 plain, 1 a date, 2 a percentage, 3 eight digits, 4 a date of a code of its own. */
const styles =
  `<styleSheet ${MAIN}><numFmts><numFmt numFmtId="164" formatCode="00000000"/>` +
  '<numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;;@"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>' +
  '<xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>' +
  '<cellStyles><cellStyle xfId="0"/></cellStyles></styleSheet>'

export function xlsxOf(rows: string, others: Parts = {}): Buffer {
  return zipOf(partsOf(rows, others))
}

/** A row of texts that stand in the sheet itself. */
export function textRow(...texts: readonly string[]): string {
  const cells = texts.map(text => `<c t="inlineStr"><is><t>${text}</t></is></c>`)
  return `<row>${cells.join('')}</row>`
}
