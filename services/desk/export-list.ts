import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ListExport } from '../client/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import type { Options } from './options.ts'
import { readJsonOption } from './read-json.ts'
import { openOwn } from './signer.ts'

/** Takes a list out as a file, under its own name unless another is given. */
export async function exportList(options: Options): Promise<readonly string[]> {
  const { find, need } = options
  const [of, language] = [find('of'), find('language')]
  const what = {
    ...{
      list: need('list'),
      format: need('format'),
      filters: readJsonOption('filters', find('filters') ?? '{}'),
    },
    ...(of !== undefined && { of }),
    ...(language !== undefined && { language }),
  } as ListExport
  const { name, bytes } = await openOwn(options).exports.list(what)
  const path = find('out') ?? name
  await write(path, bytes)
  return [path]
}

/** Never over a file that is there. */
async function write(path: string, bytes: ReadableStream): Promise<void> {
  try {
    await pipeline(Readable.fromWeb(bytes as never), createWriteStream(path, { flags: 'wx' }))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
    throw new SetupFault(`${path} is there already: move it away, or name another with --out`, {
      cause,
    })
  }
}
