import { readError, readFault, readRefused, type Told } from '../graph/told.ts'
import type { Session } from '../session/session.ts'
import { OPEN_UPLOAD } from './documents.ts'

/** As many as the platform takes of one file. */
const FILE_BYTES_MAX = 100 * 2 ** 20

/** Sends a file that acts name by its digest, and answers with that; or why it was not taken. */
export async function upload(
  { client, fetch: ask }: Pick<Session, 'client' | 'fetch'>,
  file: File,
): Promise<{ readonly hash: string } | Told> {
  if (file.size > FILE_BYTES_MAX) return TOO_LARGE
  const { data, error } = await client.mutation(OPEN_UPLOAD, {}).toPromise()
  if (error) return readError(error)
  const opened = data!.answer!
  if (opened.__typename === 'Refused') return readRefused(opened)
  try {
    const sent = await ask(opened.link, { method: 'POST', body: file })
    const answer = await sent.json()
    if (typeof answer.hash === 'string') return { hash: answer.hash }
    return 'refusal' in answer ? readRefused(answer) : readFault(answer)
  } catch {
    return readFault(null)
  }
}

const TOO_LARGE: Told = {
  code: 'file_must_be_within_its_limit',
  zh: '文件超过 100 MiB。',
  en: 'The file has more than 100 MiB.',
  request: null,
}
