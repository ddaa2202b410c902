/**
 * Node decodes GB18030 and does not encode it: two-byte characters are looked up by decoding all.
 */
export function encodeGb(text: string): Buffer {
  const table = new Map<string, number[]>()
  const decoder = new TextDecoder('gb18030')
  for (let hi = 0x81; hi <= 0xfe; hi++)
    for (let lo = 0x40; lo <= 0xfe; lo++) table.set(decoder.decode(Uint8Array.of(hi, lo)), [hi, lo])
  return Buffer.from([...text].flatMap(c => (c < '\x80' ? [c.charCodeAt(0)] : table.get(c)!)))
}
