import { encode } from './base64url.ts'

/** The bytes of a file as acts bring it: packed by gzip, in base64url. */
export async function packFile(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))
  return encode(new Uint8Array(await new Response(packed).arrayBuffer()))
}
