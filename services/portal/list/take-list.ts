import type { ListExport } from '../../client/browser.ts'
import { readFault, type Told } from '../graph/told.ts'
import type { Language } from '../texts/locales.ts'
import { giveFile } from '../ui/give-file.ts'

export interface ExportedList extends ListExport {
  readonly language: Language
}

/** Asks for a list as a file and gives it to the browser to keep; answers why not, if not. */
export async function takeList(ask: typeof fetch, list: ExportedList): Promise<Told | null> {
  const headers = { 'content-type': 'application/json' }
  const name = `${list.list}.${list.format}`
  return await takeFile(ask, '/exports', name, {
    ...{ method: 'POST', headers, body: JSON.stringify(list) },
  })
}

/** The same of any file, under a name of its own unless the server gives one. */
export async function takeFile(
  ask: typeof fetch,
  url: string,
  otherwise: string,
  how: RequestInit = {},
): Promise<Told | null> {
  try {
    const answer = await ask(url, how)
    if (!answer.ok) return readFault(await answer.json())
    const name = readFileName(answer.headers) ?? otherwise
    giveFile(name, await answer.blob())
    return null
  } catch {
    return readFault(null)
  }
}

/** RFC 6266: the name in UTF-8. */
function readFileName(headers: Headers): string | null {
  const said = headers.get('content-disposition') ?? ''
  const [, encoded] = /filename\*=UTF-8''([^;]+)/.exec(said) ?? []
  return encoded === undefined ? null : decodeURIComponent(encoded)
}
