import { assert } from '../../../../contracts/kernel/bug.ts'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
/** 1 January 1980, 00:00: the first moment that a ZIP can state. */
const EPOCH = 0x00210000

/**
 * Sets the time of every file of a ZIP archive to one moment, in place, so that equal reports have
 * equal bytes. It walks the directory at the end; archive comments and ZIP64 are not supported.
 */
export function removeTimes(zip: Buffer): Buffer {
  const end = zip.length - 22
  assert(end >= 0 && zip.readUInt32LE(end) === END, 'the archive ends with its directory')
  let entry = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    assert(zip.readUInt32LE(entry) === ENTRY, 'the directory has an entry here')
    const local = zip.readUInt32LE(entry + 42)
    assert(zip.readUInt32LE(local) === LOCAL, 'the entry leads to its file')
    zip.writeUInt32LE(EPOCH, entry + 12)
    zip.writeUInt32LE(EPOCH, local + 10)
    const variable = [28, 30, 32].reduce((sum, at) => sum + zip.readUInt16LE(entry + at), 0)
    entry += 46 + variable
  }
  return zip
}
