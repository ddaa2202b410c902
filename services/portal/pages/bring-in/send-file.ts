import { readFault, type Told } from '../../graph/told.ts'

/** What is sent: a file of documents, and how it is to be read. */
export interface FileToSend {
  readonly kind: string
  readonly file: File
  /** None: the platform's own format. */
  readonly mapping: object | null
}

/** Sends a file and says how much has gone; answers with the import's id, or why there is none. */
export async function sendFile(
  { kind, file, mapping }: FileToSend,
  headers: Readonly<Record<string, string>>,
  onSent: (bytes: number) => void,
): Promise<{ readonly id: string } | Told> {
  const form = new FormData()
  form.set('kind', kind)
  form.set('name', file.name)
  if (mapping !== null) form.set('mapping', JSON.stringify(mapping))
  form.set('file', file)
  return await new Promise(resolve => {
    const request = new XMLHttpRequest()
    request.open('POST', '/imports')
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded }) => onSent(loaded)
    request.onerror = () => resolve(readFault(null))
    request.onload = () => resolve(readAnswer(request.response))
    request.send(form)
  })
}

interface Answer {
  readonly id?: string
  readonly refusal?: string
  readonly zh?: string
  readonly en?: string
}

function readAnswer(answer: Answer | null): { readonly id: string } | Told {
  if (answer?.id !== undefined) return { id: answer.id }
  const { refusal, zh, en } = answer ?? {}
  if (refusal && zh && en) return { code: refusal, zh, en, request: null }
  return readFault(answer as Parameters<typeof readFault>[0])
}
