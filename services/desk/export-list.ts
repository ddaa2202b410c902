import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ListExport } from '../client/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import type { Options } from './options.ts'
import { openOwn } from './signer.ts'

/** Takes a list out as a file, under its own name unless another is given. */
export async function exportList(options: Options): Promise<readonly string[]> {
  const { find, need } = options
  const [of, language] = [find('of'), find('language')]
  const what = {
    ...{ list: need('list'), format: need('format'), filters: readFilters(find('filters')) },
    ...(of !== undefined && { of }),
    ...(language !== undefined && { language }),
  } as ListExport
  const { name, bytes } = await openOwn(options).exports.list(what)
  const path = find('out') ?? name
  await pipeline(Readable.fromWeb(bytes as never), createWriteStream(path, { flags: 'wx' }))
  return [path]
}

function readFilters(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    return text === undefined ? {} : JSON.parse(text)
  } catch (cause) {
    throw new SetupFault(`--filters is no JSON: ${(cause as Error).message}`, { cause })
  }
}
